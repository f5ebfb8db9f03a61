/** One loader per entity, made per request: what a whole answer needs of an entity is one round trip. Nothing is kept here. */
import DataLoader from 'dataloader';
import type { HarvestRun, Rejection } from '../domain/harvest.ts';
import type { DatasetKey, TableKey } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { LinkFact } from '../domain/links/fact.ts';
import type { Predicate } from '../domain/query/ast.ts';
import type { Count } from '../domain/query/table.ts';
import type { Places } from '../federate/places.ts';
import { readThrough, type ReadThrough } from '../federate/read-through.ts';
import type { KeptEvaluation } from '../ports/commitments.ts';
import type { KeptMeasurement, Snapshot } from '../ports/metrics.ts';
import type { RowsContext, TableInfo, TableTrouble } from '../ports/rows.ts';
import type {
  Catalogue,
  DatasetChange,
  Page,
  PageRequest,
  PortalLog,
  Removal,
  StoredDataset,
} from '../ports/store.ts';
import type { GraphDeps } from './deps.ts';

export interface DatasetPage {
  readonly key: DatasetKey;
  readonly page: PageRequest;
}
export interface PortalPage {
  readonly portal: string;
  readonly page: PageRequest;
}
export interface RunPage {
  readonly runId: string;
  readonly page: PageRequest;
}
export interface RowCount {
  readonly key: TableKey;
  readonly where: Predicate | null;
}
export interface VerdictAsked {
  readonly commitment: string;
  /** RFC 3339 UTC; null: now. */
  readonly asOf: string | null;
}
export interface Loaders {
  readonly datasets: DataLoader<DatasetKey, StoredDataset | null, string>;
  /** As `datasets`, read after a portal was asked. */
  readonly fetched: DataLoader<DatasetKey, StoredDataset | null, string>;
  readonly portalReads: DataLoader<DatasetKey, ReadThrough, string>;
  readonly raw: DataLoader<DatasetKey, Json | null, string>;
  readonly changes: DataLoader<DatasetPage, Page<DatasetChange>, string>;
  readonly removals: DataLoader<PortalPage, Page<Removal>, string>;
  readonly counts: DataLoader<string, number>;
  readonly portalLogs: DataLoader<string, PortalLog>;
  readonly nextDue: DataLoader<string, string | null>;
  readonly run: DataLoader<string, HarvestRun | null>;
  readonly runs: DataLoader<PortalPage, Page<HarvestRun>, string>;
  /** By normalised address. */
  readonly links: DataLoader<string, LinkFact | null>;
  readonly rejections: DataLoader<RunPage, Page<Rejection>, string>;
  /** Tables of one portal are described together. */
  readonly tables: DataLoader<TableKey, TableInfo | TableTrouble, string>;
  readonly measurements: DataLoader<DatasetKey, KeptMeasurement | null, string>;
  /** Of scopes: "portal:…". */
  readonly snapshots: DataLoader<string, Snapshot | null>;
  /** One round trip for each moment that is asked for. */
  readonly verdicts: DataLoader<VerdictAsked, KeptEvaluation | null, string>;
  /** Of commitments, oldest first. */
  readonly verdictHistory: DataLoader<string, readonly KeptEvaluation[]>;
  /** Ids of commitments. */
  readonly evidenceFor: DataLoader<DatasetKey, readonly string[], string>;
  readonly rowCounts: DataLoader<RowCount, Count | null, string>;
}

function spelling(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}
function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
const ofKey = (key: DatasetKey): string => spelling(key.portal, key.localId);

/**
 * Batches at the end of the event loop's turn rather than of the microtasks: fields whose parents came from different
 * round trips of the same turn then still share one (graphql/dataloader#276).
 */
function loader<K, V, C = K>(
  load: (keys: readonly K[]) => Promise<readonly (V | Error)[]>,
  cacheKeyFn?: (key: K) => C,
): DataLoader<K, V, C> {
  const batchScheduleFn = (run: () => void): void => void setImmediate(run);
  return new DataLoader<K, V, C>(
    load,
    cacheKeyFn === undefined ? { batchScheduleFn } : { batchScheduleFn, cacheKeyFn },
  );
}

