import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../../../src/domain/commitments/edtf.ts';
import { readDatePhrase, tellsOrder } from '../../../../src/domain/commitments/import/date-phrase.ts';

function read(text: string): string | null {
  return readDatePhrase(text, 'month-first');
}

describe('dates of tables that people filled in', () => {
  it.each([
    ['9/1/2018', '2018-09-01'],
    ['6/30/20', '2020-06-30'],
    ['1/1/85', '1985-01-01'],
    ['31/12/2014', '2014-12-31'],
    ['2018-09-01', '2018-09-01'],
    ['2018-09-01T00:00:00.000', '2018-09-01'],
    ['July 2014', '2014-07'],
    ['1 March 2015', '2015-03-01'],
    ['marzo de 2015', '2015-03'],
    ['2014', '2014'],
    ['Quarter 1 2014', '2014-01/2014-03'],
    ['Q4 2013', '2013-10/2013-12'],
    ['2015 Q2', '2015-04/2015-06'],
    ['II quarter of 2021', '2021-04/2021-06'],
    ['3rd quarter 2015', '2015-07/2015-09'],
    ['second half of 2016', '2016-07/2016-12'],
    ['H1 2016', '2016-01/2016-06'],
    ['43525', '2019-03-01'],
    ['43525.5', '2019-03-01'],
    ['2014-2016', '2014/2016'],
    ['January 2014 – June 2015', '2014-01/2015-06'],
    ['from 1/1/2014 to 6/30/2014', '2014-01-01/2014-06-30'],
    ['end of 2016', '2016'],
    ['mid-2015', '2015'],
    ['by 2015', '2015'],
  ])('reads %j as %j', (text, edtf) => {
    expect(read(text)).toBe(edtf);
  });

  it.each([
    'In progress',
    'Underway',
    'Ongoing',
    'NA',
    '',
    '0',
    '99999',
    '12',
    '30/2/2015',
    'June 2016 - June 2014',
    '13/13/2013',
  ])('names no time in %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('reads a year that a spreadsheet took for a count of days as that year', () => {
    expect(read('7/15/1905')).toBe('2023');
    expect(read('1905-07-19')).toBe('2027');
    expect(read('3/1/1985')).toBe('1985-03-01');
  });

  it('covers spring on both sides of the equator, and a winter that ends next year', () => {
    expect(read('Spring 2015')).toBe('2015-03/2015-12');
    expect(read('Winter 2015')).toBe('2015/2016-03');
  });

  it('covers both readings of a day where a plan may write either way', () => {
    expect(readDatePhrase('1/7/2014', 'either')).toBe('2014-01-07/2014-07-01');
    expect(readDatePhrase('7/7/2014', 'either')).toBe('2014-07-07');
    expect(readDatePhrase('1/7/2014', 'day-first')).toBe('2014-07-01');
  });

  it('tells the order of a day that can be read in one only', () => {
    expect(tellsOrder('31/12/2014')).toBe('day-first');
    expect(tellsOrder('12/31/2014')).toBe('month-first');
    expect(tellsOrder('1/12/2014')).toBeNull();
    expect(tellsOrder('July 2014')).toBeNull();
  });

  it('gives EDTF or nothing, whatever a cell holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/ .,Qq–-]{0,30}$/)), (text) => {
        const edtf = read(text);
        if (edtf !== null) expect(parseEdtf(edtf)).not.toBeNull();
      }),
    );
  });

  it('holds every day that a slashed date may mean', () => {
    const part = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(part, part, fc.integer({ min: 1990, max: 2040 }), (first, second, year) => {
        const range = parseEdtf(readDatePhrase(`${first}/${second}/${year}`, 'either') ?? '');
        const two = (value: number): string => String(value).padStart(2, '0');
        for (const [month, day] of [
          [first, second],
          [second, first],
        ] as const) {
          const exact = parseEdtf(`${year}-${two(month)}-${two(day)}`);
          if (exact === null) continue;
          expect((range?.from ?? '9') <= exact.from && exact.to <= (range?.to ?? '')).toBe(true);
        }
      }),
    );
  });

  it('holds every day of the quarter, the half and the range that are named', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1990, max: 2040 }), (quarter, year) => {
        const range = parseEdtf(read(`Quarter ${quarter} ${year}`) ?? '');
        const month = String(quarter * 3 - 1).padStart(2, '0');
        expect(range?.from).toBe(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`);
        expect((range?.to ?? '') > `${year}-${month}-28`).toBe(true);
      }),
    );
  });
});
