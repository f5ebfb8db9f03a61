/** From keys and ids to what resolvers stand on. */
import type { ActionPlan, Commitment } from '../domain/commitments/book.ts';
import { GatewayError } from '../domain/errors.ts';
import type { SourceFailure } from '../domain/harvest.ts';
import { fromGlobalId, type DatasetKey, type NodeKey, type TableKey } from '../domain/ids.ts';
import type { City, PortalEntry } from '../domain/registry.ts';
import { tablesOf } from '../domain/tables.ts';
import { forgetFetched, type ReadThrough } from '../federate/read-through.ts';
import { harvestedSource, type SourceReport } from '../federate/sources.ts';
import { harvestStateOf } from '../harvest/status.ts';
import type { StoredDataset } from '../ports/store.ts';
import type { Context } from './context.ts';
import { SourceFailed } from './errors.ts';
import type {
  ActionPlanModel,
  CityModel,
  CommitmentModel,
  DatasetModel,
  DistributionModel,
  HarvestRunModel,
  NodeModel,
  PortalModel,
  TableModel,
} from './models.ts';

export function asCity(city: City): CityModel {
  return { kind: 'City', ...city };
}
export function asPortal(portal: PortalEntry): PortalModel {
  return { kind: 'Portal', ...portal };
}
export function asDataset(stored: StoredDataset, source: SourceReport | null = null): DatasetModel {
  return { kind: 'Dataset', ...stored, source };
}
export function asPlan(plan: ActionPlan): ActionPlanModel {
  return { kind: 'ActionPlan', plan };
}
export function asCommitment(commitment: Commitment): CommitmentModel {
  return { kind: 'Commitment', commitment };
}
export function keyOf(dataset: DatasetModel): DatasetKey {
  return dataset.dataset;
}

/** The portal of something stored. One that left the registry since is an error, not a made-up portal. */
export function needPortal(context: Context, slug: string): PortalModel {
  const portal = context.places.portal(slug);
  if (portal === null)
    throw new GatewayError('NOT_FOUND', `The portal "${slug}" is not in the registry any more.`, {
      portal: slug,
    });
  return asPortal(portal);
}

/** The city of a commitment, likewise. */
export function needCity(context: Context, slug: string): CityModel {
  const city = context.places.city(slug);
  if (city !== null) return asCity(city);
  throw new GatewayError('NOT_FOUND', `The city "${slug}" is not in the registry.`);
}

/** Asked for on its own: what the portal just did, told beside what is kept. */
function toldBy(read: ReadThrough, stored: StoredDataset): SourceReport | null {
  const kept = { durationMs: null, requests: null, asOf: stored.lastSeenAt, fromCache: true };
  const missing: SourceFailure = {
    code: 'NOT_FOUND',
    message: 'The portal has no such dataset.',
    retryAfterMs: null,
  };
  switch (read.outcome) {
    case 'SKIPPED':
      return null;
    case 'FAILED':
      return { ...kept, outcome: 'STALE', error: read.failure };
    case 'GONE':
      return { ...kept, outcome: 'STALE', error: missing };
    case 'STORED': {
      const { asOf, fromCache, requests, durationMs } = read;
      return { outcome: 'OK', error: null, asOf, fromCache, requests, durationMs: Math.round(durationMs) };
    }
  }
}

/** Another process may remember a dataset that this store never got: then the portal is asked once more. */
async function readPortal(
  context: Context,
  key: DatasetKey,
): Promise<readonly [ReadThrough, StoredDataset | null]> {
  const { portalReads, fetched } = context.loaders;
  const read = await portalReads.load(key);
  if (read.outcome !== 'STORED') return [read, null];
  const stored = await fetched.load(key);
  if (stored !== null || !read.fromCache) return [read, stored];
  await forgetFetched(context.deps.cache, key);
  const again = await portalReads.clear(key).load(key);
  return [again, again.outcome === 'STORED' ? await fetched.clear(key).load(key) : null];
}

/** From the store; from its portal when it is not there or `refresh` is set. Throws SourceFailed when neither has it. */
export async function findDataset(
  context: Context,
  key: DatasetKey,
  refresh: boolean,
): Promise<DatasetModel | null> {
  // Those to be refreshed are read from the store too, so that all portals are asked at the same time.
  const stored = await context.loaders.datasets.load(key);
  if (context.places.portal(key.portal) === null) return null;
  if (stored !== null && !refresh) return asDataset(stored);
  const [read, fetched] = await readPortal(context, key);
  const found = fetched ?? stored;
  if (found !== null) return asDataset(found, toldBy(read, found));
  if (read.outcome === 'FAILED') throw new SourceFailed(key.portal, read.failure);
  return null;
}

async function findDistribution(
  context: Context,
  key: NodeKey & { readonly type: 'Distribution' },
): Promise<DistributionModel | null> {
  const of = await findDataset(context, key, false);
  const distribution = of?.dataset.distributions.find(({ localId }) => localId === key.distribution);
  return of === null || distribution === undefined ? null : { kind: 'Distribution', of, distribution };
}

/** A table of a dataset that is gone from its portal is found as well: the dataset says that it is gone. */
export async function findTable(context: Context, key: TableKey): Promise<TableModel | null> {
  const of = await findDataset(context, key, false);
  const listing = of === null ? undefined : tablesOf(of.dataset).find(({ table }) => table === key.table);
  return of === null || listing === undefined ? null : { kind: 'Table', of, listing };
}

export async function findRun(context: Context, id: string): Promise<HarvestRunModel | null> {
  const run = await context.loaders.run.load(id);
  return run === null ? null : { kind: 'HarvestRun', ...run };
}

export function findPlan({ book }: Context, id: string): ActionPlanModel | null {
  const plan = book.plan(id);
  return plan === null ? null : asPlan(plan);
}
export function findCommitment({ book }: Context, id: string): CommitmentModel | null {
  const commitment = book.commitment(id);
  return commitment === null ? null : asCommitment(commitment);
}

/** Whatever has this global id, or null. */
export async function findNode(context: Context, id: string): Promise<NodeModel | null> {
  const key = fromGlobalId(id);
  if (key === null) return null;
  switch (key.type) {
    case 'City': {
      const city = context.places.city(key.slug);
      return city === null ? null : asCity(city);
    }
    case 'Portal': {
      const portal = context.places.portal(key.slug);
      return portal === null ? null : asPortal(portal);
    }
    case 'Dataset':
      return findDataset(context, key, false);
    case 'Distribution':
      return findDistribution(context, key);
    case 'Table':
      return findTable(context, key);
    case 'HarvestRun':
      return findRun(context, key.run);
    case 'ActionPlan':
      return findPlan(context, key.plan);
    case 'Commitment':
      return findCommitment(context, key.commitment);
  }
}

/** What the harvests say of a portal's part in an answer. */
export async function harvestedSourceOf(context: Context, slug: string): Promise<SourceReport> {
  const [log, stored] = await Promise.all([
    context.loaders.portalLogs.load(slug),
    context.loaders.counts.load(slug),
  ]);
  return harvestedSource(log, harvestStateOf(log, context.now, context.deps.intervalMs), stored);
}
