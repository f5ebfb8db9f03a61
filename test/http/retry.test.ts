import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectorError, type ConnectorErrorCode } from '../../src/connector/index.ts';
import { DEFAULT_CAPS } from '../../src/http/limits.ts';
import { retryAfterMs } from '../../src/domain/retry-after.ts';
import { askedPauseMs, backoffMs, waitBeforeRetry, type Failure } from '../../src/http/retry.ts';

const now = new Date('2026-11-23T12:00:00Z');
const half = (): number => 0.5;
function failure(code: ConnectorErrorCode, again = true, retryAfter?: number): Failure {
  return {
    error: new ConnectorError(code, 'x', retryAfter === undefined ? {} : { retryAfterMs: retryAfter }),
    again,
  };
}

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['1.5', 1_500],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['99999999999', null],
    ['-5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j means %j ms', (value, ms) => {
    expect(retryAfterMs(value, now)).toBe(ms);
  });

  it('is bounded by a year', () => {
    expect(retryAfterMs('9999999999', now)).toBe(366 * 24 * 3600_000);
  });
});

describe('the pause a portal asks for', () => {
  it('is Retry-After before all else', () => {
    expect(askedPauseMs(429, { 'retry-after': '3', 'x-ratelimit-reset': '9' }, '', now)).toBe(3_000);
  });

  it('is the reset_time of Opendatasoft’s body', () => {
    const body = '{"errorcode":10002,"reset_time":"2026-11-24T00:00:00Z","limit_time_unit":"day"}';
    expect(askedPauseMs(429, {}, body, now)).toBe(12 * 3600_000);
  });

  it.each([
    ['in seconds from now', 'x-ratelimit-reset', '30', 30_000],
    ['in epoch seconds', 'x-ratelimit-reset', String(now.getTime() / 1000 + 5), 5_000],
    ['in epoch milliseconds', 'ratelimit-reset', String(now.getTime() + 5), 5],
    ['as a time', 'x-ratelimit-reset-portal_search_throttler', '2026-11-23T12:01:00Z', 60_000],
    ['in the past', 'x-ratelimit-reset', '2026-11-23T11:00:00Z', 0],
  ])('is a reset header %s', (_what, name, value, ms) => {
    expect(askedPauseMs(429, { [name]: value }, '', now)).toBe(ms);
  });

  it('is not read out of headers that come with every answer', () => {
    expect(askedPauseMs(503, { 'x-ratelimit-reset': '30' }, '', now)).toBeNull();
    expect(askedPauseMs(429, { 'x-ratelimit-reset': 'whenever' }, '{}', now)).toBeNull();
  });
});

describe('waiting before a retry', () => {
  it('is anything from nothing to a bound that doubles, up to a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, draw) => {
          const ms = backoffMs(attempt, DEFAULT_CAPS, () => draw);
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThan(Math.min(60_000, 1_000 * 2 ** (attempt - 1)));
        },
      ),
    );
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, DEFAULT_CAPS, half))).toEqual([500, 1_000, 2_000]);
  });

  it('ends after four tries, and after two where the portal was only slow', () => {
    const waits = (code: ConnectorErrorCode) =>
      [1, 2, 3, 4].map((tried) => waitBeforeRetry(failure(code), tried, DEFAULT_CAPS, half));
    expect(waits('UPSTREAM_FAILED')).toEqual([500, 1_000, 2_000, null]);
    expect(waits('TIMEOUT')).toEqual([500, null, null, null]);
  });

  it('does not happen for what will not change', () => {
    expect(waitBeforeRetry(failure('NOT_FOUND', false), 1, DEFAULT_CAPS, half)).toBeNull();
  });

  it('is as long as the portal asks, but never more than a quarter of an hour', () => {
    expect(waitBeforeRetry(failure('RATE_LIMITED', true, 7_000), 1, DEFAULT_CAPS, half)).toBe(7_000);
    expect(waitBeforeRetry(failure('RATE_LIMITED', true, 900_000), 1, DEFAULT_CAPS, half)).toBe(900_000);
    expect(waitBeforeRetry(failure('RATE_LIMITED', true, 900_001), 1, DEFAULT_CAPS, half)).toBeNull();
  });
});
