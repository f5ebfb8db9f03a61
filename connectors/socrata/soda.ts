/** Sends clauses to a table: as an address to SODA 2, or as a POST to SODA 3 where an address will not do. */
import {
  ConnectorError,
  isJsonObject,
  type Call,
  type Http,
  type HttpJson,
  type JsonObject,
} from '../../src/connector/index.ts';
import { backendOf, type Backends } from './backends.ts';
import type { SocrataConfig } from './config.ts';
import { clauseParams, statementOf, type Clauses } from './soql-clauses.ts';
import { sodaErrorOf } from './soda-errors.ts';

/** Of an address: proxies in front of portals refuse more than 8 KiB, and some less. */
export const MOST_URL_BYTES = 6_000;
/** Their JSON says more than their status. 401, 408, 410 and 429 mean the same everywhere. */
const READABLE = [400, 403, 404, 413];

/** Rows as the portal sends them. Throws ConnectorError. */
export type AskRows = (tableId: string, clauses: Clauses, call: Call) => Promise<readonly JsonObject[]>;

/** `+` would be a blank to the portal, so everything is spelled with percent signs. */
export function sodaUrl(origin: URL, tableId: string, clauses: Clauses): URL {
  const url = new URL(`/resource/${tableId}.json`, origin);
  const pairs = clauseParams(clauses).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  url.search = pairs.join('&');
  return url;
}

function rowsIn(answer: HttpJson, tableId: string): readonly JsonObject[] {
  const error = sodaErrorOf(answer, tableId);
  if (error !== null) throw error;
  const list: readonly unknown[] = Array.isArray(answer.body) ? answer.body : [];
  return list.map((row, index) => {
    if (isJsonObject(row)) return row;
    const path = `$[${index}]`;
    throw new ConnectorError('BAD_SHAPE', `${path}: expected a row (table ${tableId})`, { path });
  });
}

function tooLong(bytes: number): ConnectorError {
  const text = `the question makes an address of ${bytes} bytes, more than ${MOST_URL_BYTES}`;
  return new ConnectorError(
    'UNSUPPORTED',
    `${text}, and only a portal entry with an appToken may send longer ones`,
  );
}

/** SODA 2 unless it is gone for the table or the address too long; both take a token to get around. */
export function createAskRows(config: SocrataConfig, http: Http, backends: Backends): AskRows {
  const { url: origin, appToken } = config;
  const headers = appToken === undefined ? {} : { 'X-App-Token': appToken };
  /** Tables that only SODA 3 has. */
  const moved = new Set<string>();
  const post = async (tableId: string, clauses: Clauses, call: Call): Promise<readonly JsonObject[]> => {
    const body = {
      query: statementOf(clauses),
      // The page is cut out of what the statement gives, so it must not be smaller.
      page: { pageNumber: 1, pageSize: clauses.limit ?? 1 },
      includeSystem: clauses.group === null,
    };
    const url = new URL(`/api/v3/views/${tableId}/query.json`, origin);
    const answer = await http.json(url, call, { headers, body, accept: READABLE });
    const rows = rowsIn(answer, tableId);
    // Only the new back end is behind SODA 3.
    backends.learn(tableId, '2.1');
    return rows;
  };
  const get = async (tableId: string, url: URL, call: Call): Promise<readonly JsonObject[]> => {
    const answer = await http.json(url, call, { headers, accept: READABLE });
    const rows = rowsIn(answer, tableId);
    backends.learn(tableId, backendOf(answer.headers));
    return rows;
  };
  return async (tableId, clauses, call) => {
    const url = sodaUrl(origin, tableId, clauses);
    if (moved.has(tableId)) return post(tableId, clauses, call);
    if (url.href.length > MOST_URL_BYTES) {
      if (appToken === undefined) throw tooLong(url.href.length);
      return post(tableId, clauses, call);
    }
    try {
      return await get(tableId, url, call);
    } catch (error) {
      const isGone = error instanceof ConnectorError && error.code === 'NOT_FOUND';
      if (!isGone || appToken === undefined) throw error;
      const rows = await post(tableId, clauses, call);
      moved.add(tableId);
      return rows;
    }
  };
}
