/** One request and its answer on the wire: no retries, no redirects, no judgement. */
import type { Agent } from 'undici';
import { readWire, type WireBody } from './body.ts';
import type { HttpCaps } from './limits.ts';

export interface WireRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}
export interface WireHead {
  readonly status: number;
  /** Names in lower case; repeated ones joined with ", ". */
  readonly headers: Readonly<Record<string, string>>;
}
export interface WireAnswer extends WireHead, WireBody {
  /** What went wrong after the headers had come. */
  readonly broken: unknown;
}

/**
 * Takes a body away instead of keeping it in memory, and gives its beginning back. What it throws is told in `broken`;
 * leaving the body unread closes the connection.
 */
export type TakeBody = (body: AsyncIterable<Uint8Array>, count: (bytes: number) => void) => Promise<WireBody>;
/** Who takes the body of an answer that begins so; null: it is read into memory. */
export type Divert = (head: WireHead) => TakeBody | null;
export interface Reading {
  /** Of a body read into memory. */
  readonly bodyCap: (status: number) => number;
  readonly divert?: Divert;
  /** Hears of every piece. */
  readonly count: (bytes: number) => void;
}

/** Names in lower case; repeated ones joined with ", ". */
export function flat(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) out[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return out;
}

/**
 * Sends one request and reads at most `bodyCap(status)` bytes of the answer, or has the body taken away. Rejects only
 * before an answer began; later trouble is told in `broken`.
 */
export async function exchange(
  agent: Agent,
  request: WireRequest,
  caps: HttpCaps,
  signal: AbortSignal,
  reading: Reading,
): Promise<WireAnswer> {
  const response = await agent.request({
    origin: request.url.origin,
    path: request.url.pathname + request.url.search,
    method: request.method,
    headers: { ...request.headers },
    body: request.body,
    signal,
    headersTimeout: caps.firstByteMs,
    bodyTimeout: caps.idleMs,
  });
  const head = { status: response.statusCode, headers: flat(response.headers) };
  const take = reading.divert?.(head) ?? null;
  const cap = reading.bodyCap(head.status);
  const announced = Number(head.headers['content-length'] ?? 0);
  if (take === null && announced > cap && cap >= caps.wireBytes) {
    // Leaving a body unread without a listener would turn its abort into an uncaught error.
    response.body.on('error', () => undefined).destroy();
    return { ...head, bytes: Buffer.alloc(0), whole: false, broken: null };
  }
  try {
    const body =
      take === null
        ? await readWire(response.body, cap, reading.count)
        : await take(response.body, reading.count);
    return { ...head, ...body, broken: null };
  } catch (broken) {
    response.body.on('error', () => undefined).destroy();
    return { ...head, bytes: Buffer.alloc(0), whole: false, broken };
  }
}
