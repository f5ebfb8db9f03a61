/** Calls of the action API. */
import type { Call, Http, Json, JsonObject } from '../../src/connector/index.ts';
import type { CkanConfig } from './config.ts';
import { resultOf } from './errors.ts';

/** Statuses that carry CKAN's own error envelope. */
export const ENVELOPE_STATUSES: readonly number[] = [400, 403, 404, 409];

/**
 * The site without a slash at its end, from any address of it: pages, API paths and queries are cut off.
 * "https://x/data/dataset/a?b" gives "https://x/data".
 */
export function siteOf(url: URL): string {
  const path = url.pathname
    .replace(/\/(?:api(?:\/.*)?|dataset(?:\/.*)?|organization(?:\/.*)?|group(?:\/.*)?)$/, '')
    .replace(/\/+$/, '');
  return `${url.origin}${path}`;
}

/** Where actions are: `/api/3/action`, or `/api/action` for a portal whose address says so (data.gov.uk). */
export function actionRoot(url: URL): string {
  const isOld = /\/api\/action(?:\/|$)/.test(url.pathname);
  return `${siteOf(url)}/api/${isOld ? '' : '3/'}action`;
}

export interface CkanClient {
  readonly site: string;
  /** GET; throws what `resultOf` throws. */
  get(action: string, params: Readonly<Record<string, string | number>>, call: Call): Promise<Json>;
  /** POST of JSON, for what is too long for a URL. */
  post(action: string, params: JsonObject, call: Call): Promise<Json>;
}

export function actionUrl(
  root: string,
  action: string,
  params: Readonly<Record<string, string | number>>,
): URL {
  const url = new URL(`${root}/${action}`);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  return url;
}

export function createClient(config: CkanConfig, http: Http): CkanClient {
  const root = actionRoot(config.url);
  // The raw token, without "Bearer"; the only header that every version from 2.7 to 2.11 reads.
  const headers = config.apiKey === undefined ? {} : { authorization: config.apiKey };
  // CKAN answers 500 when Solr cannot be reached for a moment ("Search Connection Error").
  const init = { headers, accept: ENVELOPE_STATUSES, retry500: true };
  return {
    site: siteOf(config.url),
    async get(action, params, call) {
      return resultOf(await http.json(actionUrl(root, action, params), call, init), action);
    },
    async post(action, params, call) {
      return resultOf(await http.json(new URL(`${root}/${action}`), call, { ...init, body: params }), action);
    },
  };
}
