import { describe, expect, it } from 'vitest';
import { heldAt, heldAtMonthEnd, monthEnd } from '../../src/store/month-end.ts';

describe('the end of a month', () => {
  it('is its last millisecond, in leap years and in December too', () => {
    expect(monthEnd('2024-02-01T00:00:00.000Z')).toBe('2024-02-29T23:59:59.999Z');
    expect(monthEnd('2025-12-31T23:59:59.999Z')).toBe('2025-12-31T23:59:59.999Z');
  });
  it('answers for moments before the full depth only', () => {
    expect(heldAt('2024-02-10T00:00:00.000Z', null)).toBe('2024-02-10T00:00:00.000Z');
    expect(heldAt('2024-02-10T00:00:00.000Z', '2024-02-01T00:00:00.000Z')).toBe('2024-02-10T00:00:00.000Z');
    expect(heldAt('2024-01-10T00:00:00.000Z', '2024-02-01T00:00:00.000Z')).toBe('2024-01-31T23:59:59.999Z');
  });
  it('is held by what ends in a later month', () => {
    expect(heldAtMonthEnd('2024-01-10T00:00:00.000Z', '2024-01-31T23:59:59.999Z')).toBe(false);
    expect(heldAtMonthEnd('2024-01-10T00:00:00.000Z', '2024-02-01T00:00:00.000Z')).toBe(true);
  });
});