export interface LoaderDeps extends GraphDeps {
  /** As of the catalogue, though perhaps kept of an earlier request. */
  readonly readDatasets: Catalogue['datasets'];
}

function datasetLoaders(
  deps: LoaderDeps,
  places: Places,
  signal: AbortSignal,
): Pick<Loaders, 'datasets' | 'fetched' | 'portalReads' | 'raw' | 'changes'> {
  const { catalogue, readDatasets } = deps;
  return {
    datasets: loader(readDatasets, ofKey),
    fetched: loader((keys) => catalogue.datasets(keys), ofKey),
    portalReads: loader((keys) => readThrough({ ...deps, places, signal }, keys), ofKey),
    raw: loader(async (keys) => (await catalogue.rawRecords(keys)).map((raw) => raw ?? null), ofKey),
    changes: loader(
      (requests) => catalogue.changes(requests),
      ({ key, page }) => spelling(key.portal, key.localId, page.first, page.after),
    ),
  };
}

function rowLoaders({ rows }: GraphDeps, context: RowsContext): Pick<Loaders, 'tables' | 'rowCounts'> {
  const ofTable = (key: TableKey): string => spelling(key.portal, key.localId, key.table);
  const countOf = async ({ key, where }: RowCount): Promise<Count | null> =>
    (await rows.count(key, where, context)).count;
  return {
    tables: loader((keys) => rows.describe(keys, context), ofTable),
    rowCounts: loader(
      (counts) => Promise.all(counts.map((one) => countOf(one).catch(toError))),
      ({ key, where }) => `${ofTable(key)} ${JSON.stringify(where)}`,
    ),
  };
}

function verdictLoaders({
  verdicts,
}: GraphDeps): Pick<Loaders, 'verdicts' | 'verdictHistory' | 'evidenceFor'> {
  const latest = async (asked: readonly VerdictAsked[]): Promise<readonly (KeptEvaluation | null)[]> => {
    const moments = [...new Set(asked.map(({ asOf }) => asOf))];
    const found = await Promise.all(
      moments.map(async (moment) => {
        const ids = asked.filter(({ asOf }) => asOf === moment).map(({ commitment }) => commitment);
        const kept = await verdicts.latest(ids, moment);
        return [moment, new Map(ids.map((id, index) => [id, kept[index] ?? null]))] as const;
      }),
    );
    const byMoment = new Map(found);
    return asked.map(({ asOf, commitment }) => byMoment.get(asOf)?.get(commitment) ?? null);
  };
  return {
    verdicts: loader(latest, ({ commitment, asOf }) => spelling(commitment, asOf)),
    verdictHistory: loader((ids) => verdicts.history(ids)),
    evidenceFor: loader((keys) => verdicts.evidenceFor(keys), ofKey),
  };
}

/** `rows`: what asking portals for rows may cost this request. */
export function createLoaders(deps: LoaderDeps, places: Places, rows: RowsContext): Loaders {
  const { catalogue, harvestLog, harvester, links } = deps;
  const ofPortalPage = ({ portal, page }: PortalPage): string => spelling(portal, page.first, page.after);
  return {
    ...datasetLoaders(deps, places, rows.signal),
    ...rowLoaders(deps, rows),
    ...verdictLoaders(deps),
    measurements: loader((keys) => deps.metrics.measurements(keys, null), ofKey),
    snapshots: loader((scopes) => deps.metrics.snapshots(scopes, null)),
    removals: loader((requests) => catalogue.removals(requests), ofPortalPage),
    counts: loader((slugs) => catalogue.counts(slugs)),
    portalLogs: loader((slugs) => harvestLog.portals(slugs)),
    links: loader((urls) => links.facts(urls)),
    nextDue: loader((slugs) => harvester.nextDue(slugs)),
    run: loader((ids) => Promise.all(ids.map((id) => harvestLog.run(id)))),
    runs: loader((requests) => harvestLog.runs(requests), ofPortalPage),
    rejections: loader(
      (requests) => harvestLog.rejections(requests),
      ({ runId, page }) => spelling(runId, page.first, page.after),
    ),
  };
}
