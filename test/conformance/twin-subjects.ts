/** Subjects made of twins: a whole one and one that caps its pages, at two addresses. */
import ckan from '../../connectors/ckan/index.ts';
import socrata from '../../connectors/socrata/index.ts';
import type { Subject } from '../../src/conformance/index.ts';
import { isJsonObject, type Http, type Json, type JsonObject } from '../../src/connector/index.ts';
import { twinHttp } from '../support/twin-http.ts';
import { createCkanTwin, type CkanProfile } from '../twins/ckan.ts';
import { toCkanPackages } from '../twins/ckan-records.ts';
import { civicDatasets } from '../twins/civic-generate.ts';
import { createSocrataTwin } from '../twins/socrata.ts';
import { toDiscoveryResults } from '../twins/socrata-records.ts';
import { asSocrataTable, columnLists } from '../twins/socrata-table.ts';
import { ODD_NAMES, type TwinTable } from '../twins/rows.ts';
import type { Twin } from '../twins/twin.ts';
import { saidOf, subjectTable, withoutColumns } from './subject-tables.ts';

export const NOW = new Date('2026-11-23T12:00:00Z');
const SEED = 7;

export interface TwinSubjectOptions {
  readonly count: number;
  readonly pageSizes: Subject['pageSizes'];
  readonly samples: number;
  /** Records of the capped portal, its cap, and what is asked of it. */
  readonly capped: { readonly count: number; readonly cap: number; readonly pageSize: number };
  /** Whether CKAN answers SQL; otherwise as usual for its version. */
  readonly sql?: boolean;
}
/** Small enough for a tape that people can read. */
export const NARROW: TwinSubjectOptions = {
  count: 10,
  pageSizes: { small: 3, large: 20 },
  samples: 3,
  capped: { count: 4, cap: 2, pageSize: 3 },
};
export const WIDE: TwinSubjectOptions = {
  count: 60,
  pageSizes: { small: 7, large: 50 },
  samples: 8,
  capped: { count: 30, cap: 6, pageSize: 20 },
};

function byHost(twins: Readonly<Record<string, Twin>>): () => Http {
  return () =>
    twinHttp({
      async handle(request) {
        const twin = twins[request.url.host];
        if (twin === undefined) throw new Error(`nobody at ${request.url.host}`);
        return twin.handle(request);
      },
    });
}

function datasets(city: string, count: number): ReturnType<typeof civicDatasets> {
  return civicDatasets({ seed: SEED, city, count, now: NOW });
}

/** Evenly from a list. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

interface Stamped {
  readonly id: string;
  readonly at: number;
}
/** The time of a record in the last third, and all that changed then or later. */
function sinceOf(stamped: readonly Stamped[]): { readonly at: Date; readonly ids: readonly string[] } {
  const sorted = stamped.toSorted((a, b) => a.at - b.at);
  const at = sorted[Math.floor((sorted.length * 2) / 3)]?.at ?? 0;
  return { at: new Date(at), ids: sorted.filter((one) => one.at >= at).map(({ id }) => id) };
}

function textAt(value: Json, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : null),
    value,
  );
  return typeof found === 'string' ? found : '';
}

/** CKAN has no points. */
export function ckanRows(): TwinTable {
  return withoutColumns(subjectTable(), [ODD_NAMES.point]);
}
/** A table in the place of the first resource that the portal has. */
function ckanTable(packages: readonly Json[]): Parameters<typeof saidOf>[1] {
  const [pkg] = packages.filter((one) => firstResource(one) !== '');
  const ref = { datasetId: textAt(pkg ?? null, 'id'), tableId: firstResource(pkg ?? null) };
  return { ref, unknown: { datasetId: UNKNOWN, tableId: '00000000-0000-4000-8000-00000000000f' } };
}
function firstResource(pkg: Json): string {
  const resources = isJsonObject(pkg) ? pkg['resources'] : null;
  const [first = null]: readonly Json[] = Array.isArray(resources) ? resources : [];
  const id = textAt(first, 'id');
  return /^[0-9a-f-]{36}$/.test(id) ? id : '';
}
function isOpenDataset(pkg: Json): boolean {
  return isJsonObject(pkg) && pkg['private'] !== true && pkg['state'] === 'active';
}
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** Of any profile; the connector finds out by itself. */
export function ckanSubject(profile: CkanProfile, options = WIDE): Subject {
  const { count, capped, pageSizes } = options;
  const host = 'data.alder-bay.example';
  const packagesOf = (city: string, size: number): Json[] =>
    toCkanPackages(datasets(city, size), { site: `https://${host}`, seed: SEED });
  const packages = packagesOf('alder-bay', count);
  const cappedPackages = packagesOf('kestrel-falls', capped.count);
  const table = ckanRows();
  const named = ckanTable(packages.filter((pkg) => isOpenDataset(pkg)));
  const whole = createCkanTwin({
    packages,
    profile,
    siteTitle: 'Open Alder Bay',
    now: () => NOW,
    tables: (id) => (id === named.ref.tableId ? table : null),
    datastore: options.sql === undefined ? {} : { sql: options.sql },
  });
  const narrow = createCkanTwin({ packages: cappedPackages, profile, rowsCap: capped.cap, now: () => NOW });
  const real = packages.filter((pkg) => whole.publicIds().includes(textAt(pkg, 'id')));
  const stamped = real.map((pkg) => ({
    id: textAt(pkg, 'id'),
    at: Date.parse(`${textAt(pkg, 'metadata_modified').slice(0, 23)}Z`),
  }));
  const datasetIds = real
    .filter((pkg) => /^dataset$/i.test(textAt(pkg, 'type')))
    .map((pkg) => textAt(pkg, 'id'));
  return {
    folder: 'ckan',
    connector: ckan,
    address: new URL(`https://${host}/dataset`),
    config: { url: `https://${host}` },
    samples: spread(datasetIds, options.samples),
    unknownId: UNKNOWN,
    pageSizes,
    since: sinceOf(stamped),
    capped: {
      config: { url: 'https://capped.example' },
      pageSize: capped.pageSize,
      count: narrow.publicIds().length,
    },
    // DKAN has no DataStore.
    table: profile === 'dkan' ? null : saidOf(table, named),
    errorAnswers: [
      {
        status: 200,
        body: { success: false, error: { __type: 'Search Error', message: 'Solr responded 500' } },
      },
      { status: 409, body: { success: false, error: { __type: 'Search Query Error', message: 'Invalid' } } },
      { status: 400, body: 'Bad request - Action name not known: package_search' },
    ],
    hosts: [],
    bypass: [
      {
        check: 'map/only-observed-fields',
        reason:
          "some portals describe columns in the catalogue, but that others do not is not the publishers' doing",
      },
    ],
    portal: byHost({ [host]: whole, 'capped.example': narrow }),
    others: [],
  };
}

