/** A steward's list of work: what fails, what would mend it, and what that would be worth. */
import type { DatasetFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { DATASET_METRICS } from './indicators/mqa-dataset.ts';
import { DISTRIBUTION_METRICS } from './indicators/mqa-distribution.ts';
import { mendEffects } from './mend-effects.ts';
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
  /** MQA points that the dataset would have more once it is measured and its addresses are checked again; 0: none. */
  readonly points: number;
}

/** By how much the best distribution would be better, if this question were mended on any of them. */
function gainOf({ judged, distributions }: DatasetFacts, question: string): number {
  const place = PLACES.get(question) ?? -1;
  let [now, mended] = [0, 0];
  for (const [index, verdicts] of judged.entries()) {
    const one = distributions[index];
    const isFailed = verdicts[place]?.state === 'FAIL' && one !== undefined;
    const effects = isFailed ? mendEffects(question, one) : [];
    let [sum, gain] = [0, 0];
    for (const [at, { state }] of verdicts.entries()) {
      const metric = DISTRIBUTION_METRICS[at];
      if (metric === undefined) continue;
      if (state === 'PASS') sum += metric.points;
      else if (effects.includes(metric.id)) gain += metric.points;
    }
    now = Math.max(now, sum);
    mended = Math.max(mended, sum + gain);
  }
  return mended - now;
}
const OWN_POINTS: ReadonlyMap<string, number> = new Map(
  DATASET_METRICS.map(({ id, points }) => [id, points]),
);
const PLACES: ReadonlyMap<string, number> = new Map(DISTRIBUTION_METRICS.map(({ id }, place) => [id, place]));
/** What is written anew is written in the words of the list. */
const WITH_VOCABULARY = 'mqa.reu.accessRights';

function pointsOf(facts: DatasetFacts, id: string): number {
  const own = OWN_POINTS.get(id);
  if (own === undefined) return PLACES.has(id) ? gainOf(facts, id) : 0;
  return id === WITH_VOCABULARY ? own + (OWN_POINTS.get(`${id}Vocab`) ?? 0) : own;
}

/** Asked of what is not there at all they say nothing that its absence does not. */
const FOLLOWING: ReadonlySet<string> = new Set([
  ...['mqa.acc.downloadUrlStatus', 'mqa.reu.knownLicence', 'mqa.reu.accessRightsVocab'],
]);

/** Most points first, then by id. Only what a person can mend. */
export function violationsOf(subject: DatasetSubject, measured: MeasuredDataset): readonly Violation[] {
  return violationsIn(factsOf(subject), measured);
}
/** Of facts that are there already. */
export function violationsIn(
  facts: DatasetFacts,
  { results }: Pick<MeasuredDataset, 'results'>,
): readonly Violation[] {
  return results
    .flatMap(({ indicator, state, reason, evidence }): readonly Violation[] => {
      const remedy = REMEDIES[indicator];
      if (state !== 'FAIL' || remedy === undefined) return [];
      if (reason === 'ABSENT' && FOLLOWING.has(indicator)) return [];
      return [{ indicator, reason: reason ?? 'FAIL', evidence, remedy, points: pointsOf(facts, indicator) }];
    })
    .toSorted((a, b) => b.points - a.points || (a.indicator < b.indicator ? -1 : 1));
}
