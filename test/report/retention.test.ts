import { describe, expect, it } from 'vitest';
import { fullDepthFrom, thinOldStates } from '../../src/report/retention.ts';

describe('states of datasets', () => {
  it('are kept in full for 24 months and the month under way', () => {
    expect(fullDepthFrom(new Date('2026-11-26T12:00:00Z'))).toBe('2024-11-01T00:00:00.000Z');
    expect(fullDepthFrom(new Date('2026-01-01T00:00:00Z'))).toBe('2024-01-01T00:00:00.000Z');
  });
  it('are thinned a bounded number at a time', async () => {
    const asked: unknown[] = [];
    const thin = async (...args: readonly [string, number]) => asked.push(args);
    await thinOldStates({ thin }, new Date('2026-11-26T12:00:00Z'));
    expect(asked).toEqual([['2024-11-01T00:00:00.000Z', 5_000]]);
  });
});
