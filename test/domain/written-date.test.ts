import { describe, expect, it } from 'vitest';
import { isoDay } from '../../src/domain/calendar.ts';
import { readWrittenDate } from '../../src/domain/written-date.ts';

function read(text: string): string | null {
  const written = readWrittenDate(text, null);
  if (written === null || written === 'ambiguous') return written;
  return `${isoDay(written.date)} ${written.date.precision}${written.time === null ? '' : ` ${written.time}`}`;
}

describe('readWrittenDate', () => {
  it('reads dates with the month as a word', () => {
    const cases = {
      'May 9, 2014': '2014-05-09 day',
      '04 March 2014': '2014-03-04 day',
      'January 29th, 2020': '2020-01-29 day',
      'Sept. 7, 2017': '2017-09-07 day',
      '12 de marzo de 2020': '2020-03-12 day',
      '1er janvier 2020': '2020-01-01 day',
      '3. März 2021': '2021-03-03 day',
      'September, 2011': '2011-09-01 month',
      '2016-April': '2016-04-01 month',
      'mar 2020': '2020-03-01 month',
    };
    for (const [raw, expected] of Object.entries(cases)) expect(read(raw), raw).toBe(expected);
  });

  it('reads dates in numbers whose order is certain', () => {
    expect(read('2018/10/11')).toBe('2018-10-11 day');
    expect(read('2018.10')).toBe('2018-10-01 month');
    expect(read('14.12.2025')).toBe('2025-12-14 day');
    expect(read('31/12/2020')).toBe('2020-12-31 day');
    expect(read('12/31/2020')).toBe('2020-12-31 day');
    expect(read('05/05/2020')).toBe('2020-05-05 day');
  });

  it('lets a weekday decide what the numbers leave open', () => {
    expect(read('Tue, 04/07/2020 - 10:00')).toBe('2020-04-07 day 10:00:00');
    expect(read('Sat, 04/07/2020')).toBe('2020-07-04 day');
    expect(read('Date changed  jeu, 02/01/2020 - 12:00')).toBe('2020-01-02 day 12:00:00');
    expect(read('Mon, 04/07/2020')).toBe('ambiguous');
  });

  it('reads times of day with their halves and zones', () => {
    expect(read('5/17/2020 3:45:12 PM')).toBe('2020-05-17 day 15:45:12');
    expect(read('May 9, 2014 12:05 am')).toBe('2014-05-09 day 00:05:00');
    expect(read('Wed, 02 Oct 2002 13:00:00 GMT')).toBe('2002-10-02 day 13:00:00GMT');
    expect(read('May 9, 2014 13:05 pm')).toBeNull();
  });

  it('reads years of Japanese eras', () => {
    expect(read('令和3年4月1日')).toBe('2021-04-01 day');
    expect(read('平成元年')).toBe('1989-01-01 year');
    expect(read('２０２０年３月')).toBe('2020-03-01 month');
  });

  it('never reads a year of two digits, nor other words', () => {
    for (const raw of [
      '1/2/20',
      'May 9, 14',
      '30 Feb 2020',
      'Smarch 3 2020',
      'May',
      '12',
      '',
      'updated every 6 hours',
    ]) {
      expect(read(raw), raw).toBeNull();
    }
  });
});
