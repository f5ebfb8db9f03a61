/** Misbehaviour of servers, on demand: what a twin on a socket can be told to do instead of answering well. */
import { gzipSync } from 'node:zlib';
import type { TwinRequest, TwinResponse } from './twin.ts';

export type Fault =
  /** Answered in place of the twin. */
  | { readonly kind: 'answer'; readonly response: TwinResponse }
  /** The twin's answer, changed. */
  | {
      readonly kind: 'change';
      readonly change: (response: TwinResponse, request: TwinRequest) => TwinResponse;
    }
  /** Headers come after `ms`; Infinity: never. */
  | { readonly kind: 'slow-start'; readonly ms: number }
  /** Headers at once, then `chunkBytes` every `everyMs`; Infinity: nothing after the first chunk. */
  | { readonly kind: 'slow-drip'; readonly chunkBytes: number; readonly everyMs: number }
  /** The first `bytes` of the body under the full Content-Length (or in chunks), then the connection closes. */
  | { readonly kind: 'truncate'; readonly bytes: number; readonly chunked: boolean }
  /** The connection is reset before any answer. */
  | { readonly kind: 'reset' };

const html = (title: string, text: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;

function answer(status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array): Fault {
  return { kind: 'answer', response: { status, headers, body } };
}
function page(
  status: number,
  title: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Fault {
  return answer(status, { 'content-type': 'text/html; charset=utf-8', ...headers }, html(title, text));
}
function change(
  headers: Readonly<Record<string, string>>,
  body: (body: Uint8Array) => Uint8Array,
): Extract<Fault, { kind: 'change' }> {
  return {
    kind: 'change',
    change: (response) => ({
      status: response.status,
      headers: { ...response.headers, ...headers },
      body: body(bytesOf(response.body)),
    }),
  };
}

export function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}
function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

/** The faults that portals and what stands before them are known for. */
export const fault = {
  /** 429; `retryAfter` as sent: seconds, an HTTP date, or null for none. */
  rateLimited: (retryAfter: string | null = null): Fault =>
    answer(
      429,
      { 'content-type': 'application/json', ...(retryAfter === null ? {} : { 'retry-after': retryAfter }) },
      '{"error":"too many requests"}',
    ),
  unavailable: (retryAfter: string | null = null): Fault =>
    page(503, 'Service Unavailable', 'Back soon.', retryAfter === null ? {} : { 'retry-after': retryAfter }),
  badGateway: (): Fault => page(502, '502 Bad Gateway', 'nginx'),
  status: (status: number, body = '{"error":"asked for"}', type = 'application/json'): Fault =>
    answer(status, { 'content-type': type }, body),
  /** Single sign-on in front of the portal: HTML with status 200. */
  loginPage: (): Fault => page(200, 'Sign in', 'Please sign in to continue.'),
  cloudflare: (): Fault =>
    page(403, 'Just a moment...', 'Enable JavaScript and cookies to continue', {
      server: 'cloudflare',
      'cf-mitigated': 'challenge',
    }),
  akamai: (): Fault =>
    page(403, 'Access Denied', "You don't have permission to access this.", { server: 'AkamaiGHost' }),
  slowStart: (ms: number): Fault => ({ kind: 'slow-start', ms }),
  slowDrip: (chunkBytes: number, everyMs: number): Fault => ({ kind: 'slow-drip', chunkBytes, everyMs }),
  truncated: (bytes = 10, chunked = false): Fault => ({ kind: 'truncate', bytes, chunked }),
  reset: (): Fault => ({ kind: 'reset' }),
  redirect: (to: string, status = 302): Fault => answer(status, { location: to }, ''),
  /** Redirects to the address that was asked. */
  redirectLoop: (): Fault => ({
    kind: 'change',
    change: (_response, request) => ({ status: 302, headers: { location: request.url.href }, body: '' }),
  }),
  /** A gzip head, then rubbish. */
  gzipError: (): Fault =>
    change({ 'content-encoding': 'gzip' }, (body) =>
      Buffer.concat([gzipSync(body).subarray(0, 12), Buffer.alloc(32, 0xff)]),
    ),
  /** Zeros that inflate to `bytes`. */
  gzipBomb: (bytes: number): Fault =>
    answer(
      200,
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(bytes, 0x20)),
    ),
  /** Sent as Latin-1 under another label, or under none. */
  latin1: (label: string | null = null): Fault =>
    change({ 'content-type': `application/json${label === null ? '' : `; charset=${label}`}` }, (body) =>
      Buffer.from(text(body), 'latin1'),
    ),
  bom: (): Fault => change({}, (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])),
  utf16: (): Fault =>
    change({ 'content-type': 'application/json' }, (body) => Buffer.from(`\uFEFF${text(body)}`, 'utf16le')),
  /** A JSON list of `bytes` bytes. */
  huge: (bytes: number): Fault =>
    answer(200, { 'content-type': 'application/json' }, `[${' '.repeat(Math.max(0, bytes - 2))}]`),
} as const;

export interface RandomFaults {
  readonly seed: number;
  /** 0..1 per request. */
  readonly probability: number;
  readonly faults: readonly Fault[];
}
export interface FaultControl {
  /** The next `times` requests meet this fault. */
  next(fault: Fault, times?: number): void;
  /** Until told otherwise every connection is reset. */
  down(isDown: boolean): void;
  /** Each request without a queued fault meets one of these now and then; null: no more. */
  random(faults: RandomFaults | null): void;
  clear(): void;
  /** What this request meets; takes it off the queue. */
  take(): Fault | null;
}

/** Park-Miller: small, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

export function createFaults(): FaultControl {
  let queue: Fault[] = [];
  let isDown = false;
  let random: (RandomFaults & { readonly draw: () => number }) | null = null;
  return {
    next: (wanted, times = 1) => {
      for (let i = 0; i < times; i += 1) queue.push(wanted);
    },
    down: (value) => {
      isDown = value;
    },
    random: (faults) => {
      random = faults === null ? null : { ...faults, draw: seededRandom(faults.seed) };
    },
    clear: () => {
      queue = [];
      isDown = false;
      random = null;
    },
    take: () => {
      if (isDown) return { kind: 'reset' };
      const queued = queue.shift();
      if (queued !== undefined) return queued;
      if (random === null || random.draw() >= random.probability) return null;
      return random.faults[Math.floor(random.draw() * random.faults.length)] ?? null;
    },
  };
}
