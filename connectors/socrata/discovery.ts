/** One request to the Discovery API, and what its answer means. */
import {
  ConnectorError,
  isJsonObject,
  type Call,
  type Http,
  type HttpJson,
  type Json,
} from '../../src/connector/index.ts';
import { domainOf, endpointOf, type SocrataConfig } from './config.ts';

export interface DiscoveryAnswer {
  readonly results: readonly Json[];
  /** As sent: at most 10,000, where it stops counting. */
  readonly resultSetSize: number;
}
/** Only names that the API documents: it takes any other for a custom field and answers with nothing. */
export interface DiscoveryParams {
  readonly only?: string;
  readonly ids?: string;
  readonly order?: 'dataset_id' | 'updatedAt DESC';
  readonly offset?: number;
  readonly limit: number;
  /** "" starts a scroll; never together with `order`. */
  readonly scroll_id?: string;
}
export type Ask = (params: DiscoveryParams, call: Call) => Promise<DiscoveryAnswer>;

/** `domains` without `search_context` leaves the domain's own categories and tags out of the answer. */
export function discoveryUrl(endpoint: URL, domain: string, params: DiscoveryParams): URL {
  const url = new URL(endpoint);
  url.searchParams.set('domains', domain);
  url.searchParams.set('search_context', domain);
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

/** The text of an `{"error": "…"}` body; null for any other. */
export function errorTextOf(body: Json): string | null {
  if (!isJsonObject(body)) return null;
  return typeof body['error'] === 'string' ? body['error'] : null;
}

function refusalOf({ body, status, url }: HttpJson): ConnectorError {
  const text = errorTextOf(body);
  const facts = { url: `${url.origin}${url.pathname}`, status };
  if (text === null) return new ConnectorError('NOT_FOUND', `no Discovery API at ${facts.url}`, facts);
  const isUnknown = text.startsWith('Domain not found');
  return new ConnectorError(
    isUnknown ? 'BAD_CONFIG' : 'BAD_QUERY',
    `Discovery API: ${text.slice(0, 300)}`,
    facts,
  );
}

/** Throws BAD_SHAPE when it is not a Discovery answer. */
export function readAnswer(answer: HttpJson): DiscoveryAnswer {
  const { body, url, status } = answer;
  if (status >= 400 || errorTextOf(body) !== null) throw refusalOf(answer);
  const [results, size] = isJsonObject(body) ? [body['results'], body['resultSetSize']] : [null, null];
  if (Array.isArray(results) && typeof size === 'number') return { results, resultSetSize: size };
  const path = Array.isArray(results) ? '$.resultSetSize' : '$.results';
  const wanted = Array.isArray(results) ? 'a number' : 'a list';
  throw new ConnectorError('BAD_SHAPE', `${path}: expected ${wanted} (Discovery API of ${url.host})`, {
    path,
  });
}

/** Errors: as of Http, and BAD_CONFIG when the platform does not know the domain. */
export function createAsk(config: SocrataConfig, http: Http): Ask {
  const [endpoint, domain] = [endpointOf(config), domainOf(config)];
  const headers = config.appToken === undefined ? {} : { headers: { 'X-App-Token': config.appToken } };
  return async (params, call) =>
    readAnswer(
      await http.json(discoveryUrl(endpoint, domain, params), call, { ...headers, accept: [400, 404] }),
    );
}
