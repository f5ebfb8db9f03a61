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
export interface WireAnswer extends WireBody {
  readonly status: number;
  /** Names in lower case; repeated ones joined with ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** What went wrong after the headers had come. */
  readonly broken: unknown;
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) out[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return out;
}

/**
 * Sends one request and reads at most `bodyCap(status)` bytes of the answer. Rejects only before an answer began;
 * later trouble is told in `broken`.
 */
export async function exchange(
  agent: Agent,
  request: WireRequest,
  caps: HttpCaps,
  signal: AbortSignal,
  bodyCap: (status: number) => number,
  count: (bytes: number) => void,
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
  const headers = flat(response.headers);
  const answer = { status: response.statusCode, headers };
  const cap = bodyCap(response.statusCode);
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > cap && cap >= caps.wireBytes) {
    // Leaving a body unread without a listener would turn its abort into an uncaught error.
    response.body.on('error', () => undefined).destroy();
    return { ...answer, bytes: Buffer.alloc(0), whole: false, broken: null };
  }
  try {
    return { ...answer, ...(await readWire(response.body, cap, count)), broken: null };
  } catch (broken) {
    return { ...answer, bytes: Buffer.alloc(0), whole: false, broken };
  }
}
