/** The gateway's only way out: guarded, polite, patient and bounded. */
import { Agent, type buildConnector } from 'undici';
import type { Http } from '../connector/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileClient, HttpClient, PortalHttpOptions } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import { createAbortHub } from '../domain/abort-hub.ts';
import { defaultConnector, guardedConnector, systemResolve, type Resolve } from './guard.ts';
import { DEFAULT_CAPS, type HttpCaps } from './limits.ts';
import { createAnswerMemory } from './memory.ts';
import { createPoliteness } from './politeness.ts';
import { createPortalFiles } from './portal-files.ts';
import { createPortalHttp, type Shared } from './portal-http.ts';
import type { Sender } from './send.ts';
import { recordingHttp, type TapeKind, type TapeSink } from './tape.ts';
import { createMeters } from './usage.ts';

export interface HttpClientOptions {
  /** "name/version (+contact)". */
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
  /** 127.0.0.0/8 and ::1 may be asked: for demos and tests only. */
  readonly allowLoopback: boolean;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** Opens connections to addresses that were checked. Default: undici's, over TCP and TLS. */
  readonly connect?: buildConnector.connector;
  readonly caps?: Partial<HttpCaps>;
  /** 0..1, for the jitter of retries. */
  readonly random?: () => number;
  /** Every exchange is written there as well. */
  readonly tape?: { readonly sink: TapeSink; readonly kind: TapeKind };
}

function agentOf(options: HttpClientOptions, caps: HttpCaps): Agent {
  const policy = { allowLoopback: options.allowLoopback };
  const inner = options.connect ?? defaultConnector(caps.connectMs);
  return new Agent({
    connect: guardedConnector(inner, options.resolve ?? systemResolve, policy),
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
  });
}

/** One per process. Its `close` refuses later calls and aborts those under way, both with ABORTED. */
export function createHttpClient(options: HttpClientOptions): HttpClient & FileClient {
  const caps = { ...DEFAULT_CAPS, ...options.caps };
  const agent = agentOf(options, caps);
  const under = new Set<AbortController>();
  const meters = createMeters();
  let closed = false;
  const sender: Sender = {
    agent,
    caps,
    policy: { allowLoopback: options.allowLoopback },
    politeness: createPoliteness({ clock: options.clock, longestWaitMs: caps.longestWaitMs }),
    clock: options.clock,
    log: options.log,
    random: options.random ?? Math.random,
    hub: createAbortHub(),
    under,
    isClosed: () => closed,
  };
  const memory = createAnswerMemory(caps.rememberedChars);
  const shared: Shared = { sender, meters, memory, userAgent: options.userAgent };
  return {
    open: (portal: PortalHttpOptions): Http => {
      const http = createPortalHttp(shared, portal);
      const { tape } = options;
      if (tape === undefined) return http;
      const secrets = Object.values(portal.headers);
      return recordingHttp(http, tape.sink, { kind: tape.kind, now: () => options.clock.now(), secrets });
    },
    openFiles: (portal) => createPortalFiles(shared, portal),
    usage: (requestId) => meters.usage(requestId),
    forget: (requestId) => meters.forget(requestId),
    close: async () => {
      if (closed) return;
      closed = true;
      for (const controller of [...under]) controller.abort(new Error('closed'));
      await agent.destroy();
    },
  };
}
