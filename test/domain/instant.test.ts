import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from '../../src/domain/instant.ts';

const now = new Date('2026-11-23T12:00:00Z');
const options = { now, dateOrder: null };
const at = (raw: string | number): string | undefined => readMoment(raw, options).moment?.at;
const problem = (raw: string | number): string | null => readMoment(raw, options).problem;

describe('readMoment', () => {
  it('reads ISO dates and keeps how exact they are, and the words', () => {
    const cases = [
      ['2021', 'year', '2021-01-01T00:00:00.000Z'],
      ['2021-04', 'month', '2021-04-01T00:00:00.000Z'],
      ['2021-04-25', 'day', '2021-04-25T00:00:00.000Z'],
      ['2021-04-25T10:11:12Z', 'second', '2021-04-25T10:11:12.000Z'],
      ['2021-04-25T10:11:12.123456Z', 'millisecond', '2021-04-25T10:11:12.123Z'],
      ['2021-04-25 10:11+02:00', 'second', '2021-04-25T08:11:00.000Z'],
      ['2021-01-01T00:30:00+0100', 'second', '2020-12-31T23:30:00.000Z'],
      ['2021-04-25T24:00:00Z', 'second', '2021-04-26T00:00:00.000Z'],
    ] as const;
    for (const [raw, precision, expected] of cases) {
      expect(readMoment(raw, options)).toEqual({
        moment: { at: expected, precision, raw },
        problem: null,
        zoneAssumed: false,
      });
    }
  });

  it('says when a time had no zone; a day needs none', () => {
    expect(readMoment('2021-04-25T10:11:12', options).zoneAssumed).toBe(true);
    expect(readMoment('2021-04-25', options).zoneAssumed).toBe(false);
    expect(readMoment('2021-04-25T10:11:12Z', options).zoneAssumed).toBe(false);
  });

  it('reads seconds, milliseconds and compact days, as numbers and as digits', () => {
    expect(at(1_619_300_000)).toBe('2021-04-24T21:33:20.000Z');
    expect(at('1619300000123')).toBe('2021-04-24T21:33:20.123Z');
    expect(at('20210425')).toBe('2021-04-25T00:00:00.000Z');
    expect(at(20_210_425)).toBe('2021-04-25T00:00:00.000Z');
  });

  it('does not choose between two readings, unless the portal has an order', () => {
    expect(problem('03/04/2020')).toBe('date-ambiguous');
    expect(readMoment('03/04/2020', { now, dateOrder: 'day-first' }).moment?.at).toBe(
      '2020-04-03T00:00:00.000Z',
    );
    expect(readMoment('03/04/2020', { now, dateOrder: 'month-first' }).moment?.at).toBe(
      '2020-03-04T00:00:00.000Z',
    );
    expect(at('13/04/2020')).toBe('2020-04-13T00:00:00.000Z');
  });

  it('takes no interval for a date', () => {
    for (const raw of ['R/P1D', 'P1Y', 'R5/PT1H']) expect(problem(raw)).toBe('frequency-from-modified');
  });

  it('does not believe the far future and the time before portals', () => {
    expect(at('2026-11-25T11:00:00Z')).toBe('2026-11-25T11:00:00.000Z');
    expect(problem('2026-11-25T13:00:00Z')).toBe('date-in-future');
    expect(problem('1989-12-31')).toBe('date-too-early');
    expect(problem('1970-01-01T00:00:00Z')).toBe('date-too-early');
  });

  it('is silent about nothing', () => {
    for (const raw of ['', ' ', 'null', 'N/A', null]) {
      expect(readMoment(raw, options)).toEqual({ moment: null, problem: null, zoneAssumed: false });
    }
  });

  it('reads no date where there is none', () => {
    const words = [
      '"\\"',
      'Daily Updates',
      '2021-02-30',
      '2021-13-01',
      '2021-04-25T25:00:00Z',
      '0000-00-00',
      '12345',
      'soon',
      '1/2/20',
    ];
    for (const raw of [...words, 0, 42, -1, Number.NaN, Infinity])
      expect(problem(raw)).toBe('date-unreadable');
    expect(problem('x'.repeat(10_000))).toBe('date-unreadable');
  });

  it('reads every instant that a machine writes', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: now, noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(at(instant.toISOString())).toBe(instant.toISOString());
        expect(at(instant.toUTCString())).toBe(
          new Date(Math.floor(instant.getTime() / 1_000) * 1_000).toISOString(),
        );
      }),
    );
  });

  it('gives an instant between 1990 and the day after tomorrow, or none, whatever it reads', () => {
    const pieces = fc.constantFrom(
      '2021',
      '-',
      '/',
      '03',
      '1',
      'T',
      ':',
      ' ',
      'Z',
      '+',
      'may',
      '年',
      '.',
      '99',
      ',',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.oneof(text, fc.double()), (raw) => {
        const { moment, problem } = readMoment(raw, options);
        if (moment === null) return;
        expect(problem).toBeNull();
        expect(moment.at >= '1990' && moment.at < '2026-11-26').toBe(true);
        expect(readMoment(moment.at, options).moment?.at).toBe(moment.at);
      }),
      { numRuns: 1_000 },
    );
  });
});
