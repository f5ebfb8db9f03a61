/** Verdicts as tests want them. */
import type {
  CandidateOutcome,
  CommitmentVerdict,
  Evaluation,
  RequirementOutcome,
} from '../../src/domain/commitments/evaluation.ts';

export function aCandidate(portal: string, localId: string): CandidateOutcome {
  return {
    ...{ portal, localId, title: localId, uri: `https://${portal}.example/${localId}`, state: 'FULFILLED' },
    ...{ lower: 1, upper: 1, issued: null, checks: [] },
  };
}
/** Of a rule on datasets that rests on these: "portal/id". */
export function aRequirement(...datasets: readonly string[]): RequirementOutcome {
  return {
    ...{
      rule: 'e1',
      kind: 'dataset',
      required: true,
      weight: 1,
      state: 'FULFILLED',
      exists: true,
      reason: null,
    },
    ...{ lower: 1, upper: 1, candidates: datasets.length, unknownCandidates: 0, checks: [] },
    datasets: datasets.map((name) => {
      const [portal = '', localId = ''] = name.split('/');
      return aCandidate(portal, localId);
    }),
  };
}
export function aVerdict(given: Partial<CommitmentVerdict> = {}): CommitmentVerdict {
  return {
    ...{
      state: 'FULFILLED',
      reason: null,
      progressLower: 1,
      progressUpper: 1,
      dueState: 'NO_DUE_DATE',
      flags: [],
    },
    ...{ firstFulfilledAt: null, additional: null, requirements: [], explanation: [] },
    suggestedStatus: 'COMPLETE',
    ...given,
  };
}
export function anEvaluation(
  commitment: string,
  verdict: Partial<CommitmentVerdict> = {},
  given: Partial<Omit<Evaluation, 'commitment' | 'verdict'>> = {},
): Evaluation {
  return {
    ...{ commitment, at: '2026-11-01T06:00:00.000Z', engineVersion: '1', selectorDigest: 'd', snapshots: [] },
    milestones: [],
    ...given,
    verdict: aVerdict(verdict),
  };
}
