/** What the tests of outgoing HTTP have in common. */
import { createHttpClient, type HttpClientOptions } from '../../src/http/client.ts';
import type { Call, ConnectorError, Http } from '../../src/connector/index.ts';
import type { FileClient, FileHttp, HttpClient, PortalHttpOptions } from '../../src/ports/http.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createQuietLog, type QuietLog } from '../support/quiet-log.ts';
import { serveTwin, type ServedTwin, type ServeOptions } from '../twins/serve.ts';
import type { Twin, TwinRequest, TwinResponse } from '../twins/twin.ts';

export function aCall(requestId = 'test', signal: AbortSignal = new AbortController().signal): Call {
  return { signal, requestId };
}
/** Answers JSON: what was asked for, in a body large enough to be cut and compressed. */
export const echoTwin: Twin = {
  handle: async (request) => json({ path: request.url.pathname, word: 'Straße', pad: 'x'.repeat(300) }),
};
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): TwinResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
export function aTwin(handle: (request: TwinRequest) => TwinResponse): Twin {
  return { handle: async (request) => handle(request) };
}

export interface Rig {
  readonly client: HttpClient & FileClient;
  readonly http: Http;
  /** Files of the same portal, whose own host the twin is. */
  readonly files: FileHttp;
  readonly clock: FakeClock;
  readonly log: QuietLog;
  readonly server: ServedTwin;
  url(path: string): URL;
  close(): Promise<void>;
}
export interface RigOptions {
  readonly twin?: Twin;
  readonly serve?: ServeOptions;
  readonly client?: Partial<HttpClientOptions>;
  readonly portal?: Partial<PortalHttpOptions>;
  readonly clock?: FakeClock;
}

/** A client and a twin it may ask, on a clock that runs through sleeps at once. */
export async function aRig(options: RigOptions = {}): Promise<Rig> {
  const server = await serveTwin(options.twin ?? echoTwin, options.serve);
  const clock = options.clock ?? createFakeClock({ auto: true });
  const log = createQuietLog();
  const client = createHttpClient({
    userAgent: 'CivicGraph/test (+https://example.org)',
    clock,
    log,
    allowLoopback: true,
    random: () => 0.5,
    ...options.client,
  });
  const portal = {
    portalId: 'twin',
    headers: {},
    pace: { concurrency: 8, minIntervalMs: 0 },
    ...options.portal,
  };
  const http = client.open(portal);
  return {
    client,
    http,
    files: client.openFiles({ hosts: [new URL(server.url).host], ...portal }),
    clock,
    log,
    server,
    url: (path) => new URL(path, server.url),
    close: async () => {
      await client.close();
      await server.close();
    },
  };
}

/** The error of a promise that must fail. */
export async function errorOf(promise: Promise<unknown>): Promise<ConnectorError> {
  return promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: ConnectorError) => error,
  );
}
