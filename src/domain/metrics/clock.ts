/** The results that change as days pass though the dataset does not: all that they take to be found again. */
import type { DatasetFacts } from './facts.ts';
import { ageUpTo } from './facts-of.ts';
import { CENSUS_INDICATORS, censusFactOf, censusResult, type CensusFact } from './indicators/census.ts';
import { CLOCK_INDICATORS } from './indicators/time.ts';
import { nextTurn } from './indicators/time-verdicts.ts';
import type { IndicatorResult } from './result.ts';
import type { TimeFacts } from './time-facts.ts';

export interface ClockFact {
  readonly time: TimeFacts;
  readonly census: CensusFact;
}

const CENSUS = CENSUS_INDICATORS.map(({ definition }) => definition.id);
/** Ages, which every day changes, and nothing else does so often. */
export const AGE_INDICATORS: readonly string[] = ['time.age', 'time.age~lenient', 'time.delayRatio'];

export function clockFactOf(facts: DatasetFacts): ClockFact {
  return { time: facts.time, census: censusFactOf(facts) };
}

/** Of every indicator of the clock, as of a moment, RFC 3339 UTC. */
export function clockResults({ time, census }: ClockFact, at: string): readonly IndicatorResult[] {
  const clock = { time, age: ageUpTo(at) };
  return [
    ...CENSUS.map((id) => censusResult(id, census, clock)),
    ...CLOCK_INDICATORS.map(({ measure }) => measure(clock)),
  ];
}

/** From which moment on a result other than an age is another, ms since 1970; Infinity: never. `at`, RFC 3339 UTC. */
export function turnOf({ time }: ClockFact, at: string): number {
  return nextTurn(time, Date.parse(at));
}
