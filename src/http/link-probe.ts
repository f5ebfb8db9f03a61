/** Asks single addresses for link checks: the same guard and gates as for portals, and hardly a byte of any body. */
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { createAbortHub } from '../domain/abort-hub.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkProbe, LinkReply, LinkRequest } from '../ports/links.ts';
import { decompressHead, readWire } from './body.ts';
import { decodeText } from './charset.ts';
import { flat } from './exchange.ts';
import { guardedConnector, systemResolve, type Resolve } from './guard.ts';
import { faultOfError, faultOfUrl } from './link-faults.ts';
import { createPoliteness } from './politeness.ts';

export interface LinkProbeOptions {
  /** "name/version (+contact)". */
  readonly userAgent: string;
  readonly clock: Clock;
  /** 127.0.0.0/8 and ::1 may be asked: for demos and tests only. */
  readonly allowLoopback: boolean;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** Opens connections to addresses that were checked. Default: undici's, over TCP and TLS. */
  readonly connect?: buildConnector.connector;
  readonly connectMs?: number;
}

const CONNECT_MS = 10_000;
/** A longer pause that a host asks for is not waited for. */
const LONGEST_WAIT_MS = 15 * 60_000;
/** A rest of a body that is read so that the connection can be used again; a longer one is cut off. */
const REST_BYTES = 64 * 1024;

type Answer = Extract<LinkReply, { readonly is: 'answer' }>;

/** `checksCertificate: false` is for addresses only that were refused for their certificate: nothing is believed of them but that they answer. */
function agentOf(options: LinkProbeOptions, checksCertificate: boolean): Agent {
  const inner =
    options.connect ??
    buildConnector({ timeout: options.connectMs ?? CONNECT_MS, rejectUnauthorized: checksCertificate });
  const policy = { allowLoopback: options.allowLoopback };
  return new Agent({
    connect: guardedConnector(inner, options.resolve ?? systemResolve, policy),
    connections: 1,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
  });
}

async function bodyOf(
  response: Dispatcher.ResponseData,
  headers: Readonly<Record<string, string>>,
  wanted: LinkRequest['wanted'],
): Promise<string> {
  const { body } = response;
  if (wanted === 'headers') {
    const length = Number(headers['content-length'] ?? Number.NaN);
    // The verdict stands with the headers: how the rest ends changes nothing.
    if (length <= REST_BYTES) await body.dump({ limit: REST_BYTES }).catch(() => undefined);
    else body.on('error', () => undefined).destroy();
    return '';
  }
  const { bytes } = await readWire(body, wanted, () => undefined);
  const plain = await decompressHead(bytes, headers['content-encoding'], wanted);
  return decodeText(plain, headers['content-type']);
}

async function ask(
  agent: Agent,
  options: LinkProbeOptions,
  request: LinkRequest,
  signal: AbortSignal,
): Promise<Omit<Answer, 'durationMs'>> {
  const { origin, pathname, search } = new URL(request.url);
  const isRanged = request.method === 'GET' && request.wanted === 'headers';
  const response = await agent.request({
    origin,
    path: pathname + search,
    method: request.method,
    headers: {
      'user-agent': options.userAgent,
      accept: '*/*',
      'accept-encoding': 'identity',
      ...(isRanged ? { range: 'bytes=0-0' } : {}),
    },
    signal,
    headersTimeout: request.timeoutMs,
    bodyTimeout: request.timeoutMs,
  });
  const headers = flat(response.headers);
  const body = await bodyOf(response, headers, request.wanted);
  return { is: 'answer', status: response.statusCode, headers, body };
}

/** One per process. Its `close` ends what is under way as CUT. */
export function createLinkProbe(options: LinkProbeOptions): LinkProbe {
  const agents = { checking: agentOf(options, true), lenient: agentOf(options, false) };
  const policy = { allowLoopback: options.allowLoopback };
  const politeness = createPoliteness({ clock: options.clock, longestWaitMs: LONGEST_WAIT_MS });
  const hub = createAbortHub();

  const timed = async (request: LinkRequest, signal: AbortSignal): Promise<LinkReply> => {
    const controller = new AbortController();
    const unfollow = hub.follow(signal, controller);
    const timer = setTimeout(() => controller.abort(), request.timeoutMs);
    const started = performance.now();
    const durationMs = (): number => Math.round(performance.now() - started);
    try {
      const agent = request.checksCertificate ? agents.checking : agents.lenient;
      const answer = await ask(agent, options, request, controller.signal);
      return { ...answer, durationMs: durationMs() };
    } catch (error) {
      signal.throwIfAborted();
      const fault = controller.signal.aborted ? 'TIMEOUT' : faultOfError(error);
      const isSent = fault !== 'PRIVATE_HOST' && fault !== 'NO_HOST';
      return { is: 'fault', fault, isSent, durationMs: durationMs() };
    } finally {
      clearTimeout(timer);
      unfollow();
    }
  };

  return {
    async send(request, signal) {
      const refused = faultOfUrl(request.url, policy);
      if (refused !== null) return { is: 'fault', fault: refused, isSent: false, durationMs: 0 };
      const pace = { concurrency: 1, minIntervalMs: request.minIntervalMs };
      try {
        return await politeness.run(new URL(request.url).host, pace, signal, () => timed(request, signal));
      } catch (error) {
        signal.throwIfAborted();
        return { is: 'fault', fault: faultOfError(error), isSent: false, durationMs: 0 };
      }
    },
    pause: (host, ms) => politeness.pause(host, ms),
    async close() {
      await Promise.all([agents.checking.destroy(), agents.lenient.destroy()]);
    },
  };
}
