/** Moves what was measured on to a later moment: ages of all, verdicts of those whose time has come. */
import type { IndicatorCell } from '../aggregate/indicator-cell.ts';
import type { PortalTally } from '../aggregate/portal-tally.ts';
import { AGE_INDICATORS, clockResults, type ClockFact } from '../clock.ts';
import type { IndicatorResult } from '../result.ts';
import type { Clock, DateReading } from '../time-facts.ts';
import type { LedgerColumns } from './ledger-columns.ts';

const DAY_MS = 86_400_000;

function dateReading(source: string, moment: number): DateReading {
  switch (source) {
    case 'dataModified':
    case 'distribution.modified':
    case 'HTTP_LAST_MODIFIED':
      return { at: new Date(moment).toISOString(), from: source };
    case 'METADATA_DATE_ONLY':
    case 'NO_DATE':
      return { at: null, reason: source };
    default:
      return { at: null, reason: 'FIELD_NOT_OBSERVED' };
  }
}

/** Of the entry at `place`. */
export function clockFactAt(columns: LedgerColumns, place: number): ClockFact {
  const words = columns.words.clocks[columns.clocks[place] ?? -1];
  if (words === undefined) throw new RangeError(`no entry in place ${place}`);
  const described = columns.described[place] ?? Number.NaN;
  return {
    census: words.census,
    time: {
      ...words.time,
      date: dateReading(words.date, columns.date[place] ?? Number.NaN),
      described: Number.isNaN(described) ? null : new Date(described).toISOString(),
    },
  };
}

/** Gives the clock of the entry at a place, at a moment, ms since 1970: quicker than by its fact, and without evidence. */
export function clocksAt(columns: LedgerColumns, now: number): (place: number) => Clock {
  const times = columns.words.clocks.map(({ time, date }) => ({
    ...{ ...time, date: DATED.has(date) ? SOME_DATE : NO_DATE, described: null },
  }));
  return (place) => {
    const time = times[columns.clocks[place] ?? -1];
    if (time === undefined) throw new RangeError(`no entry in place ${place}`);
    const date = columns.date[place] ?? Number.NaN;
    return { time, age: () => Math.floor((now - date) / DAY_MS) };
  };
}
const DATED: ReadonlySet<string> = new Set(['dataModified', 'distribution.modified', 'HTTP_LAST_MODIFIED']);
const SOME_DATE: DateReading = { at: '', from: 'dataModified' };
const NO_DATE: DateReading = { at: null, reason: 'NO_DATE' };

/** Places of the entries of which a verdict is another at `at`, RFC 3339 UTC, than when they were measured. */
export function turnedBy({ turn }: LedgerColumns, at: string): readonly number[] {
  const now = Date.parse(at);
  const turned: number[] = [];
  for (let place = 0; place < turn.length; place += 1) if ((turn[place] ?? now) <= now) turned.push(place);
  return turned;
}

/** The tally of these entries, measured at `from`, as it is at `to`, which is no earlier. */
export function moveTally(tally: PortalTally, columns: LedgerColumns, from: string, to: string): void {
  for (const place of turnedBy(columns, to)) {
    const fact = clockFactAt(columns, place);
    const { frequency = null } = columns.words.traits[columns.traits[place] ?? -1] ?? {};
    tally.replace(clockResults(fact, from), clockResults(fact, to), frequency);
  }
  countAges(tally, columns, to);
}

const UNKNOWN = { state: 'UNKNOWN', value: null, lower: 0, upper: null } as const;
const NOT_APPLICABLE = { state: 'NOT_APPLICABLE', value: null, lower: null, upper: null } as const;
type Counted = Pick<IndicatorResult, 'state' | 'value' | 'lower' | 'upper'>;

function amount(value: number): Counted {
  return { state: null, value, lower: value, upper: value };
}

/** Counts the ages of all entries anew, or of those at `places`, whatever the tally has of them. */
export function countAges(
  tally: PortalTally,
  columns: LedgerColumns,
  at: string,
  places: readonly number[] | null = null,
): void {
  const [ages, lenient, delays] = AGE_INDICATORS.map((indicator) => tally.cell(indicator));
  if (!ages || !lenient || !delays) throw new Error('a tally of dataset indicators has cells of ages');
  for (const cell of [ages, lenient, delays]) cell.clear();
  const now = Date.parse(at);
  const periods = columns.words.clocks.map(({ time: { period } }) => period);
  const count = places?.length ?? columns.clocks.length;
  for (let index = 0; index < count; index += 1) {
    const place = places === null ? index : (places[index] ?? -1);
    const date = columns.date[place] ?? Number.NaN;
    const days = Math.floor((now - date) / DAY_MS);
    const isKnown = days >= 0;
    const period = periods[columns.clocks[place] ?? -1];
    ages.apply(isKnown ? amount(days) : UNKNOWN, 1);
    countLenient(lenient, isKnown ? days : null, now - (columns.described[place] ?? Number.NaN));
    if (period === undefined) throw new RangeError(`no clock in place ${place}`);
    if (period.days === null)
      delays.apply(period.verdict.state === 'NOT_APPLICABLE' ? NOT_APPLICABLE : UNKNOWN, 1);
    else delays.apply(isKnown ? amount(days / period.days) : UNKNOWN, 1);
  }
}

function countLenient(cell: IndicatorCell, days: number | null, sinceDescribed: number): void {
  if (days !== null) cell.apply(amount(days), 1);
  else if (Number.isNaN(sinceDescribed)) cell.apply(UNKNOWN, 1);
  else cell.apply(amount(Math.max(0, Math.floor(sinceDescribed / DAY_MS))), 1);
}
