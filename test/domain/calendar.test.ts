import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDate,
  daysInMonth,
  isoDay,
  isoInstant,
  lastDay,
  monthOf,
  utcOf,
  weekdayOf,
  weekdayOfDate,
} from '../../src/domain/calendar.ts';

const dates = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => calendarDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()))
  .filter((date) => date !== null);

describe('the calendar', () => {
  it('has no days that do not exist', () => {
    expect(calendarDate(2021, 2, 29)).toBeNull();
    expect(calendarDate(2020, 2, 29)).not.toBeNull();
    expect(calendarDate(1900, 2, 29)).toBeNull();
    expect(calendarDate(2000, 2, 29)).not.toBeNull();
    for (const [year, month, day] of [
      [2021, 0, 1],
      [2021, 13, 1],
      [2021, 4, 31],
      [2021, 1, 0],
      [0, 1, 1],
    ]) {
      expect(calendarDate(year ?? 0, month, day)).toBeNull();
    }
  });

  it('agrees with the platform about every day', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const day = isoDay(date);
        expect(new Date(utcOf(date)).toISOString().slice(0, 10)).toBe(day);
        expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(weekdayOfDate(date));
        expect(daysInMonth(date.year, date.month)).toBe(
          Number(isoDay(lastDay({ ...date, precision: 'month' })).slice(8)),
        );
      }),
    );
  });

  it('writes instants as the platform does, on the day at hand and on others', () => {
    const offsets = fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 });
    fc.assert(
      fc.property(dates, offsets, (date, offset) => {
        fc.pre(date.year > 1 && date.year < 9999);
        const ms = utcOf(date) + offset;
        expect(isoInstant(ms, date)).toBe(new Date(ms).toISOString());
      }),
    );
  });

  it('ends a coarse date with its last day', () => {
    expect(isoDay(lastDay({ year: 2020, month: 1, day: 1, precision: 'year' }))).toBe('2020-12-31');
    expect(isoDay(lastDay({ year: 2020, month: 2, day: 1, precision: 'month' }))).toBe('2020-02-29');
    expect(isoDay(lastDay({ year: 2020, month: 2, day: 3, precision: 'day' }))).toBe('2020-02-03');
  });

  it('knows the names of months and weekdays of the platform in eight languages', () => {
    const fold = (text: string): string =>
      text
        .normalize('NFKD')
        .replace(/[\u0300-\u036f.]/g, '')
        .toLowerCase();
    for (const language of ['en', 'es', 'ca', 'fr', 'de', 'it', 'pt', 'nl']) {
      for (let index = 0; index < 12; index += 1) {
        const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
          Date.UTC(2021, index, 5),
        );
        expect(monthOf(fold(name)), `${language} ${name}`).toBe(index + 1);
      }
      for (let index = 0; index < 7; index += 1) {
        const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
        const name = format.format(Date.UTC(2021, 0, 3 + index)).replace(/-feira$/, '');
        expect(weekdayOf(fold(name)), `${language} ${name}`).toBe(index);
      }
    }
  });
});
