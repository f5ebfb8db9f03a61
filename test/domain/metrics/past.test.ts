import { describe, expect, it } from 'vitest';
import {
  MOST_DATES,
  nextPast,
  pastFactsOf,
  type Past,
  type Present,
} from '../../../src/domain/metrics/past.ts';

const day = (number: number): string => new Date(Date.UTC(2026, 0, number)).toISOString();
const present = (at: number, identifier: string, date: number | null = null): Present => ({
  ...{ at: day(at), identifier, date: date === null ? null : day(date) },
});
function after(...snapshots: readonly Present[]): Past | null {
  return snapshots.reduce<Past | null>((past, one) => nextPast(past, one), null);
}

describe('the identifier of a dataset', () => {
  it('is that of the snapshot before, and there is none before the first', () => {
    expect(pastFactsOf(null, present(1, 'a')).identifier).toBeNull();
    expect(pastFactsOf(after(present(1, 'a')), present(2, 'b')).identifier).toBe('a');
    expect(pastFactsOf(after(present(1, 'a'), present(2, 'b')), present(3, 'b')).identifier).toBe('b');
  });

  it('is the same one when a snapshot is made again, however often', () => {
    const first = after(present(1, 'a'));
    const second = after(present(1, 'a'), present(2, 'b'));
    expect(pastFactsOf(first, present(1, 'a')).identifier).toBeNull();
    expect(pastFactsOf(second, present(2, 'b')).identifier).toBe('a');
    expect(pastFactsOf(nextPast(second, present(2, 'c')), present(2, 'c')).identifier).toBe('a');
  });
});

describe('data dates', () => {
  it('are gathered over snapshots, each once and in order, that of now among them', () => {
    const past = after(present(3, 'a', 3), present(4, 'a', 3), present(5, 'a', 1));
    expect(past?.dates).toEqual([day(1), day(3)]);
    expect(pastFactsOf(past, present(6, 'a', 6)).dataModified).toEqual([day(1), day(3), day(6)]);
    expect(pastFactsOf(past, present(6, 'a')).dataModified).toEqual([day(1), day(3)]);
  });

  it('are not seen before they have come', () => {
    expect(after(present(3, 'a', 9))?.dates).toEqual([]);
    expect(after(present(3, 'a', 9), present(9, 'a', 9))?.dates).toEqual([day(9)]);
  });

  it('are the latest where there are many', () => {
    const many = Array.from({ length: MOST_DATES + 5 }, (_, index) => present(index + 1, 'a', index + 1));
    const past = after(...many);
    expect([past?.dates.length, past?.dates[0]]).toEqual([MOST_DATES, day(6)]);
  });

  it('leave what is remembered as it is where nothing is new', () => {
    const past = after(present(1, 'a', 1));
    expect(nextPast(past, present(2, 'a', 1))).toBe(past);
  });
});
