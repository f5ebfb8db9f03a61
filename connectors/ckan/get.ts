/** Many packages in one search; what is absent there is asked for by itself, a few at most. */
import {
  ConnectorError,
  MAX_PAGES,
  type Call,
  type Json,
  type JsonObject,
  type SourceRecord,
} from '../../src/connector/index.ts';
import type { CkanClient } from './client.ts';
import { idOf, onlyOne, readSearch, reasonToLeaveOut, recordOf } from './records.ts';
import { idIn } from './solr.ts';

/** Ids of one request: Solr refuses more than 1,024 clauses, proxies long URLs. */
export const MAX_IDS_BY_POST = 500;
const MAX_IDS_BY_GET = 100;
const MAX_FQ_IN_URL = 5_000;
/** Absent ids that are asked for singly, which tells a lagging index from a dataset that is gone. */
const MAX_SINGLE = 5;
/** Longer ids are none of CKAN's. */
const MAX_ID_LENGTH = 200;

type Found = Map<string, SourceRecord | ConnectorError | null>;

function chunks(ids: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );
}

function store(found: Found, id: string, pkg: Json): void {
  found.set(id, reasonToLeaveOut(pkg) === null ? recordOf(pkg) : null);
}

/** Pages on while the portal gives fewer than its own count: `rows` may be capped. */
async function searchIds(
  send: (params: Readonly<Record<string, string | number>>) => Promise<Json>,
  ids: readonly string[],
  found: Found,
): Promise<void> {
  const wanted = new Set(ids);
  const fq = idIn(ids);
  let start = 0;
  for (let pages = 0; pages < Math.min(MAX_PAGES, ids.length); pages += 1) {
    const params = { q: '*:*', fq, sort: 'id asc', rows: ids.length, start, facet: 'false' };
    const { count, packages } = readSearch(await send(params));
    for (const pkg of packages) {
      const id = idOf(pkg);
      if (id !== null && wanted.has(id)) store(found, id, pkg);
    }
    start += packages.length;
    if (packages.length === 0 || start >= count) return;
  }
}

function encodedLength(ids: readonly string[]): number {
  return new URLSearchParams({ fq: idIn(ids) }).toString().length;
}

async function searchChunk(
  client: CkanClient,
  ids: readonly string[],
  call: Call,
  found: Found,
): Promise<void> {
  const byGet = (some: readonly string[]): Promise<void> =>
    searchIds((params) => client.get('package_search', params, call), some, found);
  const fits = ids.length <= MAX_IDS_BY_GET && encodedLength(ids) <= MAX_FQ_IN_URL;
  if (fits) return byGet(ids);
  try {
    const post = (params: JsonObject): Promise<Json> => client.post('package_search', params, call);
    await searchIds(post, ids, found);
  } catch (error) {
    // Some firewalls refuse POST whatever it says.
    const isRefused =
      error instanceof ConnectorError &&
      ['BLOCKED', 'UNAUTHORISED', 'BAD_QUERY', 'NOT_FOUND'].includes(error.code);
    if (!isRefused) throw error;
    for (const some of chunks(ids, Math.max(1, Math.floor(MAX_IDS_BY_GET / 2)))) await byGet(some);
  }
}

/** null for 404 (purged, or never there) and 403 (deleted or private). */
async function showOne(
  client: CkanClient,
  id: string,
  call: Call,
): Promise<SourceRecord | ConnectorError | null> {
  try {
    const pkg = onlyOne(await client.get('package_show', { id }, call));
    // By name, CKAN finds packages of another id.
    return idOf(pkg) === id && reasonToLeaveOut(pkg) === null ? recordOf(pkg) : null;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return error.code === 'NOT_FOUND' || error.code === 'UNAUTHORISED' ? null : error;
  }
}

/**
 * Aligned with `ids`. One request for up to 500 ids when all are found, and at most five more for the absent. A
 * failed request is the answer for its ids alone.
 */
export async function getMany(
  client: CkanClient,
  ids: readonly string[],
  call: Call,
): Promise<readonly (SourceRecord | ConnectorError | null)[]> {
  const found: Found = new Map();
  const askable = [...new Set(ids)].filter((id) => id !== '' && id.length <= MAX_ID_LENGTH);
  for (const chunk of chunks(askable, MAX_IDS_BY_POST)) {
    try {
      await searchChunk(client, chunk, call, found);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      for (const id of chunk) if (!found.has(id)) found.set(id, error);
    }
  }
  const absent = askable.filter((id) => !found.has(id)).slice(0, MAX_SINGLE);
  const shown = await Promise.all(absent.map((id) => showOne(client, id, call)));
  absent.forEach((id, index) => found.set(id, shown[index] ?? null));
  return ids.map((id) => found.get(id) ?? null);
}
