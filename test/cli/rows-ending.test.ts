import { describe, expect, it } from 'vitest';
import { moreLine, summaryLine, worthOf } from '../../src/cli/rows-ending.ts';
import type { RowsState } from '../../src/cli/rows-progress.ts';
import { aRowsSource, exactly } from '../support/some-rows.ts';

const state: RowsState = { given: 20, scanned: 20, total: exactly(1_204), limit: 20, requests: 1, ms: 300 };
const error = { code: 'UPSTREAM_FAILED', message: 'it said \u001b[2J502', retryAfterMs: null } as const;

describe('the end of an answer', () => {
  it('says how much came, for how much, and of when', () => {
    expect(summaryLine(state, aRowsSource())).toBe(
      '20 of 1,204 rows · 1 request · 300 ms · as of 2026-05-01T09:30:00Z',
    );
    expect(summaryLine(state, aRowsSource({ asOf: null, fromCache: true }))).toContain(
      'as of an unknown time · as kept from an earlier question',
    );
  });

  it('says how many more there are', () => {
    expect(moreLine(state)).toBe('There are 1,184 more: --limit all gives them, --limit <n> some of them.');
    expect(moreLine({ ...state, total: null })).toContain('There may be more');
    expect(moreLine({ ...state, total: exactly(20) })).toBeNull();
    expect(moreLine({ ...state, given: 7, total: null })).toBeNull();
    expect(moreLine({ ...state, limit: null })).toBeNull();
  });

  it('is worth 0 when whole, 1 when cut or old, 3 when there is none, and says why', () => {
    expect(worthOf(aRowsSource(), state)).toEqual({ exitCode: 0, isTruncated: false, warning: null });
    const stale = worthOf(aRowsSource({ outcome: 'STALE', error }), state);
    expect([stale.exitCode, stale.isTruncated]).toEqual([1, false]);
    expect(stale.warning).toBe(
      'The portal failed, so this is what was kept of 2026-05-01T09:30:00Z (springfield: UPSTREAM_FAILED: it said [2J502).',
    );
    const partial = worthOf(aRowsSource({ outcome: 'PARTIAL', error }), { ...state, limit: null });
    expect([partial.exitCode, partial.isTruncated]).toEqual([1, true]);
    expect(partial.warning).toContain('20 of 1,204 rows came, and springfield: UPSTREAM_FAILED');
    expect(worthOf(aRowsSource({ outcome: 'FAILED' }), state)).toEqual({
      exitCode: 3,
      isTruncated: true,
      warning: 'No answer: springfield failed.',
    });
  });
});
