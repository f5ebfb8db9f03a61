/** Timeliness: the data's own date against the promised frequency. A date of the description is no date of the data. */
import type { DatasetFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import { measuredIndicator, verdictIndicator, type DatasetIndicator, type GroupFacts } from '../indicator.ts';
import {
  ABSENT,
  UNSEEN,
  amountOf,
  evidence,
  fail,
  notApplicable,
  pass,
  resultOf,
  unknown,
  type Verdict,
} from '../verdict.ts';

const TAU: GroupFacts = {
  group: 'time',
  source: 'Ulrich Atz: The tau of data (2014); Treasury Board of Canada: grace of a quarter',
};
const NYC: GroupFacts = {
  group: 'time',
  source: 'New York City, Open Data dashboard (MODA): thresholds per frequency',
};

const NEVER: ReadonlySet<string> = new Set(['NEVER', 'NOT_PLANNED']);
/** Most catalogues tell dates, not times. */
const LEAST_PERIOD = 25 / 24;
const DAY_MS = 86_400_000;

export interface DataDate {
  readonly at: string;
  readonly from: 'dataModified' | 'distribution.modified' | 'HTTP_LAST_MODIFIED';
}
export type DateReading =
  DataDate | { readonly at: null; readonly reason: 'METADATA_DATE_ONLY' | 'NO_DATE' | 'FIELD_NOT_OBSERVED' };

/** A server that makes the file when it is asked for dates it to the day of the question. */
function isOfTheQuestion(lastModified: string, checkedAt: string): boolean {
  return Math.abs(Date.parse(lastModified) - Date.parse(checkedAt)) <= DAY_MS;
}

/** In the order of trust: the platform's data date, a distribution's, the server's; never the description's. */
export function dataDateOf({ dataset, distributions, sees }: DatasetFacts): DateReading {
  if (dataset.dataModified !== null) return { at: dataset.dataModified.at, from: 'dataModified' };
  const dates = dataset.distributions.flatMap(({ modified }) => (modified === null ? [] : [modified.at]));
  const latest = dates.toSorted().at(-1);
  if (latest !== undefined) return { at: latest, from: 'distribution.modified' };
  const sent = distributions
    .flatMap(({ download, access }) => download ?? access ?? [])
    .filter(({ state }) => state === 'PASS')
    .flatMap(({ lastModified, checkedAt }) =>
      lastModified === null || isOfTheQuestion(lastModified, checkedAt) ? [] : [lastModified],
    );
  const newest = sent.toSorted().at(-1);
  if (newest !== undefined) return { at: newest, from: 'HTTP_LAST_MODIFIED' };
  if (dataset.metadataModified !== null) return { at: null, reason: 'METADATA_DATE_ONLY' };
  return {
    at: null,
    reason: sees('dataModified') || sees('distribution.modified') ? 'NO_DATE' : 'FIELD_NOT_OBSERVED',
  };
}

type Period = { readonly days: number } | { readonly days: null; readonly verdict: Verdict };
function periodOf({ dataset, sees }: DatasetFacts): Period {
  const frequency = dataset.updateFrequency;
  if (frequency === null || !isFilled(frequency.raw))
    return { days: null, verdict: unknown(sees('updateFrequency') ? 'NOT_DECLARED' : 'FIELD_NOT_OBSERVED') };
  if (frequency.code !== null && NEVER.has(frequency.code))
    return { days: null, verdict: notApplicable('NEVER_UPDATED') };
  if (frequency.periodDays === null)
    return { days: null, verdict: unknown(frequency.code === null ? 'UNMAPPED_VALUE' : 'IRREGULAR') };
  return { days: Math.max(frequency.periodDays, LEAST_PERIOD) };
}

type Age =
  { readonly days: number; readonly date: DataDate } | { readonly days: null; readonly verdict: Verdict };
function ageOf(facts: DatasetFacts): Age {
  const date = dataDateOf(facts);
  if (date.at === null) return { days: null, verdict: unknown(date.reason) };
  const days = facts.age(date.at);
  if (days < 0) return { days: null, verdict: unknown('FUTURE_DATE', evidence(date.from, date.at)) };
  return { days, date };
}

interface Ratio {
  readonly ratio: number;
  readonly period: number;
  readonly date: DataDate;
}
/** NOT_APPLICABLE and UNKNOWN come from the period first: without one no age matters. */
function ratioOf(facts: DatasetFacts): Ratio | Verdict {
  const period = periodOf(facts);
  if (period.days === null) return period.verdict;
  const age = ageOf(facts);
  return age.days === null
    ? age.verdict
    : { ratio: age.days / period.days, period: period.days, date: age.date };
}

export function freshVerdict(facts: DatasetFacts, grace: number): Verdict {
  const ratio = ratioOf(facts);
  if ('state' in ratio) return ratio;
  const found = evidence(ratio.date.from, ratio.date.at);
  return ratio.ratio <= 1 + grace ? pass(found) : fail('OVERDUE', found);
}

function declared({ dataset, sees }: DatasetFacts): Verdict {
  const frequency = dataset.updateFrequency;
  if (frequency === null || !isFilled(frequency.raw)) return sees('updateFrequency') ? ABSENT : UNSEEN;
  const found = evidence('updateFrequency', frequency.code ?? frequency.raw);
  const isMapped = frequency.periodDays !== null || (frequency.code !== null && NEVER.has(frequency.code));
  return isMapped ? pass(found) : fail(frequency.code === null ? 'UNMAPPED_VALUE' : 'IRREGULAR', found);
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
function freshNyc(facts: DatasetFacts): Verdict {
  const period = periodOf(facts);
  const code = facts.dataset.updateFrequency?.code ?? null;
  if (code === 'AS_NEEDED' || (code !== null && NEVER.has(code))) return notApplicable('NO_PERIOD');
  if (period.days === null) return period.verdict;
  const age = ageOf(facts);
  if (age.days === null) return age.verdict;
  const most = code === null ? undefined : NYC_DAYS[code];
  if (most === undefined) return unknown('UNMAPPED_VALUE', evidence('updateFrequency', code));
  const found = evidence(age.date.from, age.date.at);
  return age.days < most ? pass(found) : fail('OVERDUE', found);
}

/** The median gap between the data dates that were seen, days; null: fewer than four changes. */
export function observedPeriod(dates: readonly string[]): number | null {
  const days = dates.map((date) => Date.parse(date) / DAY_MS);
  const gaps = days
    .slice(1)
    .map((day, index) => day - (days[index] ?? day))
    .toSorted((a, b) => a - b);
  if (gaps.length < 4) return null;
  const middle = Math.floor(gaps.length / 2);
  return gaps.length % 2 === 1 ? (gaps[middle] ?? null) : ((gaps[middle - 1] ?? 0) + (gaps[middle] ?? 0)) / 2;
}
function freshObserved(facts: DatasetFacts): Verdict {
  const period = observedPeriod(facts.subject.past.dataModified);
  if (period === null) return unknown('TOO_FEW_CHANGES');
  const age = ageOf(facts);
  if (age.days === null) return age.verdict;
  const found = evidence(age.date.from, age.date.at);
  return age.days <= 1.25 * period ? pass(found) : fail('OVERDUE', found);
}

const INPUTS = ['dct:accrualPeriodicity', 'dct:modified of the data', 'Last-Modified'];
const MISSING =
  'Undeclared, irregular or not visible: UNKNOWN. Only the description’s date known: UNKNOWN (METADATA_DATE_ONLY). Never updated: NOT_APPLICABLE.';

function fresh(id: string, grace: number, title: string): DatasetIndicator {
  return verdictIndicator(
    TAU,
    {
      id,
      title,
      inputs: INPUTS,
      definition: `Whether the data are no older than their period${grace === 0 ? '' : ` and ${grace * 100} % of it`}.`,
      formula: `age ÷ max(period, 25 h) ≤ ${1 + grace}`,
      missing: MISSING,
    },
    (facts) => freshVerdict(facts, grace),
  );
}
function quantityOr(id: string, verdict: Verdict) {
  return verdict.state === 'UNKNOWN'
    ? amountOf(id, { value: null, lower: 0, upper: null, reason: verdict.reason, evidence: verdict.evidence })
    : resultOf(id, verdict);
}

export const TIME_INDICATORS: readonly DatasetIndicator[] = [
  verdictIndicator(
    TAU,
    {
      id: 'time.declared',
      title: 'Declares how often it is updated',
      inputs: ['dct:accrualPeriodicity'],
      definition: 'Whether a frequency is stated that means a period, or that it is never updated.',
      formula: 'PASS where the words map to a period or to never.',
      missing: 'Not visible on the platform: UNKNOWN. Irregular, as needed or not understood: FAIL.',
    },
    declared,
  ),
  measuredIndicator(
    TAU,
    'quantity',
    {
      id: 'time.age',
      title: 'Age of the data',
      inputs: INPUTS.slice(1),
      definition: 'Whole days since the data changed.',
      formula: 'floor((snapshot − date of the data) ÷ 1 day)',
      unit: 'days',
      range: [0, null],
      better: 'less',
      missing:
        'Only the description’s date known: UNKNOWN (METADATA_DATE_ONLY). A date to come: UNKNOWN (FUTURE_DATE).',
    },
    (id, facts) => {
      const age = ageOf(facts);
      return age.days === null
        ? quantityOr(id, age.verdict)
        : amountOf(id, {
            value: age.days,
            lower: age.days,
            upper: age.days,
            evidence: evidence(age.date.from, age.date.at),
          });
    },
  ),
  measuredIndicator(
    TAU,
    'quantity',
    {
      id: 'time.age~lenient',
      title: 'Age of the data or the description',
      inputs: ['dct:modified'],
      definition: 'As time.age, but the description’s date stands in where the data’s is not known.',
      formula: 'floor((snapshot − date) ÷ 1 day)',
      unit: 'days',
      range: [0, null],
      better: 'less',
      missing: 'No date: UNKNOWN.',
    },
    (id, facts) => {
      const age = ageOf(facts);
      const other = facts.dataset.metadataModified;
      const days = age.days ?? (other === null ? null : Math.max(0, facts.age(other.at)));
      return days === null
        ? quantityOr(id, unknown('NO_DATE'))
        : amountOf(id, {
            value: days,
            lower: days,
            upper: days,
            evidence: evidence('metadataModified', age.days === null ? (other?.at ?? null) : age.date.at),
          });
    },
  ),
  measuredIndicator(
    TAU,
    'quantity',
    {
      id: 'time.delayRatio',
      title: 'Age in periods',
      inputs: INPUTS,
      definition: 'Age of the data in the periods that its publisher declares.',
      formula: 'age ÷ max(period, 25 h)',
      unit: 'periods',
      range: [0, null],
      better: 'less',
      missing: MISSING,
    },
    (id, facts) => {
      const ratio = ratioOf(facts);
      return 'state' in ratio
        ? quantityOr(id, ratio)
        : amountOf(id, {
            value: ratio.ratio,
            lower: ratio.ratio,
            upper: ratio.ratio,
            evidence: [...evidence(ratio.date.from, ratio.date.at), ...evidence('period', ratio.period)],
          });
    },
  ),
  fresh('time.fresh.0', 0, 'Fresh, without grace'),
  fresh('time.fresh', 0.25, 'Fresh'),
  fresh('time.fresh.1', 1, 'Fresh, one period of grace'),
  verdictIndicator(
    NYC,
    {
      id: 'time.fresh.nyc',
      title: 'Fresh, by New York’s thresholds',
      inputs: INPUTS,
      definition: 'Whether the data are younger than New York’s threshold for their frequency.',
      formula:
        'age < threshold: 25 h for daily and faster, 4 d twice a week, 5 d on weekdays, 7, 31, 92, 122, 182, 365, 1,460 d.',
      missing: `${MISSING} As needed: NOT_APPLICABLE.`,
    },
    freshNyc,
  ),
  measuredIndicator(
    TAU,
    'quantity',
    {
      id: 'time.observedPeriod',
      title: 'Observed period',
      inputs: ['dates of the data in earlier snapshots'],
      definition: 'How often the data were seen to change.',
      formula: 'Median gap between the distinct data dates of all snapshots.',
      unit: 'days',
      range: [0, null],
      better: null,
      missing: 'Fewer than four changes seen: UNKNOWN.',
    },
    (id, facts) => {
      const period = observedPeriod(facts.subject.past.dataModified);
      return period === null
        ? quantityOr(id, unknown('TOO_FEW_CHANGES'))
        : amountOf(id, { value: period, lower: period, upper: period });
    },
  ),
  verdictIndicator(
    TAU,
    {
      id: 'time.freshObserved',
      title: 'Fresh, by its own habit',
      inputs: ['time.observedPeriod', 'time.age'],
      definition: 'Whether the data are no older than a quarter more than the observed period.',
      formula: 'age ≤ 1.25 × observed period',
      missing: 'Fewer than four changes seen: UNKNOWN.',
    },
    freshObserved,
  ),
];
