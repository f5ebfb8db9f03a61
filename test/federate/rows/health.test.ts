import { describe, expect, it } from 'vitest';
import type { SourceFailure } from '../../../src/domain/harvest.ts';
import {
  healthAfter,
  mayAsk,
  outcomeFor,
  WELL,
  type Answered,
  type Health,
  type HealthPolicy,
} from '../../../src/federate/rows/health.ts';

const POLICY: HealthPolicy = { patience: 3, restMs: 1_000, longestRestMs: 3_000 };
const DOWN: SourceFailure = { code: 'UNREACHABLE', message: 'no route', retryAfterMs: null };
const failure: Answered = { was: 'failure', failure: DOWN };

function after(health: Health, answers: readonly Answered[], now: number): Health {
  return answers.reduce((state, answered) => healthAfter(state, answered, now, POLICY), health);
}
const resting = after(WELL, [failure, failure, failure], 0);

describe('the breaker of a portal', () => {
  it('lets two failures pass, and rests after the third in a row', () => {
    expect(mayAsk(after(WELL, [failure, failure], 0), 0).ask).toBe(true);
    expect(after(WELL, [failure, failure, { was: 'answer' }, failure], 0)).toMatchObject({
      is: 'well',
      failures: 1,
    });
    expect(mayAsk(resting, 999)).toEqual({
      ask: false,
      failure: {
        code: 'UNREACHABLE',
        message: 'Not asked: it failed 3 times in a row, the last time with: no route',
        retryAfterMs: 1_000,
      },
    });
  });

  it('tries with one question when the rest is over, and refuses the others meanwhile', () => {
    const trial = mayAsk(resting, 1_000);
    expect(trial).toMatchObject({ ask: true, health: { is: 'on-trial' } });
    if (trial.ask)
      expect(mayAsk(trial.health, 1_001)).toMatchObject({ ask: false, failure: { retryAfterMs: 1_000 } });
  });

  it('is well after a good trial, rests twice as long after a bad one, and has a longest rest', () => {
    let health = resting;
    const rests: number[] = [];
    for (let now = 1_000, turn = 0; turn < 4; turn += 1) {
      const trial = mayAsk(health, now);
      if (!trial.ask) throw new Error('no trial');
      health = healthAfter(trial.health, failure, now, POLICY);
      const until = health.is === 'resting' ? health.until : 0;
      rests.push(until - now);
      now = until;
    }
    expect(rests).toEqual([2_000, 3_000, 3_000, 3_000]);
    const last = mayAsk(health, 1e9);
    expect(last.ask && healthAfter(last.health, { was: 'answer' }, 1e9, POLICY)).toBe(WELL);
  });

  it('gives the trial to the next question when whoever asked gave up', () => {
    const trial = mayAsk(resting, 1_000);
    const health = trial.ask ? healthAfter(trial.health, { was: 'given-up' }, 1_100, POLICY) : WELL;
    expect(mayAsk(health, 1_100)).toMatchObject({ ask: true, health: { is: 'on-trial' } });
    expect(after(WELL, [{ was: 'given-up' }, { was: 'given-up' }, { was: 'given-up' }], 0)).toBe(WELL);
  });

  it('waits as long as the portal asks for, at once', () => {
    const limited: Answered = {
      was: 'failure',
      failure: { code: 'RATE_LIMITED', message: 'slow down', retryAfterMs: 60_000 },
    };
    const health = after(WELL, [limited], 0);
    expect(mayAsk(health, 59_999)).toMatchObject({
      ask: false,
      failure: { code: 'RATE_LIMITED', retryAfterMs: 1_000 },
    });
    expect(mayAsk(health, 60_000).ask).toBe(true);
    // Questions under way meanwhile do not make it longer, unless they are told so.
    expect(after(health, [failure, failure, failure], 100)).toMatchObject({ until: 60_000 });
    expect(after(health, [limited], 100)).toMatchObject({ until: 60_100 });
  });

  it.each([
    { code: 'TIMEOUT', was: 'failure' },
    { code: 'UPSTREAM_FAILED', was: 'failure' },
    { code: 'BLOCKED', was: 'failure' },
    { code: 'BAD_QUERY', was: 'answer' },
    { code: 'NOT_FOUND', was: 'answer' },
    { code: 'TOO_LARGE', was: 'answer' },
    { code: 'ABORTED', was: 'given-up' },
  ] as const)('takes $code for a $was', ({ code, was }) => {
    expect(outcomeFor({ code, message: '', retryAfterMs: null }).was).toBe(was);
  });
});