/** The same results, the first table of which has the columns of this one; and its id. */
function withTable(
  results: readonly Json[],
  columns: JsonObject,
  domain: string,
): readonly [results: readonly Json[], id: string] {
  const isTable = (result: Json): boolean =>
    textAt(result, 'resource', 'lens_view_type') === 'tabular' &&
    textAt(result, 'resource', 'type') === 'dataset' &&
    textAt(result, 'metadata', 'domain') === domain;
  const id = textAt(results.find(isTable) ?? null, 'resource', 'id');
  const changed = results.map((result) => {
    const resource = isJsonObject(result) ? result['resource'] : null;
    const isIt = textAt(result, 'resource', 'id') === id;
    return isIt && isJsonObject(result) && isJsonObject(resource)
      ? { ...result, resource: { ...resource, ...columns } }
      : result;
  });
  return [changed, id];
}

export function socrataSubject(options = WIDE): Subject {
  const { count, capped, pageSizes } = options;
  const domain = 'data.kestrel-falls.example';
  const narrowDomain = 'capped.example';
  const table = asSocrataTable(subjectTable());
  const plain = toDiscoveryResults(datasets('kestrel-falls', count), { domain, seed: SEED });
  const [results, tableId] = withTable(plain, columnLists(table), domain);
  const narrowResults = toDiscoveryResults(datasets('alder-bay', capped.count), {
    domain: narrowDomain,
    seed: SEED,
  });
  const tables = (id: string): typeof table | null => (id === tableId ? table : null);
  const whole = createSocrataTwin({ domain, results, tables, now: () => NOW });
  const narrow = createSocrataTwin({
    domain: narrowDomain,
    results: narrowResults,
    pageCap: capped.cap,
    now: () => NOW,
  });
  const data = results.filter((result) => textAt(result, 'metadata', 'domain') === domain);
  const idOf = (result: Json): string => textAt(result, 'resource', 'id');
  const stamped = data.map((result) => ({
    id: idOf(result),
    at: Date.parse(textAt(result, 'resource', 'updatedAt')),
  }));
  const datasetIds = data
    .filter((result) => ['dataset', 'file', 'href'].includes(textAt(result, 'resource', 'type')))
    .map(idOf);
  return {
    folder: 'socrata',
    connector: socrata,
    address: new URL(`https://${domain}/browse`),
    config: { url: `https://${domain}` },
    samples: spread([...new Set(datasetIds)], options.samples),
    unknownId: 'zzzz-zzzz',
    pageSizes,
    since: sinceOf(stamped),
    capped: {
      config: { url: `https://${narrowDomain}` },
      pageSize: capped.pageSize,
      count: new Set(narrowResults.map(idOf)).size,
    },
    table: saidOf(table, {
      ref: { datasetId: tableId, tableId },
      unknown: { datasetId: 'zzzz-zzzz', tableId: 'zzzz-zzzz' },
    }),
    errorAnswers: [
      { status: 200, body: { error: 'Domain not found: data.kestrel-falls.example' } },
      { status: 400, body: { error: "'limit' must be positive" } },
      { status: 404, body: { error: 'Domain not found: data.kestrel-falls.example' } },
    ],
    hosts: [],
    bypass: [],
    portal: byHost({ [domain]: whole, [narrowDomain]: narrow }),
    others: [],
  };
}
