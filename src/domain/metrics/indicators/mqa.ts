/** Metadata Quality Assessment of data.europa.eu: 23 questions, five dimensions, 405 points. */
import type { IndicatorDefinition } from '../definition.ts';
import type { DatasetFacts } from '../facts.ts';
import { define, type GroupFacts } from '../indicator.ts';
import type { QualityBand, QualityDimension, QualityScore } from '../measured.ts';
import type { IndicatorResult } from '../result.ts';
import { UNSEEN, fail, resultOf, type Verdict } from '../verdict.ts';
import { DATASET_METRICS, dcatApCore } from './mqa-dataset.ts';
import { DISTRIBUTION_METRICS } from './mqa-distribution.ts';
import { MQA_WORDS } from './mqa-words.ts';

export const MQA: GroupFacts = {
  group: 'mqa',
  source: 'data.europa.eu, Metadata Quality Assessment methodology, https://data.europa.eu/mqa/methodology',
};
export const MQA_MAX = 405;
/** Parts of the score, in the published order. */
export const MQA_DIMENSIONS = [
  { key: 'fin', name: 'findability', max: 100 },
  { key: 'acc', name: 'accessibility', max: 100 },
  { key: 'int', name: 'interoperability', max: 110 },
  { key: 'reu', name: 'reusability', max: 75 },
  { key: 'ctx', name: 'contextuality', max: 20 },
] as const;

/** Published edges: a mean of 220.5 is not yet GOOD. */
export function bandOf(points: number): QualityBand {
  if (points >= 351) return 'EXCELLENT';
  if (points >= 221) return 'GOOD';
  return points >= 121 ? 'SUFFICIENT' : 'BAD';
}

export interface MqaMeasurement {
  readonly results: readonly IndicatorResult[];
  readonly quality: QualityScore;
}
type Verdicts = readonly Verdict[];
interface Question {
  readonly id: string;
  readonly points: number;
}

const NO_DISTRIBUTION = fail('NO_DISTRIBUTION');
const DIMENSIONS = MQA_DIMENSIONS.length;
/** For each question the place of its dimension. */
function dimensionPlaces(questions: readonly Question[]): readonly number[] {
  return questions.map(({ id }) => MQA_DIMENSIONS.findIndex(({ key }) => id.startsWith(`mqa.${key}.`)));
}
const OWN_PLACES = dimensionPlaces(DATASET_METRICS);
const DISTRIBUTION_PLACES = dimensionPlaces(DISTRIBUTION_METRICS);

/** Points for certain and at most, of each dimension and of all. */
interface Sums {
  readonly verdicts: Verdicts;
  readonly passed: Float64Array;
  readonly possible: Float64Array;
  readonly allPassed: number;
  readonly allPossible: number;
}
/** `verdicts` in the order of `questions`, `places` of their dimensions too. */
function sumsOf(questions: readonly Question[], places: readonly number[], verdicts: Verdicts): Sums {
  const [passed, possible] = [new Float64Array(DIMENSIONS), new Float64Array(DIMENSIONS)];
  let [allPassed, allPossible] = [0, 0];
  for (let question = 0; question < questions.length; question += 1) {
    const state = verdicts[question]?.state;
    if (state !== 'PASS' && state !== 'UNKNOWN') continue;
    const points = questions[question]?.points ?? 0;
    const place = places[question] ?? 0;
    possible[place] = (possible[place] ?? 0) + points;
    allPossible += points;
    if (state === 'UNKNOWN') continue;
    passed[place] = (passed[place] ?? 0) + points;
    allPassed += points;
  }
  return { verdicts, passed, possible, allPassed, allPossible };
}

interface Candidates {
  /** The one with most points, the first among equals: it is what the published method scores. */
  readonly best: Sums;
  /** Every one that could turn out to have most points, once its open questions are answered; the best among them. */
  readonly possible: readonly Sums[];
}
function candidatesOf(facts: DatasetFacts): Candidates {
  const verdict = facts.sees('distributions') ? NO_DISTRIBUTION : UNSEEN;
  const judged = facts.judged.length === 0 ? [DISTRIBUTION_METRICS.map(() => verdict)] : facts.judged;
  const all = judged.map((verdicts) => sumsOf(DISTRIBUTION_METRICS, DISTRIBUTION_PLACES, verdicts));
  const best = all.reduce((most, one) => (one.allPassed > most.allPassed ? one : most));
  return { best, possible: all.filter(({ allPossible }) => allPossible >= best.allPassed) };
}

function dimensionsOf({ best, possible }: Candidates, own: Sums): readonly QualityDimension[] {
  return MQA_DIMENSIONS.map(({ name, max }, place) => {
    let [lower, upper] = [Number.POSITIVE_INFINITY, 0];
    for (const one of possible) {
      lower = Math.min(lower, one.passed[place] ?? 0);
      upper = Math.max(upper, one.possible[place] ?? 0);
    }
    const [ownPassed, ownPossible] = [own.passed[place] ?? 0, own.possible[place] ?? 0];
    return {
      name,
      points: (best.passed[place] ?? 0) + ownPassed,
      lower: lower + ownPassed,
      upper: upper + ownPossible,
      max,
    };
  });
}

