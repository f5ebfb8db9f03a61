/** What commitments come to: counts and shares of any selection of them, with bounds. */
import type { IndicatorDefinition } from '../metrics/definition.ts';
import {
  emptyPoint,
  factPoint,
  sharePoint,
  unknownPoint,
  type AggregatePoint,
  type Counts,
} from '../metrics/aggregate/point.ts';
import type { ActionPlan, Commitment } from './book.ts';
import type { CommitmentVerdict } from './evaluation.ts';
import { COMMITMENT_INDICATORS } from './figure-indicators.ts';
import type { Judgements } from './judgements.ts';
import { THEMES } from './partnership.ts';
import { consultationDays, feedbackCounts } from './plan-figures.ts';

/** `judgements.computed` null: not judged yet, which is not the same as unverifiable. */
export interface JudgedCommitment {
  readonly commitment: Commitment;
  readonly judgements: Judgements;
  readonly milestones: readonly CommitmentVerdict[];
}

const byId = new Map(COMMITMENT_INDICATORS.map((definition) => [definition.id, definition]));

function definitionOf(id: string): IndicatorDefinition {
  const definition = byId.get(id);
  if (definition === undefined) throw new Error(`There is no indicator "${id}" of commitments.`);
  return definition;
}

/**
 * One point for each indicator of commitments, in the order of their list. `plans`: those whose consultations count.
 * Without commitments, and without plans, those of them are UNKNOWN (NOT_IMPORTED).
 */
export function commitmentFigures(
  judged: readonly JudgedCommitment[],
  plans: readonly ActionPlan[],
): readonly AggregatePoint[] {
  const figure = (name: string, of: (as: IndicatorDefinition) => AggregatePoint): AggregatePoint => {
    const as = definitionOf(`c.commitments.${name}`);
    return judged.length === 0 ? unknownPoint(as, 'NOT_IMPORTED') : of(as);
  };
  const planFigure = (name: string, of: (as: IndicatorDefinition) => AggregatePoint): AggregatePoint => {
    const as = definitionOf(`plan.${name}`);
    return plans.length === 0 ? unknownPoint(as, 'NOT_IMPORTED') : of(as);
  };
  const share = (name: string, counts: Counts): AggregatePoint =>
    figure(name, (as) => sharePoint(as, counts));
  return [
    figure('count', (as) => factPoint(as, judged.length)),
    share('fulfilledShare', stateCounts(judged, 'FULFILLED')),
    share('verifiableShare', verifiable(judged)),
    share(
      'onTimeShare',
      countEach(judged, ({ judgements }) => timeliness(judgements.computed)),
    ),
    figure('overdue', (as) => numberPoint(as, countEach(judged, overdue))),
    share('staleShare', stateCounts(judged, 'STALE')),
    share('milestoneCompletion', milestoneCounts(judged)),
    figure('themeCoverage', (as) => coveragePoint(as, ...themeSets(judged))),
    figure('actionTypeCoverage', (as) => coveragePoint(as, ...actionTypeSets(judged))),
    share(
      'discrepancyShare',
      countEach(judged, ({ judgements }) => discrepancy(judgements)),
    ),
    figure('regressions', (as) => numberPoint(as, countEach(judged, regressed))),
    planFigure('feedbackResponseRate', (as) => sharePoint(as, feedbackCounts(plans))),
    planFigure('consultationDays', (as) => consultationDays(as, plans)),
  ];
}

/** What the pillar of delivery takes to know; null: there are no commitments. */
export function fulfilmentCounts(judged: readonly JudgedCommitment[]): Counts | null {
  return judged.length === 0 ? null : stateCounts(judged, 'FULFILLED');
}

type Found = 'passed' | 'failed' | 'unknown' | 'notApplicable';

function countEach<T>(all: readonly T[], find: (one: T) => Found): Counts {
  const counts = { passed: 0, failed: 0, unknown: 0, notApplicable: 0 };
  for (const one of all) counts[find(one)] += 1;
  return counts;
}

function isVerified(verdict: CommitmentVerdict | null): boolean {
  return verdict !== null && verdict.state !== 'UNVERIFIABLE';
}

function stateCounts(judged: readonly JudgedCommitment[], state: CommitmentVerdict['state']): Counts {
  return countEach(judged, ({ judgements: { computed } }) =>
    isVerified(computed) ? (computed?.state === state ? 'passed' : 'failed') : 'unknown',
  );
}

