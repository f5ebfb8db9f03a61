/** Reads of a record what the clock's indicators ask of it. A date of the description is no date of the data. */
import type { RecordFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import type { DateReading, Period, TimeFacts } from '../time-facts.ts';
import { notApplicable, unknown } from '../verdict.ts';

const NEVER: ReadonlySet<string> = new Set(['NEVER', 'NOT_PLANNED']);
/** Most catalogues tell dates, not times. */
const LEAST_PERIOD = 25 / 24;
const DAY_MS = 86_400_000;

/** It is said that there will be no update. */
export function isNever(frequency: string | null): boolean {
  return frequency !== null && NEVER.has(frequency);
}

/** A server that makes the file when it is asked for dates it to the day of the question. */
function isOfTheQuestion(lastModified: string, checkedAt: string): boolean {
  return Math.abs(Date.parse(lastModified) - Date.parse(checkedAt)) <= DAY_MS;
}

/** In the order of trust: the platform's data date, a distribution's, the server's; never the description's. */
export function dataDateOf({ dataset, distributions, sees }: RecordFacts): DateReading {
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

function periodOf({ dataset, sees }: RecordFacts): Period {
  const frequency = dataset.updateFrequency;
  if (frequency === null || !isFilled(frequency.raw))
    return { days: null, verdict: unknown(sees('updateFrequency') ? 'NOT_DECLARED' : 'FIELD_NOT_OBSERVED') };
  if (isNever(frequency.code)) return { days: null, verdict: notApplicable('NEVER_UPDATED') };
  if (frequency.periodDays === null)
    return { days: null, verdict: unknown(frequency.code === null ? 'UNMAPPED_VALUE' : 'IRREGULAR') };
  return { days: Math.max(frequency.periodDays, LEAST_PERIOD) };
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

export function timeFactsOf(facts: RecordFacts): TimeFacts {
  return {
    date: dataDateOf(facts),
    described: facts.dataset.metadataModified?.at ?? null,
    period: periodOf(facts),
    frequency: facts.dataset.updateFrequency?.code ?? null,
    observed: observedPeriod(facts.subject.past.dataModified),
  };
}
