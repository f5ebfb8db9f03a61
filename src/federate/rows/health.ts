/** A circuit breaker per portal: one that fails again and again is left alone for a while. Pure. */
import type { SourceFailure } from '../../domain/harvest.ts';
import type { SourceErrorCode } from '../../domain/source-error.ts';

export interface HealthPolicy {
  /** Failures in a row until the portal is left alone. */
  readonly patience: number;
  /** The first rest, milliseconds; each further one is twice as long. */
  readonly restMs: number;
  readonly longestRestMs: number;
}
export const HEALTH_POLICY: HealthPolicy = { patience: 5, restMs: 15_000, longestRestMs: 600_000 };

interface Illness {
  readonly failures: number;
  readonly last: SourceFailure;
  /** Rests so far without a good answer between them. */
  readonly rests: number;
  /** Epoch milliseconds. */
  readonly until: number;
}
export type Health =
  | { readonly is: 'well'; readonly failures: number; readonly last: SourceFailure | null }
  | ({ readonly is: 'resting' } & Illness)
  /** The rest is over, and one question is under way to see. */
  | ({ readonly is: 'on-trial' } & Illness);
export const WELL: Health = { is: 'well', failures: 0, last: null };

export type Verdict =
  | { readonly ask: true; readonly health: Health }
  /** `failure`: the last one, with the time until the next trial. */
  | { readonly ask: false; readonly failure: SourceFailure };
export type Answered =
  /** Whatever it said, it was there. */
  | { readonly was: 'answer' }
  | { readonly was: 'failure'; readonly failure: SourceFailure }
  /** By whoever asked, which says nothing of the portal. */
  | { readonly was: 'given-up' };

/** A portal that is not there, or will not talk to us; other failures are answers. */
const ILL: readonly SourceErrorCode[] = [
  'UNREACHABLE',
  'TIMEOUT',
  'UPSTREAM_FAILED',
  'RATE_LIMITED',
  'BLOCKED',
];

export function outcomeFor(failure: SourceFailure): Answered {
  if (failure.code === 'ABORTED') return { was: 'given-up' };
  return ILL.includes(failure.code) ? { was: 'failure', failure } : { was: 'answer' };
}

/** While the trial is under way. */
const SHORTEST_WAIT_MS = 1_000;

function refusal({ failures, last }: Illness, waitMs: number): SourceFailure {
  const often = failures === 1 ? 'once' : `${failures} times in a row`;
  return {
    code: last.code,
    message: `Not asked: it failed ${often}, the last time with: ${last.message}`,
    retryAfterMs: Math.max(SHORTEST_WAIT_MS, waitMs),
  };
}

/** May the portal be asked at `now` (epoch milliseconds)? */
export function mayAsk(health: Health, now: number): Verdict {
  if (health.is === 'well') return { ask: true, health };
  if (health.is === 'resting' && now >= health.until)
    return { ask: true, health: { ...health, is: 'on-trial' } };
  return { ask: false, failure: refusal(health, health.until - now) };
}

function restAfter(health: Health, failure: SourceFailure, now: number, policy: HealthPolicy): Health {
  const failures = health.failures + 1;
  const asked = failure.code === 'RATE_LIMITED' ? (failure.retryAfterMs ?? 0) : 0;
  // Questions that were under way when the rest began do not make it longer, unless the portal says so.
  if (health.is === 'resting')
    return { ...health, failures, last: failure, until: Math.max(health.until, now + asked) };
  const isTired = health.is === 'on-trial' || failures >= policy.patience;
  if (!isTired && asked === 0) return { is: 'well', failures, last: failure };
  const rests = health.is === 'on-trial' ? health.rests : 0;
  const own = isTired ? Math.min(policy.longestRestMs, policy.restMs * 2 ** Math.min(rests, 20)) : 0;
  return { is: 'resting', failures, last: failure, rests: rests + 1, until: now + Math.max(own, asked) };
}

/** The health after a question that `mayAsk` allowed. */
export function healthAfter(
  health: Health,
  answered: Answered,
  now: number,
  policy: HealthPolicy = HEALTH_POLICY,
): Health {
  switch (answered.was) {
    case 'answer':
      return WELL;
    case 'failure':
      return restAfter(health, answered.failure, now, policy);
    case 'given-up':
      // The next question is the trial.
      return health.is === 'on-trial' ? { ...health, is: 'resting', until: now } : health;
  }
}
