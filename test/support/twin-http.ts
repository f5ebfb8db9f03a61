/** An in-process `Http` over a twin: no sockets, no retries, and the same errors as the real client. */
import { ConnectorError, type ErrorFacts } from '../../src/connector/errors.ts';
import type { Call, Http, HttpInit, HttpJson } from '../../src/connector/contract.ts';
import type { Json } from '../../src/domain/json.ts';
import { jsonValue } from '../../src/http/json-text.ts';
import type { Twin, TwinResponse } from '../twins/twin.ts';

export interface SentRequest {
  readonly method: string;
  readonly url: string;
}
export interface TwinHttp extends Http {
  /** Every request so far, oldest first. */
  readonly requests: SentRequest[];
}

export function aCall(signal: AbortSignal = new AbortController().signal): Call {
  return { signal, requestId: 'test' };
}

const MAX_TEXT = 64 * 1024;

function textOf(response: TwinResponse): string {
  return typeof response.body === 'string' ? response.body : new TextDecoder().decode(response.body);
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function retryAfter(value: string | undefined): { readonly retryAfterMs?: number } {
  return value !== undefined && /^\d+$/.test(value) ? { retryAfterMs: Number(value) * 1000 } : {};
}

function failureOf(status: number, facts: ErrorFacts): ConnectorError {
  const text = `HTTP ${status} from ${facts.url ?? 'the portal'}`;
  if (status === 401 || status === 403) return new ConnectorError('UNAUTHORISED', text, facts);
  if (status === 404 || status === 410) return new ConnectorError('NOT_FOUND', text, facts);
  if (status === 429) return new ConnectorError('RATE_LIMITED', text, facts);
  if (status === 408) return new ConnectorError('TIMEOUT', text, facts);
  return new ConnectorError(status >= 500 ? 'UPSTREAM_FAILED' : 'BAD_QUERY', text, facts);
}

function parsed(text: string, facts: ErrorFacts, exact: boolean): Json {
  try {
    return jsonValue(text.replace(/^\uFEFF/, ''), exact);
  } catch (cause) {
    throw new ConnectorError('BAD_SHAPE', `not JSON: ${facts.url ?? ''}`, { ...facts, cause });
  }
}

function readAnswer(url: URL, response: TwinResponse, init: HttpInit): HttpJson {
  const headers = lowerCased(response.headers);
  const text = textOf(response);
  const facts: ErrorFacts = {
    url: `${url.origin}${url.pathname}`,
    status: response.status,
    body: text.slice(0, 2048),
    ...retryAfter(headers['retry-after']),
  };
  const isHtml = text.trimStart().startsWith('<') || (headers['content-type'] ?? '').includes('text/html');
  if (isHtml && response.status !== 404 && response.status < 500)
    throw new ConnectorError('BLOCKED', `HTML instead of JSON from ${facts.url ?? ''}`, facts);
  const isWanted = response.status >= 200 && response.status < 300;
  if (!isWanted && (isHtml || !(init.accept ?? []).includes(response.status)))
    throw failureOf(response.status, facts);
  const { etag, 'last-modified': lastModified } = headers;
  const validators = {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
  return {
    body: parsed(text, facts, init.exactNumbers === true),
    url,
    status: response.status,
    headers,
    validators,
  };
}

function stopIfAborted(call: Call): void {
  if (call.signal.aborted) throw new ConnectorError('ABORTED', 'stopped by the caller');
}

/** `requests` records what was asked; a twin that throws becomes UNREACHABLE, as a reset connection would. */
export function twinHttp(twin: Twin): TwinHttp {
  const requests: SentRequest[] = [];
  const send = async (method: string, url: URL, call: Call, init: HttpInit): Promise<TwinResponse> => {
    stopIfAborted(call);
    requests.push({ method, url: url.href });
    const body = init.body === undefined ? '' : JSON.stringify(init.body);
    const type = init.body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = {
      accept: 'application/json',
      host: url.host,
      ...type,
      ...lowerCased(init.headers ?? {}),
    };
    try {
      const response = await twin.handle({ method, url, headers, body });
      stopIfAborted(call);
      return response;
    } catch (cause) {
      if (cause instanceof ConnectorError) throw cause;
      throw new ConnectorError('UNREACHABLE', `no answer from ${url.host}`, { cause });
    }
  };
  return {
    requests,
    async json(url, call, init = {}) {
      return readAnswer(url, await send(init.body === undefined ? 'GET' : 'POST', url, call, init), init);
    },
    async text(url, call) {
      const response = await send('GET', url, call, {});
      return {
        body: textOf(response).slice(0, MAX_TEXT),
        status: response.status,
        headers: lowerCased(response.headers),
      };
    },
  };
}
