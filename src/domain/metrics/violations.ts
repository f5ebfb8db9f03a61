/** A steward's list of work: what fails, what would mend it, and what that would be worth. */
import type { DatasetFacts } from './facts.ts';
import { factsOf } from './facts.ts';
import { DATASET_METRICS } from './indicators/mqa-dataset.ts';
import { DISTRIBUTION_METRICS } from './indicators/mqa-distribution.ts';
import type { MeasuredDataset } from './measured.ts';
import { REMEDIES } from './remedies.ts';
import type { Evidence } from './result.ts';
import type { DatasetSubject } from './subject.ts';

export interface Violation {
  readonly indicator: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  /** One thing to do. */
  readonly remedy: string;
  /** MQA points that the dataset would have more; 0: none are given for it. */
  readonly points: number;
}

/** By how much the best distribution would be better, if this one question went well on any of them. */
function gainOf(facts: DatasetFacts, id: string): number {
  const scores = facts.distributions.map((one) =>
    DISTRIBUTION_METRICS.map((metric) => ({ ...metric, isPass: metric.judge(facts, one).state === 'PASS' })),
  );
  const sum = (judged: (typeof scores)[number]): number =>
    judged.reduce((points, metric) => points + (metric.isPass ? metric.points : 0), 0);
  const now = Math.max(0, ...scores.map(sum));
  const mended = scores.map((judged) => {
    const metric = judged.find((one) => one.id === id);
    return sum(judged) + (metric === undefined || metric.isPass ? 0 : metric.points);
  });
  return Math.max(now, ...mended) - now;
}
function pointsOf(facts: DatasetFacts, id: string): number {
  const own = DATASET_METRICS.find((metric) => metric.id === id);
  if (own !== undefined) return own.points;
  return DISTRIBUTION_METRICS.some((metric) => metric.id === id) ? gainOf(facts, id) : 0;
}

/** Asked of what is not there at all they say nothing that its absence does not. */
const FOLLOWING: ReadonlySet<string> = new Set([
  ...['mqa.acc.downloadUrlStatus', 'mqa.reu.knownLicence', 'mqa.reu.accessRightsVocab'],
]);

/** Most points first, then by id. Only what a person can mend. */
export function violationsOf(subject: DatasetSubject, { results }: MeasuredDataset): readonly Violation[] {
  const facts = factsOf(subject);
  return results
    .flatMap(({ indicator, state, reason, evidence }): readonly Violation[] => {
      const remedy = REMEDIES[indicator];
      if (state !== 'FAIL' || remedy === undefined) return [];
      if (reason === 'ABSENT' && FOLLOWING.has(indicator)) return [];
      return [{ indicator, reason: reason ?? 'FAIL', evidence, remedy, points: pointsOf(facts, indicator) }];
    })
    .toSorted((a, b) => b.points - a.points || (a.indicator < b.indicator ? -1 : 1));
}
