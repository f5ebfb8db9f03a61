/** From a search result to records: which packages are datasets, and which are something else or unreadable. */
import {
  ConnectorError,
  isJsonObject,
  read,
  type Json,
  type LeftOut,
  type PageGuard,
  type SourceRecord,
} from '../../src/connector/index.ts';

/** Package types of plugins that are no datasets; custom types of real datasets are many and are kept. */
const NOT_DATASETS: ReadonlyMap<string, string> = new Map([
  ['harvest', 'harvest source'],
  ['harvest-source', 'harvest source'],
  ['harvest_source', 'harvest source'],
  ['showcase', 'showcase'],
  ['application', 'application'],
  ['dcat-series', 'series'],
  ['organization', 'organisation'],
  ['organisation', 'organisation'],
  ['group', 'group'],
  ['page', 'page'],
  ['news', 'news'],
  ['event', 'event'],
  ['story', 'story'],
]);

/** Why a package is no dataset; null when it is one. */
export function reasonToLeaveOut(pkg: Json): string | null {
  const type = isJsonObject(pkg) ? pkg['type'] : null;
  return typeof type === 'string' ? (NOT_DATASETS.get(type.toLowerCase()) ?? null) : null;
}

export function idOf(pkg: Json): string | null {
  const id = isJsonObject(pkg) ? pkg['id'] : null;
  return typeof id === 'string' && id !== '' ? id : null;
}

/** DKAN answers package_show with a list of one: opendatateam/udata, ckan backend. */
export function onlyOne(result: Json): Json {
  return Array.isArray(result) ? (result[0] ?? null) : result;
}

/** Throws BAD_SHAPE for a package without an id. */
export function recordOf(pkg: Json): SourceRecord {
  const reader = read(pkg);
  const localId = idOf(pkg);
  if (localId === null) throw reader.wrong('id', 'text');
  return { localId, stamp: reader.text('metadata_modified'), raw: pkg };
}

export interface Sorted {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly { readonly localId: string | null; readonly error: ConnectorError }[];
  readonly leftOut: readonly LeftOut[];
}

/** Sorts one page; packages that an earlier page had are dropped. */
export function sortOut(packages: readonly Json[], guard: PageGuard): Sorted {
  const records: SourceRecord[] = [];
  const rejected: { localId: string | null; error: ConnectorError }[] = [];
  const leftOut: LeftOut[] = [];
  const fresh = new Set(guard.fresh(packages.flatMap((pkg) => idOf(pkg) ?? [])));
  for (const [index, pkg] of packages.entries()) {
    const id = idOf(pkg);
    if (id === null) {
      const path = `$.result.results[${index}].id`;
      const error = new ConnectorError('BAD_SHAPE', `${path}: expected text (package_search)`, { path });
      rejected.push({ localId: null, error });
      continue;
    }
    if (!fresh.delete(id)) continue;
    const reason = reasonToLeaveOut(pkg);
    if (reason === null) records.push(recordOf(pkg));
    else leftOut.push({ localId: id, reason });
  }
  return { records, rejected, leftOut };
}

export interface SearchResult {
  readonly count: number;
  readonly packages: readonly Json[];
}

/** Throws BAD_SHAPE unless the result has a count and a list. */
export function readSearch(result: Json): SearchResult {
  const reader = read(result, '$.result');
  return { count: reader.needNumber('count'), packages: reader.needList('results') };
}
