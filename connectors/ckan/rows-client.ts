/** The actions of the DataStore: numbers with all their digits, and both ways of asking. */
import {
  ConnectorError,
  read,
  type Call,
  type Http,
  type Json,
  type JsonObject,
  type Reader,
} from '../../src/connector/index.ts';
import { actionRoot, ENVELOPE_STATUSES } from './client.ts';
import type { CkanConfig } from './config.ts';
import { resultOf } from './errors.ts';

export type RowParams = Readonly<Record<string, Json>>;
export interface RowClient {
  /** By URL where it is short enough, else by POST. */
  get(action: string, params: RowParams, call: Call): Promise<Reader>;
  /** POST of JSON; by URL where the portal refuses that. */
  post(action: string, params: RowParams, call: Call): Promise<Reader>;
}

/** With the scheme and host; servers and networks in front of portals cut longer lines. */
export const MAX_URL_BYTES = 6_000;

/** Lists as a repeated key, which CKAN reads as a list, and objects as JSON. */
function addressOf(root: string, action: string, params: RowParams): URL {
  const url = new URL(`${root}/${action}`);
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value)) for (const one of value) url.searchParams.append(name, String(one));
    else url.searchParams.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return url;
}

/** What firewalls and proxies answer to a POST that they do not let through. CKAN's own answers are not among these. */
const REFUSALS: readonly string[] = ['BLOCKED', 'UNAUTHORISED', 'BAD_QUERY', 'NOT_FOUND', 'BAD_SHAPE'];

export function createRowClient(config: CkanConfig, http: Http): RowClient {
  const root = actionRoot(config.url);
  const headers = config.apiKey === undefined ? {} : { authorization: config.apiKey };
  const init = { headers, accept: ENVELOPE_STATUSES, exactNumbers: true };
  let refusesPost = false;
  const byUrl = async (action: string, url: URL, call: Call): Promise<Reader> =>
    read(resultOf(await http.json(url, call, init), action), action);
  const byPost = async (action: string, body: JsonObject, call: Call): Promise<Reader | ConnectorError> => {
    const answer = await http
      .json(new URL(`${root}/${action}`), call, { ...init, body })
      .catch((error: unknown): ConnectorError => {
        if (error instanceof ConnectorError && REFUSALS.includes(error.code)) return error;
        throw error;
      });
    return answer instanceof ConnectorError ? answer : read(resultOf(answer, action), action);
  };
  const post = async (action: string, params: RowParams, call: Call): Promise<Reader> => {
    const url = addressOf(root, action, params);
    const fits = url.href.length <= MAX_URL_BYTES;
    if (refusesPost && fits) return byUrl(action, url, call);
    const answer = await byPost(action, params, call);
    if (!(answer instanceof ConnectorError)) return answer;
    if (!fits) throw answer;
    const found = await byUrl(action, url, call);
    refusesPost = true;
    return found;
  };
  return {
    post,
    get: async (action, params, call) => {
      const url = addressOf(root, action, params);
      return url.href.length <= MAX_URL_BYTES ? byUrl(action, url, call) : post(action, params, call);
    },
  };
}
