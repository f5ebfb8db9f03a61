/** One request with its redirects: every hop is checked, paced and counted anew. */
import type { Agent } from 'undici';
import { ConnectorError } from '../connector/index.ts';
import { exchange, type Divert, type WireAnswer, type WireRequest } from './exchange.ts';
import { checkUrl, type GuardPolicy } from './guard.ts';
import type { HttpCaps } from './limits.ts';
import { stillPaused, type Pace, type Politeness } from './politeness.ts';
import { safeUrl } from './redact.ts';
import type { Meter } from './usage.ts';

/** What every request of the process shares. */
export interface Wire {
  readonly agent: Agent;
  readonly caps: HttpCaps;
  readonly policy: GuardPolicy;
  readonly politeness: Politeness;
}
export interface Journey {
  readonly url: URL;
  readonly body: string | null;
  /** Headers for a hop; `first` until a redirect has left the host or gone from https to http. */
  readonly headersFor: (url: URL, first: boolean) => Readonly<Record<string, string>>;
  readonly pace: Pace;
  readonly bodyCap: (status: number) => number;
  /** Who takes the body of the last answer; never asked about a redirect. */
  readonly divert?: Divert;
  readonly signal: AbortSignal;
  readonly meter: Meter;
}
export interface Arrival {
  readonly answer: WireAnswer;
  /** Where the answer came from in the end. */
  readonly url: URL;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** These turn a POST into a GET in many clients, which would be another question. */
const REWRITING = new Set([301, 302, 303]);

function targetOf(answer: WireAnswer, from: URL): URL {
  const location = answer.headers['location'] ?? '';
  try {
    const target = new URL(location, from);
    target.hash = '';
    return target;
  } catch (cause) {
    const shown = location.slice(0, 200);
    throw new ConnectorError('BAD_SHAPE', `Redirected to "${shown}", which is no address`, { cause });
  }
}
function staysHome(from: URL, to: URL): boolean {
  return from.host === to.host && (from.protocol === to.protocol || to.protocol === 'https:');
}
/** http → https on the usual ports is still the same host. */
function isUpgrade(from: URL, to: URL): boolean {
  return from.hostname === to.hostname && from.protocol === 'http:' && to.protocol === 'https:';
}

async function hop(wire: Wire, journey: Journey, request: WireRequest): Promise<WireAnswer> {
  checkUrl(request.url, wire.policy);
  const { host } = request.url;
  return wire.politeness.run(host, journey.pace, journey.signal, async () => {
    journey.meter.requests += 1;
    return exchange(wire.agent, request, wire.caps, journey.signal, {
      bodyCap: journey.bodyCap,
      divert: (head) => (REDIRECTS.has(head.status) ? null : (journey.divert?.(head) ?? null)),
      count: (bytes) => {
        journey.meter.bytes += bytes;
      },
    });
  });
}

/** Throws ConnectorError for what no repetition can mend, and whatever the transport throws. */
export async function walk(wire: Wire, journey: Journey): Promise<Arrival> {
  const method = journey.body === null ? 'GET' : 'POST';
  let url = journey.url;
  let first = true;
  for (let hops = 0; hops <= wire.caps.redirects; hops += 1) {
    const headers = journey.headersFor(url, first);
    const answer = await hop(wire, journey, { url, method, headers, body: journey.body });
    if (!REDIRECTS.has(answer.status) || answer.broken !== null) return { answer, url };
    const target = targetOf(answer, url);
    if (method === 'POST' && REWRITING.has(answer.status)) {
      throw new ConnectorError(
        'BAD_CONFIG',
        `A POST was redirected (HTTP ${answer.status}) to ${safeUrl(target)}: use that address`,
        { url: safeUrl(url), status: answer.status },
      );
    }
    first = first && (staysHome(url, target) || isUpgrade(url, target));
    url = target;
  }
  throw new ConnectorError('UPSTREAM_FAILED', `More than ${wire.caps.redirects} redirects`, {
    url: safeUrl(url),
  });
}

/** The host's own pause as an error, for a caller whose time ran out while it lasted; null: it did not pause. */
export function pauseOf(wire: Wire, url: URL): ConnectorError | null {
  const ms = wire.politeness.pausedFor(url.host);
  return ms > 0 ? stillPaused(url.host, ms) : null;
}
