import { describe, expect, it } from 'vitest';
import { frequencyWords, PERIOD_DAYS, periodCodes } from '../../src/domain/period-table.ts';

describe('the table of frequencies', () => {
  it('holds its words as keys: folded, without punctuation, single blanks', () => {
    const odd = [...frequencyWords.keys()].filter(
      (word) => word !== word.trim().toLowerCase() || /[^\p{L}\p{N} _]| {2}/u.test(word),
    );
    expect(odd).toEqual([]);
  });

  it('gives every code a word, its own name', () => {
    for (const code of Object.keys(PERIOD_DAYS)) expect(frequencyWords.get(code.toLowerCase())).toBe(code);
  });

  it('holds the lengths of the specification of metrics', () => {
    const rounded = (code: keyof typeof PERIOD_DAYS): number =>
      Math.round((PERIOD_DAYS[code] ?? 0) * 10) / 10;
    expect(rounded('MONTHLY_2')).toBe(15.2);
    expect(rounded('MONTHLY_3')).toBe(10.1);
    expect(rounded('BIMONTHLY')).toBe(60.9);
    expect(rounded('QUARTERLY')).toBe(91.3);
    expect(PERIOD_DAYS.QUADRENNIAL).toBe(1461);
    expect(PERIOD_DAYS.DECENNIAL).toBe(3652.5);
  });

  it('has codes with a length in the order of their length, apart by more than the tolerance of reading', () => {
    const days = periodCodes.map(([, length]) => length);
    expect([...days].sort((a, b) => a - b)).toEqual(days);
  });
});
