/** Questions about datasets, wherever in the graph they are asked. */
import { isGiven } from '../domain/given.ts';
import type { PortalEntry } from '../domain/registry.ts';
import { facetLabel, isPlaceFacet, placeBuckets, type FacetName } from '../federate/facets.ts';
import { orderOf, scopeOf, type Scope } from '../federate/scope.ts';
import type { DatasetHits, DatasetScope, FacetBucket, FacetField } from '../ports/store.ts';
import type { Context } from './context.ts';
import type { Facet, QueryDatasetsArgs } from './generated/resolvers.ts';
import { asDataset, asPortal, harvestedSourceOf } from './lookup.ts';
import type { DatasetConnectionModel, DatasetEdgeModel, SourceStatusModel } from './models.ts';
import { needSize, pageOf } from './pages.ts';

const NOTHING: DatasetHits = {
  hits: [],
  total: 0,
  hasNextPage: false,
  hasPreviousPage: false,
  corrections: [],
};

function storeScope({ query, filter, removed }: Scope): DatasetScope {
  return { query, filter, removed };
}

/** Hits whose dataset vanished since, or whose portal left the registry, are left out. */
async function edgesOf(context: Context, hits: DatasetHits): Promise<readonly DatasetEdgeModel[]> {
  const stored = await Promise.all(hits.hits.map((hit) => context.loaders.datasets.load(hit.key)));
  return hits.hits.flatMap((hit, index) => {
    const one = stored[index];
    return !isGiven(one) || context.places.portal(hit.key.portal) === null
      ? []
      : [{ hit, node: asDataset(one) }];
  });
}

async function countPortals(context: Context, scope: Scope): Promise<ReadonlyMap<string, number>> {
  if (scope.portals.length === 0) return new Map();
  const limit = context.places.portals.length;
  const [buckets = []] = await context.deps.catalogue.facets(storeScope(scope), ['PORTAL'], limit);
  return new Map(buckets.map(({ value, count }) => [value, count]));
}

/** `within`: the portals of the city or portal that is asked; null: all. */
export async function searchDatasets(
  context: Context,
  args: QueryDatasetsArgs,
  within: readonly PortalEntry[] | null,
): Promise<DatasetConnectionModel> {
  const page = pageOf(args);
  const scope = scopeOf(context.places, args.query ?? null, args.where ?? {}, within);
  const orderBy = orderOf(scope, args.orderBy ?? null);
  const hits =
    scope.portals.length === 0
      ? NOTHING
      : await context.deps.catalogue.search({ ...storeScope(scope), orderBy, ...page });
  let counted: Promise<ReadonlyMap<string, number>> | null = null;
  const portalCounts = (): Promise<ReadonlyMap<string, number>> => (counted ??= countPortals(context, scope));
  return { scope, hits, edges: await edgesOf(context, hits), portalCounts };
}

async function countStored(
  context: Context,
  scope: Scope,
  fields: readonly FacetField[],
  limit: number,
): Promise<ReadonlyMap<FacetName, readonly FacetBucket[]>> {
  if (fields.length === 0 || scope.portals.length === 0) return new Map();
  const buckets = await context.deps.catalogue.facets(storeScope(scope), fields, limit);
  return new Map(fields.map((field, index) => [field, buckets[index] ?? []]));
}

/** Aligned with `fields`. */
export async function facetsOf(
  context: Context,
  connection: DatasetConnectionModel,
  fields: readonly FacetName[],
  limit: number,
): Promise<readonly Facet[]> {
  needSize('limit', limit);
  const asked = [...new Set(fields)];
  const stored = asked.flatMap((field) => (isPlaceFacet(field) ? [] : [field]));
  const [counted, perPortal] = await Promise.all([
    countStored(context, connection.scope, stored, limit),
    asked.some(isPlaceFacet) ? connection.portalCounts() : new Map<string, number>(),
  ]);
  return fields.map((field) => ({
    field,
    buckets: (isPlaceFacet(field)
      ? placeBuckets(context.places, field, perPortal, limit)
      : (counted.get(field) ?? [])
    ).map(({ value, count }) => ({ value, count, label: facetLabel(context.places, field, value) })),
  }));
}

/** One status per portal that can have a part in the answer. */
export function sourcesOf(
  context: Context,
  { scope, portalCounts }: DatasetConnectionModel,
): Promise<readonly SourceStatusModel[]> {
  return Promise.all(
    scope.portals.map(async (portal) => ({
      portal: asPortal(portal),
      report: await harvestedSourceOf(context, portal.slug),
      rows: async () => (await portalCounts()).get(portal.slug) ?? 0,
    })),
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u{E000}': '<mark>',
  '\u{E001}': '</mark>',
};

/** Portal text is escaped; only the marks around matched words become tags. */
export function safeFragment(fragment: string): string {
  return fragment.replace(/[&<>"'\u{E000}\u{E001}]/gu, (char) => ESCAPES[char] ?? '');
}
