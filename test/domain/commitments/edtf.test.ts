import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, daysInMonth, isoDay } from '../../../src/domain/calendar.ts';
import { parseEdtf, readEdtf } from '../../../src/domain/commitments/edtf.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const years = fc.integer({ min: 1, max: 9999 }).map((year) => String(year).padStart(4, '0'));
const months = fc.tuple(years, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const days = fc
  .tuple(months, fc.integer({ min: 1, max: 31 }))
  .filter(([month, day]) => day <= daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))))
  .map(([month, day]) => `${month}-${two(day)}`);
const dates = fc.oneof(years, months, days);

describe('a date that is known only so far', () => {
  it('covers the days of its year, its month, or itself', () => {
    expect(parseEdtf('2013')).toEqual({ from: '2013-01-01', to: '2013-12-31' });
    expect(parseEdtf('2012-02')).toEqual({ from: '2012-02-01', to: '2012-02-29' });
    expect(parseEdtf('2013-01-05')).toEqual({ from: '2013-01-05', to: '2013-01-05' });
    expect(parseEdtf('2013-01/2013-06')).toEqual({ from: '2013-01-01', to: '2013-06-30' });
  });

  it('is refused when there is no such day, or it is written in another way', () => {
    for (const text of ['', '2013-13', '2013-02-29', '0000', '13-01-05', '2013-1-5', '2013-01-05T00:00:00Z'])
      expect(parseEdtf(text), text).toBeNull();
    for (const text of ['2013/', '/2013', '2013/2014/2015', '2013?', '..', 'July 2014', ' 2013'])
      expect(readEdtf(text).is, text).toBe('invalid');
  });

  it('begins with its first day, and no longer one lies outside a shorter one of the same beginning', () => {
    fc.assert(
      fc.property(dates, (text) => {
        const range = parseEdtf(text);
        expect(range?.from.startsWith(text)).toBe(true);
        expect(range?.to.startsWith(text)).toBe(true);
        for (const length of [4, 7].filter((at) => at < text.length)) {
          const wider = parseEdtf(text.slice(0, length));
          expect((wider?.from ?? '9') <= (range?.from ?? '') && (wider?.to ?? '') >= (range?.to ?? '9')).toBe(
            true,
          );
        }
      }),
    );
  });

  it('makes an interval from the first day of one to the last of the other, or tells that it is reversed', () => {
    fc.assert(
      fc.property(dates, dates, (first, last) => {
        const reading = readEdtf(`${first}/${last}`);
        const [start, end] = [parseEdtf(first), parseEdtf(last)];
        if ((end?.to ?? '') < (start?.from ?? '')) expect(reading.is).toBe('reversed');
        else
          expect(reading).toEqual({
            is: 'range',
            isInterval: true,
            range: { from: start?.from, to: end?.to },
          });
      }),
    );
  });

  it('reads any text without throwing, and only days that exist come out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/-]{1,21}$/)), (text) => {
        const range = parseEdtf(text);
        for (const day of range === null ? [] : [range.from, range.to]) {
          const [y, m, d] = day.split('-').map(Number);
          const date = calendarDate(y ?? 0, m, d);
          expect(date === null ? null : isoDay(date)).toBe(day);
        }
      }),
    );
  });
});
