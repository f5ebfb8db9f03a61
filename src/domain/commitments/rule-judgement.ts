/** What judging one rule gives: the part that is shown, and what the whole needs besides. */
import type { RequirementOutcome } from './evaluation.ts';
import type { ProofTime } from './proof.ts';
import type { EvidenceRule } from './rules.ts';

export interface RuleJudgement {
  readonly outcome: RequirementOutcome;
  /** Since when it has been so, where it is fulfilled. */
  readonly proof: ProofTime;
  /** English. */
  readonly sentences: readonly string[];
  /** Ids of the snapshots of portals and cities that it rests on. */
  readonly snapshots: readonly string[];
}

/** A requirement without candidates, to be filled in. */
export function outcomeOfRule(
  { id, kind, required, weight }: EvidenceRule,
  rest: Pick<RequirementOutcome, 'state' | 'exists' | 'reason' | 'lower' | 'upper'> &
    Partial<Pick<RequirementOutcome, 'candidates' | 'unknownCandidates' | 'datasets' | 'checks'>>,
): RequirementOutcome {
  const { state, exists, reason, lower, upper } = rest;
  return {
    ...{ rule: id, kind, required, weight, state, exists, reason, lower, upper },
    candidates: rest.candidates ?? 0,
    unknownCandidates: rest.unknownCandidates ?? 0,
    datasets: rest.datasets ?? [],
    checks: rest.checks ?? [],
  };
}
