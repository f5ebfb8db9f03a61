/** The age of data against what was promised, at one moment; and when that verdict will change by itself. */
import type { Clock, DataDate, TimeFacts } from '../time-facts.ts';
import type { MeasurementState } from '../result.ts';
import { evidence, fail, notApplicable, pass, unknown, type Verdict } from '../verdict.ts';
import { isNever } from './time-reading.ts';

const DAY_MS = 86_400_000;
/** Of a period, beyond it. */
export const GRACES = [0, 0.25, 1] as const;
const OBSERVED_GRACE = 1.25;

export type Age =
  { readonly days: number; readonly date: DataDate } | { readonly days: null; readonly verdict: Verdict };
export function ageOf({ time: { date }, age }: Clock): Age {
  if (date.at === null) return { days: null, verdict: unknown(date.reason) };
  const days = age(date.at);
  if (days < 0) return { days: null, verdict: unknown('FUTURE_DATE', evidence(date.from, date.at)) };
  return { days, date };
}

export interface Ratio {
  readonly ratio: number;
  readonly period: number;
  readonly date: DataDate;
}
/** NOT_APPLICABLE and UNKNOWN come from the period first: without one no age matters. */
export function ratioOf(clock: Clock): Ratio | Verdict {
  const { period } = clock.time;
  if (period.days === null) return period.verdict;
  const age = ageOf(clock);
  return age.days === null
    ? age.verdict
    : { ratio: age.days / period.days, period: period.days, date: age.date };
}

export function freshVerdict(clock: Clock, grace: number): Verdict {
  const ratio = ratioOf(clock);
  if ('state' in ratio) return ratio;
  const found = evidence(ratio.date.from, ratio.date.at);
  return ratio.ratio <= 1 + grace ? pass(found) : fail('OVERDUE', found);
}

/** As `time.fresh` says it. */
export function freshState(clock: Clock): MeasurementState {
  return freshVerdict(clock, 0.25).state;
}

/** Days, by EU frequency code. */
const NYC_DAYS: Readonly<Record<string, number>> = {
  ...{
    UPDATE_CONT: 25 / 24,
    CONT: 25 / 24,
    HOURLY: 25 / 24,
    BIHOURLY: 25 / 24,
    TRIHOURLY: 25 / 24,
    '12HRS': 25 / 24,
  },
  ...{ '1MIN': 25 / 24, '5MIN': 25 / 24, '10MIN': 25 / 24, '15MIN': 25 / 24, '30MIN': 25 / 24 },
  ...{ DAILY: 25 / 24, DAILY_2: 25 / 24, DAILY_3: 25 / 24, WEEKLY_5: 5, WEEKLY_2: 4, WEEKLY_3: 4, WEEKLY: 7 },
  ...{ MONTHLY: 31, QUARTERLY: 92, ANNUAL_3: 122, ANNUAL_2: 182, ANNUAL: 365, QUADRENNIAL: 1_460 },
};
export function freshNyc(clock: Clock): Verdict {
  const { period, frequency } = clock.time;
  if (frequency === 'AS_NEEDED' || isNever(frequency)) return notApplicable('NO_PERIOD');
  if (period.days === null) return period.verdict;
  const age = ageOf(clock);
  if (age.days === null) return age.verdict;
  const most = nycDays(frequency);
  if (most === null) return unknown('UNMAPPED_VALUE', evidence('updateFrequency', frequency));
  const found = evidence(age.date.from, age.date.at);
  return age.days < most ? pass(found) : fail('OVERDUE', found);
}
/** New York's threshold; null: it has none for this frequency. */
function nycDays(frequency: string | null): number | null {
  return frequency === null ? null : (NYC_DAYS[frequency] ?? null);
}

export function freshObserved(clock: Clock): Verdict {
  const { observed } = clock.time;
  if (observed === null) return unknown('TOO_FEW_CHANGES');
  const age = ageOf(clock);
  if (age.days === null) return age.verdict;
  const found = evidence(age.date.from, age.date.at);
  return isObservedFresh(age.days, observed) ? pass(found) : fail('OVERDUE', found);
}

/** Both in days. */
export function isObservedFresh(age: number, observed: number): boolean {
  return age <= OBSERVED_GRACE * observed;
}

/** The least whole number of days that is too many; `isEnough` holds below it, and nowhere from it on. */
function firstBeyond(guess: number, isEnough: (days: number) => boolean): number {
  let days = Math.max(0, Math.floor(guess));
  while (days > 0 && !isEnough(days - 1)) days -= 1;
  while (isEnough(days)) days += 1;
  return days;
}

/**
 * From which moment on a verdict is another, ms since 1970, if the dataset stays as it is; Infinity: never. Ages are no
 * verdicts.
 */
export function nextTurn({ date, period, frequency, observed }: TimeFacts, at: number): number {
  if (date.at === null) return Number.POSITIVE_INFINITY;
  const from = Date.parse(date.at);
  if (from > at) return from;
  const turns: number[] = [];
  const { days } = period;
  if (days !== null) {
    for (const grace of GRACES) turns.push(firstBeyond(days * (1 + grace), (age) => age / days <= 1 + grace));
    const most = nycDays(frequency);
    if (most !== null) turns.push(firstBeyond(most, (age) => age < most));
  }
  if (observed !== null)
    turns.push(firstBeyond(OBSERVED_GRACE * observed, (age) => isObservedFresh(age, observed)));
  const moments = turns.map((age) => from + age * DAY_MS).filter((moment) => moment > at);
  return Math.min(Number.POSITIVE_INFINITY, ...moments);
}
