/** The nine questions of the Global Open Data Index of 2014, as far as a catalogue answers them. */
import type { DatasetFacts } from '../facts.ts';
import { measuredIndicator, type DatasetIndicator, type GroupFacts } from '../indicator.ts';
import type { IndicatorResult, MeasurementState } from '../result.ts';
import type { Clock } from '../time-facts.ts';
import { amountOf } from '../verdict.ts';
import { OPEN_INDICATORS } from './open.ts';
import { freshState } from './time-verdicts.ts';

const CENSUS: GroupFacts = {
  group: 'census',
  source: 'Open Knowledge: Global Open Data Index 2014, weights of its nine questions',
};

function measured(id: string): (facts: DatasetFacts) => MeasurementState {
  const indicator = OPEN_INDICATORS.find(({ definition }) => definition.id === id);
  return (facts) => indicator?.measure(facts).state ?? 'UNKNOWN';
}
const machineReadable = measured('open.machineReadable');
const bulk = measured('open.bulk');
const openlyLicensed = measured('open.licence');

function onlineOf({ distributions, sees }: DatasetFacts): MeasurementState {
  if (distributions.length === 0) return sees('distributions') ? 'FAIL' : 'UNKNOWN';
  const states = distributions.flatMap(({ access, download, distribution }) => [
    ...(distribution.accessUrl === null ? [] : [access?.state ?? 'UNKNOWN']),
    ...(distribution.downloadUrl === null ? [] : [download?.state ?? 'UNKNOWN']),
  ]);
  if (states.includes('PASS')) return 'PASS';
  return states.includes('UNKNOWN') ? 'UNKNOWN' : 'FAIL';
}

/** What is not online counts for nothing else either; where that is open, so is what would count. */
function chained(online: MeasurementState, own: MeasurementState): MeasurementState {
  if (online === 'FAIL' || own === 'FAIL') return 'FAIL';
  return online === 'UNKNOWN' || own === 'NOT_APPLICABLE' ? 'UNKNOWN' : own;
}

const QUESTIONS = [
  ['exists', 5],
  ['digital', 5],
  ['public', 5],
  ['free', 15],
  ['online', 5],
  ['machine-readable', 15],
  ['bulk', 10],
  ['openly licensed', 30],
  ['up to date', 10],
] as const;
/** All but the last question, which the clock answers: in their order. */
export interface CensusFact {
  readonly online: MeasurementState;
  readonly states: readonly MeasurementState[];
}

export function censusFactOf(facts: DatasetFacts): CensusFact {
  const online = onlineOf(facts);
  const isPublic: MeasurementState = facts.dataset.accessRights === 'PUBLIC' ? 'PASS' : online;
  return {
    online,
    states: [
      'PASS',
      'PASS',
      chained(online, isPublic),
      online,
      online,
      chained(online, machineReadable(facts)),
      chained(online, bulk(facts)),
      chained(online, openlyLicensed(facts)),
    ],
  };
}

export function censusResult(id: string, fact: CensusFact, clock: Clock): IndicatorResult {
  return censusScored(id, fact, freshState(clock));
}

/** `fresh`: what the clock says to the last question. */
export function censusScored(
  id: string,
  { online, states }: CensusFact,
  fresh: MeasurementState,
): IndicatorResult {
  const all = [...states, chained(online, fresh)];
  let [lower, upper] = [0, 0];
  for (const [place, [, points]] of QUESTIONS.entries()) {
    if (all[place] === 'PASS') lower += points;
    if (all[place] === 'PASS' || all[place] === 'UNKNOWN') upper += points;
  }
  const evidence = QUESTIONS.map(([field], place) => ({ field, value: all[place] ?? null }));
  return amountOf(id, { value: lower, lower, upper, evidence });
}

const POINTS: ReadonlyMap<string, number> = new Map(QUESTIONS);
/** Of what is not online nothing but that it is there counts. */
const OFFLINE = (POINTS.get('exists') ?? 0) + (POINTS.get('digital') ?? 0);

/** A score that was measured when the dataset was fresh or not, as it is now that it is or is not. */
export function censusValueLater(value: number, wasFresh: boolean, isFresh: boolean): number {
  if (value <= OFFLINE || wasFresh === isFresh) return value;
  const points = POINTS.get('up to date') ?? 0;
  return isFresh ? value + points : value - points;
}

export const CENSUS_INDICATORS: readonly DatasetIndicator[] = [
  measuredIndicator(
    CENSUS,
    'points',
    {
      id: 'census.score',
      title: 'Open data census',
      inputs: [
        'link check',
        'dct:accessRights',
        'open.machineReadable',
        'open.bulk',
        'open.licence',
        'time.fresh',
      ],
      definition: 'How open the dataset is, by the questions of the census.',
      formula:
        'exists 5 + digital 5 + public 5 + free 15 + online 5 + machine-readable 15 + bulk 10 + openly licensed 30 + up to date 10. What is not online counts nothing from "public" on.',
      unit: 'points',
      range: [0, 100],
      missing:
        'An open question counts nothing in value and lower, its points in upper. A fee is not seen in catalogues.',
    },
    (id, facts) => censusResult(id, censusFactOf(facts), facts),
  ),
];
