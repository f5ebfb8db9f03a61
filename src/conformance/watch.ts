/** An Http that remembers what was asked, can answer in the portal's place, and never serves a connector that spins. */
import {
  ConnectorError,
  type Call,
  type ConnectorErrorCode,
  type Http,
  type HttpInit,
  type HttpJson,
  type Json,
} from '../connector/index.ts';
import { Breach } from './check.ts';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'TEXT';
  readonly url: string;
  readonly sent: Json;
}
/** What comes instead of the portal's answer; null: the portal's. */
export type Instead =
  | { readonly is: 'json'; readonly status: number; readonly body: Json }
  | { readonly is: 'html'; readonly status: number }
  | ConnectorError
  | null;
export interface Watched extends Http {
  /** Those that were sent: an aborted call sends nothing. */
  readonly asked: readonly Asked[];
  /** The last JSON that the portal gave; null: none yet. */
  readonly lastBody: () => Json;
  /** From now on; null: the portal answers again. `index` counts from 0 since then. */
  answer(instead: ((asked: Asked, index: number) => Instead) | null): void;
}

/** More than any walk of a subject needs. */
export const MAX_REQUESTS = 500;

const HTML = '<!DOCTYPE html><html><head><title>City of Example</title></head><body>Welcome</body></html>';

function codeOf(status: number): ConnectorErrorCode {
  if (status === 401 || status === 403) return 'UNAUTHORISED';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'UPSTREAM_FAILED' : 'BAD_QUERY';
}

function jsonAnswer(instead: Exclude<Instead, null>, url: URL, init: HttpInit): HttpJson {
  if (instead instanceof ConnectorError) throw instead;
  const { status } = instead;
  const facts = { url: `${url.origin}${url.pathname}`, status };
  if (instead.is === 'html' && status < 400)
    throw new ConnectorError('BLOCKED', 'HTML instead of JSON', { ...facts, body: HTML });
  const isWanted = status < 300 || (init.accept ?? []).includes(status);
  if (instead.is === 'html' || !isWanted)
    throw new ConnectorError(codeOf(status), `HTTP ${status} from ${url.host}`, facts);
  return { body: instead.body, url, status, headers: {}, validators: {} };
}

function textAnswer(instead: Exclude<Instead, null>): Awaited<ReturnType<Http['text']>> {
  if (instead instanceof ConnectorError) throw instead;
  const body = instead.is === 'html' ? HTML : JSON.stringify(instead.body);
  return { body, status: instead.status, headers: {} };
}

/** Watches a fresh portal. */
export function watch(http: Http): Watched {
  const asked: Asked[] = [];
  let instead: ((asked: Asked, index: number) => Instead) | null = null;
  let since = 0;
  let last: Json = null;
  const send = (method: Asked['method'], url: URL, sent: Json, call: Call): Instead => {
    if (call.signal.aborted) throw new ConnectorError('ABORTED', 'the caller gave up');
    if (asked.length >= MAX_REQUESTS)
      throw new Breach(`more than ${MAX_REQUESTS} requests, the last to ${url.href}`);
    const one: Asked = { method, url: url.href, sent };
    asked.push(one);
    return instead === null ? null : instead(one, asked.length - 1 - since);
  };
  return {
    asked,
    lastBody: () => last,
    answer(next) {
      instead = next;
      since = asked.length;
    },
    async json(url, call, init = {}) {
      const method = init.body === undefined ? 'GET' : 'POST';
      const given = send(method, url, init.body ?? null, call);
      if (given !== null) return jsonAnswer(given, url, init);
      const answer = await http.json(url, call, init);
      last = answer.body;
      return answer;
    },
    async text(url, call) {
      const given = send('TEXT', url, null, call);
      return given === null ? http.text(url, call) : textAnswer(given);
    },
  };
}
