/** A call through to its end: tries, waits, and reads the answer. */
import { ConnectorError, type Call, type ErrorFacts } from '../connector/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { AbortHub } from '../domain/abort-hub.ts';
import { failureOfTransport } from './classify.ts';
import { safeUrl } from './redact.ts';
import { waitBeforeRetry, type Failure } from './retry.ts';
import { pauseOf, walk, type Arrival, type Journey, type Wire } from './walk.ts';

export interface Sender extends Wire {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly hub: AbortHub;
  /** Operations under way; closing aborts them. */
  readonly under: Set<AbortController>;
  readonly isClosed: () => boolean;
}
export type Read<T> = { readonly value: T } | Failure;
export interface Sending<T> {
  readonly portalId: string;
  readonly call: Call;
  readonly journey: Omit<Journey, 'signal'>;
  readonly read: (arrival: Arrival) => Promise<Read<T>>;
  /** The most tries that this kind of call gets. */
  readonly tries: number;
}

function closedError(portalId: string): ConnectorError {
  return new ConnectorError('ABORTED', 'The HTTP client is closed', { portalId });
}
function isDeadline(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError';
}
/** The caller gave up or its time ran out; what the portal last said is told rather than the mere time-out. */
function abortError<T>(
  sender: Sender,
  sending: Sending<T>,
  reason: unknown,
  last: Failure | null,
): ConnectorError {
  const { portalId, call, journey } = sending;
  if (sender.isClosed()) return closedError(portalId);
  const facts: ErrorFacts = { portalId, url: safeUrl(journey.url), cause: reason };
  if (!isDeadline(call.signal.reason)) return new ConnectorError('ABORTED', 'The caller gave up', facts);
  const known = last?.error ?? pauseOf(sender, journey.url);
  if (known !== null) return new ConnectorError(known.code, known.message, { ...facts, ...known.facts });
  return new ConnectorError('TIMEOUT', 'The time for this call ran out', facts);
}

async function attempt<T>(sender: Sender, sending: Sending<T>, signal: AbortSignal): Promise<Read<T>> {
  const facts: ErrorFacts = { portalId: sending.portalId, url: safeUrl(sending.journey.url) };
  let arrival: Arrival;
  try {
    arrival = await walk(sender, { ...sending.journey, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return failureOfTransport(error, false, facts);
  }
  const { answer, url } = arrival;
  if (answer.broken !== null) {
    if (signal.aborted) throw answer.broken;
    return failureOfTransport(answer.broken, true, { ...facts, url: safeUrl(url), status: answer.status });
  }
  return sending.read(arrival);
}

/** What follows from a failed try: waits and returns true to try again. */
async function prepareRetry<T>(
  sender: Sender,
  sending: Sending<T>,
  failure: Failure,
  tried: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { status, retryAfterMs } = failure.error.facts;
  const { host } = sending.journey.url;
  if (retryAfterMs !== undefined && (status === 429 || status === 503))
    sender.politeness.pause(host, retryAfterMs);
  const caps = { ...sender.caps, tries: Math.min(sender.caps.tries, sending.tries) };
  const waitMs = waitBeforeRetry(failure, tried, caps, sender.random);
  if (waitMs === null) return false;
  sender.log.write('info', 'request repeated', {
    portal: sending.portalId,
    requestId: sending.call.requestId,
    url: safeUrl(sending.journey.url),
    code: failure.error.code,
    tried,
    waitMs,
  });
  await sender.clock.sleep(waitMs, signal);
  sending.journey.meter.retries += 1;
  return true;
}

async function tryAll<T>(sender: Sender, sending: Sending<T>, signal: AbortSignal): Promise<T> {
  const told: { last: Failure | null } = { last: null };
  try {
    for (let tried = 1; ; tried += 1) {
      const outcome = await attempt(sender, sending, signal);
      if ('value' in outcome) return outcome.value;
      told.last = outcome;
      if (!(await prepareRetry(sender, sending, outcome, tried, signal))) throw outcome.error;
    }
  } catch (error) {
    if (signal.aborted) throw abortError(sender, sending, error, told.last);
    throw error;
  }
}

/** Sends until an answer can be read or the failure is final. Throws ConnectorError and nothing else. */
export async function send<T>(sender: Sender, sending: Sending<T>): Promise<T> {
  const { call, portalId } = sending;
  if (sender.isClosed()) throw closedError(portalId);
  const controller = new AbortController();
  const unfollow = sender.hub.follow(call.signal, controller);
  sender.under.add(controller);
  try {
    if (controller.signal.aborted) throw abortError(sender, sending, call.signal.reason, null);
    return await tryAll(sender, sending, controller.signal);
  } finally {
    unfollow();
    sender.under.delete(controller);
  }
}
