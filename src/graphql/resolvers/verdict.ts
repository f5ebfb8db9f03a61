import { explanationAt } from '../../domain/commitments/explained.ts';
import { indicatorOf } from '../../domain/metrics/indicators.ts';
import { rounded } from '../../domain/metrics/rounded.ts';
import type { CandidateOutcome } from '../../domain/commitments/evaluation.ts';
import type {
  CandidateResultModel,
  CheckResultModel,
  CommitmentMetricsModel,
  EvidenceResultModel,
  VerdictModel,
} from '../commitment-models.ts';
import { groupMetrics } from '../commitment-metrics.ts';
import { asVerdict } from '../commitments.ts';
import type { Context } from '../context.ts';
import type * as Schema from '../generated/resolvers.ts';
import { asDataset, findCommitment } from '../lookup.ts';
import type { DatasetModel } from '../models.ts';
import type { AllAnswered } from './answered.ts';

function share(value: number): number {
  return rounded(value) ?? 0;
}
/** As the catalogue has it now; null: it left it, or its portal left the registry. */
async function datasetOf(
  context: Context,
  { portal, localId }: Pick<CandidateOutcome, 'portal' | 'localId'>,
): Promise<DatasetModel | null> {
  if (context.places.portal(portal) === null) return null;
  const stored = await context.loaders.datasets.load({ portal, localId });
  return stored === null ? null : asDataset(stored);
}
function checksOf({ portal, localId, checks }: CandidateOutcome): readonly CheckResultModel[] {
  return checks.map((outcome) => ({ key: { portal, localId }, outcome }));
}

export const Verdict = {
  state: ({ verdict }) => verdict.state,
  reason: ({ verdict }) => verdict.reason,
  progressLower: ({ verdict }) => share(verdict.progressLower),
  progressUpper: ({ verdict }) => share(verdict.progressUpper),
  dueState: ({ verdict }) => verdict.dueState,
  flags: ({ verdict }) => verdict.flags,
  firstFulfilledAt: ({ verdict }) => verdict.firstFulfilledAt,
  onTime: ({ verdict: { flags } }) =>
    flags.includes('ON_TIME') ? true : flags.includes('LATE') ? false : null,
  additional: ({ verdict }) => verdict.additional,
  evidence: ({ verdict }) => verdict.requirements,
  explanation: ({ verdict, evaluatedAt }) => explanationAt(verdict, evaluatedAt),
  since: ({ kept }) => kept?.validFrom ?? null,
  suggestedStatus: ({ verdict }) => verdict.suggestedStatus,
  engineVersion: ({ kept }) => kept?.evaluation.engineVersion ?? null,
  rulesDigest: ({ kept }) => kept?.evaluation.selectorDigest ?? null,
  snapshots: ({ kept }) => kept?.evaluation.snapshots ?? [],
} satisfies Schema.VerdictResolvers;

export const EvidenceResult = {
  progressLower: ({ lower }) => share(lower),
  progressUpper: ({ upper }) => share(upper),
  datasets: async ({ datasets }, _args, context) => {
    const found = await Promise.all(datasets.map((one) => datasetOf(context, one)));
    return found.filter((one) => one !== null);
  },
  outcomes: ({ datasets }) => datasets,
  checks: ({ datasets, checks }) => [
    ...datasets.flatMap(checksOf),
    ...checks.map((outcome) => ({ key: null, outcome })),
  ],
} satisfies Schema.EvidenceResultResolvers;

export const CandidateResult = {
  dataset: (candidate, _args, context) => datasetOf(context, candidate),
  progressLower: ({ lower }) => share(lower),
  progressUpper: ({ upper }) => share(upper),
  checks: checksOf,
} satisfies Schema.CandidateResultResolvers;

export const CheckResult = {
  dataset: ({ key }, _args, context) => (key === null ? null : datasetOf(context, key)),
  check: ({ outcome }) => outcome.check,
  state: ({ outcome }) => outcome.state,
  observed: ({ outcome }) => outcome.observed,
  expected: ({ outcome }) => outcome.expected,
  required: ({ outcome }) => outcome.required,
  class: ({ outcome }) => outcome.class,
  reason: ({ outcome }) => outcome.reason,
  indicator: ({ outcome }) => (outcome.indicator === null ? null : indicatorOf(outcome.indicator)),
} satisfies Schema.CheckResultResolvers;

export const VerdictPeriod = {
  from: ({ validFrom }) => validFrom,
  to: ({ lastAt }) => lastAt,
  verdict: (kept) => asVerdict(kept),
} satisfies Schema.VerdictPeriodResolvers;

export const VerdictChange = {
  commitment: ({ commitment }, _args, context) => findCommitment(context, commitment),
  commitmentSlug: ({ commitment }) => commitment,
} satisfies Schema.VerdictChangeResolvers;

export const CommitmentMetrics = {
  count: ({ commitments }) => commitments.length,
  metrics: (group, { indicators }) => groupMetrics(group, indicators),
} satisfies Schema.CommitmentMetricsResolvers;

const complete: readonly [
  AllAnswered<Schema.Verdict, VerdictModel, typeof Verdict>,
  AllAnswered<Schema.EvidenceResult, EvidenceResultModel, typeof EvidenceResult>,
  AllAnswered<Schema.CandidateResult, CandidateResultModel, typeof CandidateResult>,
  AllAnswered<Schema.CheckResult, object, typeof CheckResult>,
  AllAnswered<Schema.VerdictPeriod, object, typeof VerdictPeriod>,
  AllAnswered<Schema.VerdictChange, Schema.ResolversParentTypes['VerdictChange'], typeof VerdictChange>,
  AllAnswered<Schema.CommitmentMetrics, CommitmentMetricsModel, typeof CommitmentMetrics>,
] = [true, true, true, true, true, true, true];
void complete;
