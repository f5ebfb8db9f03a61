/** Timeliness: the data's own date against the promised frequency. A date of the description is no date of the data. */
import type { DatasetFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import {
  measuredIndicator,
  UNSEEN_IS_UNKNOWN,
  verdictIndicator,
  type DatasetIndicator,
  type GroupFacts,
} from '../indicator.ts';
import type { Clock } from '../time-facts.ts';
import {
  ABSENT,
  UNSEEN,
  evidence,
  exactAmount,
  fail,
  pass,
  resultOf,
  unknown,
  unknownAmount,
  type Verdict,
} from '../verdict.ts';
import { isNever } from './time-reading.ts';
import { ageOf, freshNyc, freshObserved, freshVerdict, ratioOf } from './time-verdicts.ts';

const TAU: GroupFacts = {
  group: 'time',
  source: 'Ulrich Atz: The tau of data (2014); Treasury Board of Canada: grace of a quarter',
};
const NYC: GroupFacts = {
  group: 'time',
  source: 'New York City, Open Data dashboard (MODA): thresholds per frequency',
};

function declared({ dataset, sees }: DatasetFacts): Verdict {
  const frequency = dataset.updateFrequency;
  if (frequency === null || !isFilled(frequency.raw)) return sees('updateFrequency') ? ABSENT : UNSEEN;
  const found = evidence('updateFrequency', frequency.code ?? frequency.raw);
  const isMapped = frequency.periodDays !== null || isNever(frequency.code);
  return isMapped ? pass(found) : fail(frequency.code === null ? 'UNMAPPED_VALUE' : 'IRREGULAR', found);
}

const INPUTS = ['dct:accrualPeriodicity', 'dct:modified of the data', 'Last-Modified'];
const MISSING =
  'Undeclared, irregular or not visible: UNKNOWN. Only the description’s date known: UNKNOWN (METADATA_DATE_ONLY). Never updated: NOT_APPLICABLE.';

const TOO_FEW_CHANGES = 'Fewer than four changes seen: UNKNOWN.';
const RATIO = 'age ÷ max(period, 25 h)';
const DELAY = { range: [0, null], better: 'less' } as const;

function fresh(id: string, grace: number, title: string): DatasetIndicator<Clock> {
  return verdictIndicator(
    TAU,
    {
      id,
      title,
      inputs: INPUTS,
      definition: `Whether the data are no older than their period${grace === 0 ? '' : ` and ${grace * 100} % of it`}.`,
      formula: `${RATIO} ≤ ${1 + grace}`,
      missing: MISSING,
    },
    (clock: Clock) => freshVerdict(clock, grace),
  );
}
function quantityOr(id: string, verdict: Verdict) {
  return verdict.state === 'UNKNOWN' ? unknownAmount(id, verdict) : resultOf(id, verdict);
}

const DECLARED = verdictIndicator(
  TAU,
  {
    id: 'time.declared',
    title: 'Declares how often it is updated',
    inputs: ['dct:accrualPeriodicity'],
    definition: 'Whether a frequency is stated that means a period, or that it is never updated.',
    formula: 'PASS where the words map to a period or to never.',
    missing: `${UNSEEN_IS_UNKNOWN} Irregular, as needed or not understood: FAIL.`,
  },
  declared,
);

/** Those that take nothing of the record but its dates and its frequency. */
export const CLOCK_INDICATORS: readonly DatasetIndicator<Clock>[] = [
  measuredIndicator(
    TAU,
    'quantity',
    {
      id: 'time.age',
      title: 'Age of the data',
      inputs: INPUTS.slice(1),
      definition: 'Whole days since the data changed.',
      formula: 'floor((snapshot − date of the data) ÷ 1 day)',
      ...DELAY,
      unit: 'days',
      missing:
        'Only the description’s date known: UNKNOWN (METADATA_DATE_ONLY). A date to come: UNKNOWN (FUTURE_DATE).',
    },
    (id, clock: Clock) => {
      const age = ageOf(clock);
      return age.days === null
        ? quantityOr(id, age.verdict)
        : exactAmount(id, age.days, evidence(age.date.from, age.date.at));
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
      ...DELAY,
      unit: 'days',
      missing: 'No date: UNKNOWN.',
    },
    (id, clock: Clock) => {
      const age = ageOf(clock);
      const other = clock.time.described;
      const days = age.days ?? (other === null ? null : Math.max(0, clock.age(other)));
      return days === null
        ? quantityOr(id, unknown('NO_DATE'))
        : exactAmount(id, days, evidence('metadataModified', age.days === null ? other : age.date.at));
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
      formula: RATIO,
      ...DELAY,
      unit: 'periods',
      missing: MISSING,
    },
    (id, clock: Clock) => {
      const ratio = ratioOf(clock);
      return 'state' in ratio
        ? quantityOr(id, ratio)
        : exactAmount(id, ratio.ratio, [
            ...evidence(ratio.date.from, ratio.date.at),
            ...evidence('period', ratio.period),
          ]);
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
      missing: TOO_FEW_CHANGES,
    },
    (id, { time: { observed } }: Clock) =>
      observed === null ? quantityOr(id, unknown('TOO_FEW_CHANGES')) : exactAmount(id, observed),
  ),
  verdictIndicator(
    TAU,
    {
      id: 'time.freshObserved',
      title: 'Fresh, by its own habit',
      inputs: ['time.observedPeriod', 'time.age'],
      definition: 'Whether the data are no older than a quarter more than the observed period.',
      formula: 'age ≤ 1.25 × observed period',
      missing: TOO_FEW_CHANGES,
    },
    freshObserved,
  ),
];

export const TIME_INDICATORS: readonly DatasetIndicator[] = [DECLARED, ...CLOCK_INDICATORS];
