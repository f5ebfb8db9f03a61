/** Metadata Quality Assessment of data.europa.eu: 23 questions, five dimensions, 405 points. */
import type { IndicatorDefinition } from '../definition.ts';
import type { DatasetFacts, DistributionFacts } from '../facts.ts';
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
/** A question, its worth, and what came of it. */
interface Judged {
  readonly id: string;
  readonly points: number;
  readonly verdict: Verdict;
}

const NO_DISTRIBUTION = fail('NO_DISTRIBUTION');
function judgeDistribution(facts: DatasetFacts, one: DistributionFacts): readonly Judged[] {
  return DISTRIBUTION_METRICS.map(({ id, points, judge }) => ({ id, points, verdict: judge(facts, one) }));
}
function sumOf(judged: readonly Judged[], counts: (verdict: Verdict) => boolean): number {
  return judged.reduce((sum, { points, verdict }) => sum + (counts(verdict) ? points : 0), 0);
}
const isPass = ({ state }: Verdict): boolean => state === 'PASS';
const mayPass = ({ state }: Verdict): boolean => state === 'PASS' || state === 'UNKNOWN';

interface Candidates {
  /** The one with most points, the first among equals: it is what the published method scores. */
  readonly best: readonly Judged[];
  /** Every one that could turn out to have most points, once its open questions are answered; the best among them. */
  readonly possible: readonly (readonly Judged[])[];
}
function candidatesOf(facts: DatasetFacts): Candidates {
  if (facts.distributions.length === 0) {
    const verdict = facts.sees('distributions') ? NO_DISTRIBUTION : UNSEEN;
    const none = DISTRIBUTION_METRICS.map(({ id, points }) => ({ id, points, verdict }));
    return { best: none, possible: [none] };
  }
  const all = facts.distributions.map((one) => judgeDistribution(facts, one));
  const most = Math.max(...all.map((judged) => sumOf(judged, isPass)));
  const best = all.find((judged) => sumOf(judged, isPass) === most) ?? [];
  return { best, possible: all.filter((judged) => sumOf(judged, mayPass) >= most) };
}

function dimensionOf(
  { key, name, max }: (typeof MQA_DIMENSIONS)[number],
  { best, possible }: Candidates,
  own: readonly Judged[],
): QualityDimension {
  const sum = (judged: readonly Judged[], counts: (verdict: Verdict) => boolean): number =>
    sumOf(
      [...judged, ...own].filter(({ id }) => id.startsWith(`mqa.${key}.`)),
      counts,
    );
  return {
    name,
    points: sum(best, isPass),
    lower: Math.min(...possible.map((judged) => sum(judged, isPass))),
    upper: Math.max(...possible.map((judged) => sum(judged, mayPass))),
    max,
  };
}

/** Of the best distribution; with bounds over all that could turn out to be it. */
function questionResult({ id, verdict }: Judged, { possible }: Candidates): IndicatorResult {
  const result = resultOf(id, verdict);
  if (possible.length < 2) return result;
  const verdicts = possible.flatMap((judged) => judged.filter((one) => one.id === id));
  const isSure = verdicts.every((one) => isPass(one.verdict));
  const isPossible = verdicts.some((one) => mayPass(one.verdict));
  return { ...result, lower: isSure ? 1 : 0, upper: isPossible ? 1 : 0 };
}

export function measureMqa(facts: DatasetFacts): MqaMeasurement {
  const candidates = candidatesOf(facts);
  const { best, possible } = candidates;
  const own = DATASET_METRICS.map(({ id, points, judge }) => ({ id, points, verdict: judge(facts) }));
  const lower = sumOf([...best, ...own], isPass);
  const upper = Math.max(...possible.map((judged) => sumOf(judged, mayPass))) + sumOf(own, mayPass);
  const dimensions = MQA_DIMENSIONS.map((dimension) => dimensionOf(dimension, candidates, own));
  const quality: QualityScore = {
    ...{ total: lower, lower, upper, max: MQA_MAX, band: bandOf(lower), dimensions },
  };
  const byId = new Map<string, IndicatorResult>([
    ...best.map((judged) => [judged.id, questionResult(judged, candidates)] as const),
    ...own.map(({ id, verdict }) => [id, resultOf(id, verdict)] as const),
    ['mqa.int.dcatAp~core', resultOf('mqa.int.dcatAp~core', dcatApCore(facts))],
    ...dimensions.map(
      ({ name, points, lower: least, upper: most }) =>
        [`mqa.${name}`, scored(`mqa.${name}`, points, least, most)] as const,
    ),
    ['mqa.total', scored('mqa.total', lower, lower, upper)],
    ['mqa.normalised', scored('mqa.normalised', lower / MQA_MAX, lower / MQA_MAX, upper / MQA_MAX)],
  ]);
  return { results: MQA_DEFINITIONS.flatMap(({ id }) => byId.get(id) ?? []), quality };
}

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
