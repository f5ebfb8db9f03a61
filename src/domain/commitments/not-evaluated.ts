/** The verdict on what nobody has checked yet: nothing can be told of it but when it is due. */
import type { CommitmentVerdict } from './evaluation.ts';
import { flagsOf } from './flags.ts';
import { PROOF_UNKNOWN } from './proof.ts';

export const NOT_EVALUATED = 'NOT_EVALUATED';

/** `at`, RFC 3339 UTC: the moment that is asked for. */
export function notEvaluated(dueOn: string | null, at: string): CommitmentVerdict {
  const { dueState, flags } = flagsOf({
    ...{ state: 'UNVERIFIABLE', at, dueOn, planStart: null, proof: PROOF_UNKNOWN },
    ...{ firstSnapshotAt: null, previous: null, lostPin: false, saidGoneOn: null },
  });
  return {
    ...{ state: 'UNVERIFIABLE', reason: NOT_EVALUATED, progressLower: 0, progressUpper: 1 },
    ...{ dueState, flags, firstFulfilledAt: null, additional: null, requirements: [] },
    explanation: ['It was not checked yet: no harvest of its city has been complete since it was entered.'],
    suggestedStatus: 'NO_EVIDENCE',
  };
}