function verifiable(judged: readonly JudgedCommitment[]): Counts {
  return countEach(judged, ({ judgements: { computed } }) =>
    computed === null ? 'unknown' : isVerified(computed) ? 'passed' : 'failed',
  );
}

function timeliness(verdict: CommitmentVerdict | null): Found {
  if (verdict === null) return 'unknown';
  if (verdict.flags.includes('ON_TIME')) return 'passed';
  if (verdict.flags.includes('LATE')) return 'failed';
  if (verdict.flags.includes('ON_TIME_UNKNOWN')) return 'unknown';
  if (verdict.dueState !== 'OVERDUE') return 'notApplicable';
  return isVerified(verdict) ? 'failed' : 'unknown';
}

function overdue({ commitment, judgements: { computed } }: JudgedCommitment): Found {
  if (computed === null) return commitment.dueOn === null ? 'notApplicable' : 'unknown';
  if (computed.dueState === 'NO_DUE_DATE') return 'notApplicable';
  if (computed.dueState !== 'OVERDUE') return 'failed';
  return isVerified(computed) ? 'passed' : 'unknown';
}

function regressed({ judgements: { computed } }: JudgedCommitment): Found {
  if (computed === null) return 'unknown';
  if (computed.state === 'UNVERIFIABLE') return computed.firstFulfilledAt === null ? 'failed' : 'unknown';
  return computed.flags.includes('REGRESSED') ? 'passed' : 'failed';
}

function discrepancy({ selfReported, computed, agreement }: Judgements): Found {
  if (selfReported === null) return 'notApplicable';
  if (agreement !== 'NOT_COMPARABLE') return agreement === 'SELF_HIGHER' ? 'passed' : 'failed';
  return isVerified(computed) ? 'notApplicable' : 'unknown';
}

function milestoneCounts(judged: readonly JudgedCommitment[]): Counts {
  const counts = { passed: 0, failed: 0, unknown: 0 };
  for (const { commitment, milestones } of judged) {
    for (const verdict of milestones)
      counts[isVerified(verdict) ? (verdict.state === 'FULFILLED' ? 'passed' : 'failed') : 'unknown'] += 1;
    counts.unknown += Math.max(0, commitment.milestones.length - milestones.length);
  }
  return counts;
}

/** How many passed; the unknown may all be among them. */
function numberPoint(
  as: IndicatorDefinition,
  { passed, failed, unknown, notApplicable = 0 }: Counts,
): AggregatePoint {
  const known = passed + failed;
  const asked = known + unknown;
  return {
    ...emptyPoint(as, asked > 0 && known === 0 ? 'NOTHING_KNOWN' : null),
    ...{ n: asked + notApplicable, known, unknown, notApplicable },
    value: asked > 0 && known === 0 ? null : passed,
    lower: passed,
    upper: passed + unknown,
    coverage: asked > 0 ? known / asked : null,
    ...{ sum: passed, sumSq: passed },
  };
}

type Sets = readonly [all: readonly string[], covered: ReadonlySet<string>, open: number];

function themeSets(judged: readonly JudgedCommitment[]): Sets {
  const all = THEMES.map(({ id }) => id);
  const open = judged.filter(({ commitment }) => !commitment.themes.some((theme) => all.includes(theme)));
  return [all, new Set(judged.flatMap(({ commitment }) => commitment.themes)), open.length];
}

function actionTypeSets(judged: readonly JudgedCommitment[]): Sets {
  const all = THEMES.flatMap(({ actionTypes }) => actionTypes.map(({ id }) => id));
  const open = judged.filter(
    ({ commitment: { actionTypes } }) => !actionTypes.some((id) => all.includes(id)),
  );
  return [all, new Set(judged.flatMap(({ commitment }) => commitment.actionTypes)), open.length];
}

/** `open`: commitments that may belong anywhere, one of which could cover all that is left. */
function coveragePoint(as: IndicatorDefinition, ...[all, covered, open]: Sets): AggregatePoint {
  const passed = all.filter((id) => covered.has(id)).length;
  const point = sharePoint(as, { passed, failed: all.length - passed, unknown: 0 });
  return open === 0 ? point : { ...point, upper: 1 };
}
