import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemporal } from '../../src/domain/temporal.ts';

function read(interval: string): readonly [string | null, string | null, string | null] {
  const { start, end, problem } = readTemporal({ interval, start: null, end: null }, { dateOrder: null });
  return [start, end, problem];
}
const ends = (start: string | null, end: string | null) =>
  readTemporal({ interval: null, start, end }, { dateOrder: null });

describe('readTemporal', () => {
  it('reads intervals with both ends', () => {
    const cases = {
      '2006-01-01T03:00:00.000Z/2019-12-31T03:00:00.000Z': ['2006-01-01', '2019-12-31'],
      '2019/2020': ['2019-01-01', '2020-12-31'],
      '2019-01/2019-02': ['2019-01-01', '2019-02-28'],
      '2010-2014': ['2010-01-01', '2014-12-31'],
      '2022-01-01 to 2022-12-31': ['2022-01-01', '2022-12-31'],
      'October 15, 2013 - October 15, 2017': ['2013-10-15', '2017-10-15'],
      'desde 2010 hasta 2014': ['2010-01-01', '2014-12-31'],
      '2019-01-01/P1Y': ['2019-01-01', '2019-12-31'],
    };
    for (const [raw, [start, end]] of Object.entries(cases))
      expect(read(raw), raw).toEqual([start, end, null]);
  });

  it('reads open ends', () => {
    for (const raw of [
      '2012/..',
      '2012/',
      '2012--',
      '2012-Present',
      'Beginning 2012',
      'since 2012',
      '2012 - heute',
    ]) {
      expect(read(raw), raw).toEqual(['2012-01-01', null, null]);
    }
    expect(read('../2012')).toEqual([null, '2012-12-31', null]);
  });

  it('takes a single date for all of what it names', () => {
    expect(read('2016')).toEqual(['2016-01-01', '2016-12-31', null]);
    expect(read('2016-02')).toEqual(['2016-02-01', '2016-02-29', null]);
    expect(read('2016-02-03')).toEqual(['2016-02-03', '2016-02-03', null]);
  });

  it('believes the past and the future, which data may be about', () => {
    expect(read('1850/1900')).toEqual(['1850-01-01', '1900-12-31', null]);
    expect(read('2076')).toEqual(['2076-01-01', '2076-12-31', null]);
  });

  it('keeps the readable one of two ends, on the day of the writer', () => {
    expect(ends('2020-01-01T23:30:00-05:00', 'soon')).toEqual({
      start: '2020-01-01',
      end: null,
      problem: 'interval-unreadable',
    });
    expect(ends(null, '2020')).toEqual({ start: null, end: '2020-12-31', problem: null });
    expect(ends('03/04/2020', null).problem).toBe('date-ambiguous');
  });

  it('says that a reversed pair means nothing', () => {
    expect(ends('2020', '2019')).toEqual({ start: null, end: null, problem: 'interval-reversed' });
  });

  it('reads nothing into words', () => {
    for (const raw of ['Current', '..', '/', 'May 14 - 21, 2019', 'Last 30 days']) {
      expect(read(raw), raw).toEqual([null, null, 'interval-unreadable']);
    }
    expect(read('')).toEqual([null, null, null]);
    expect(ends(null, null)).toEqual({ start: null, end: null, problem: null });
  });

  it('never gives an end before the start, and days that exist only', () => {
    const pieces = fc.constantFrom(
      '2020',
      '2019',
      '-',
      '/',
      '--',
      '..',
      '01',
      '12',
      ' to ',
      ' - ',
      'P1M',
      'May ',
      'present',
      'since ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const [start, end] = read(parts.join(''));
        for (const day of [start, end]) {
          if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        }
        if (start !== null && end !== null) expect(start <= end).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