/** Of the best distribution; with bounds over all that could turn out to be it. */
function questionResult(id: string, place: number, { best, possible }: Candidates): IndicatorResult {
  const result = resultOf(id, best.verdicts[place] ?? UNSEEN);
  if (possible.length < 2) return result;
  const states = possible.map(({ verdicts }) => verdicts[place]?.state);
  const isSure = states.every((state) => state === 'PASS');
  const isPossible = states.some((state) => state === 'PASS' || state === 'UNKNOWN');
  return { ...result, lower: isSure ? 1 : 0, upper: isPossible ? 1 : 0 };
}

export function measureMqa(facts: DatasetFacts): MqaMeasurement {
  const candidates = candidatesOf(facts);
  const own = sumsOf(DATASET_METRICS, OWN_PLACES, facts.own);
  const lower = candidates.best.allPassed + own.allPassed;
  const upper = Math.max(...candidates.possible.map(({ allPossible }) => allPossible)) + own.allPossible;
  const dimensions = dimensionsOf(candidates, own);
  const quality: QualityScore = {
    ...{ total: lower, lower, upper, max: MQA_MAX, band: bandOf(lower), dimensions },
  };
  const results = SOURCES.map(({ id, from, place }): IndicatorResult => {
    switch (from) {
      case 'distribution':
        return questionResult(id, place, candidates);
      case 'dataset':
        return resultOf(id, facts.own[place] ?? UNSEEN);
      case 'core':
        return resultOf(id, dcatApCore(facts));
    }
  });
  for (const { name, points, lower: least, upper: most } of dimensions)
    results.push(scored(`mqa.${name}`, points, least, most));
  results.push(
    scored('mqa.total', lower, lower, upper),
    scored('mqa.normalised', lower / MQA_MAX, lower / MQA_MAX, upper / MQA_MAX),
  );
  return { results, quality };
}

/** Where the answer to each question comes from, in the published order. */
const SOURCES = MQA_WORDS.map(({ id }) => {
  const ofDistribution = DISTRIBUTION_METRICS.findIndex((metric) => metric.id === id);
  if (ofDistribution >= 0) return { id, from: 'distribution' as const, place: ofDistribution };
  const ofDataset = DATASET_METRICS.findIndex((metric) => metric.id === id);
  return { id, from: ofDataset >= 0 ? ('dataset' as const) : ('core' as const), place: ofDataset };
});

function scored(indicator: string, value: number, lower: number, upper: number): IndicatorResult {
  return { indicator, state: null, value, lower, upper, reason: null, evidence: [] };
}

const POINTS = new Map([...DISTRIBUTION_METRICS, ...DATASET_METRICS].map(({ id, points }) => [id, points]));

function questionDefinition(words: (typeof MQA_WORDS)[number]): IndicatorDefinition {
  const key = words.id.split('.')[1];
  const dimension = MQA_DIMENSIONS.find((one) => one.key === key)?.name ?? 'findability';
  const weight = POINTS.get(words.id);
  return define(MQA, 'verdict', { ...words, dimension, ...(weight === undefined ? {} : { weight }) });
}

/** The 23 questions in the published order, the core rules beside the 19th, then the scores. */
export const MQA_DEFINITIONS: readonly IndicatorDefinition[] = [
  ...MQA_WORDS.map(questionDefinition),
  ...MQA_DIMENSIONS.map(({ key, name, max }) =>
    define(MQA, 'points', {
      id: `mqa.${name}`,
      title: `MQA, ${name}`,
      dimension: name,
      inputs: [`mqa.${key}.*`],
      definition: `Points of the ${name} dimension.`,
      formula: 'Sum of the points of its questions that pass, on the best distribution.',
      range: [0, max],
      missing: 'Open questions count nothing in value and lower, and their points in upper.',
    }),
  ),
  define(MQA, 'points', {
    id: 'mqa.total',
    title: 'MQA, total',
    inputs: ['mqa.*'],
    definition: 'How well the dataset is described, by the points of data.europa.eu.',
    formula:
      'Points of the distribution that reaches most (the first among equals) and of the dataset itself. Bands: BAD 0–120, SUFFICIENT 121–220, GOOD 221–350, EXCELLENT 351–405.',
    range: [0, MQA_MAX],
    missing:
      'Open questions count nothing in value and lower; in upper the most that any distribution could reach.',
  }),
  define(MQA, 'share', {
    id: 'mqa.normalised',
    title: 'MQA, share of the points',
    inputs: ['mqa.total'],
    definition: 'The MQA total as a share of all points.',
    formula: 'mqa.total / 405',
    missing: 'As for mqa.total.',
  }),
];
