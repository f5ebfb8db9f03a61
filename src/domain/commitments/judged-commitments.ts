/** Commitments with what is said and seen of each. */
import type { Commitment, CommitmentBook } from './book.ts';
import type { Evaluation } from './evaluation.ts';
import type { JudgedCommitment } from './figures.ts';
import { judgementsOf } from './judgements.ts';

/** `until`: the last day whose words count, YYYY-MM-DD; null: all do. */
export function judgedCommitments(
  { updates, assessments }: Pick<CommitmentBook, 'updates' | 'assessments'>,
  commitments: readonly Commitment[],
  evaluationOf: (commitment: string) => Evaluation | null,
  until: string | null,
): readonly JudgedCommitment[] {
  const updatesOf = bySubject(updates);
  const assessmentsOf = bySubject(assessments);
  return commitments.map((commitment) => {
    const { id } = commitment;
    const evaluation = evaluationOf(id);
    const said = { updates: updatesOf.get(id) ?? [], assessments: assessmentsOf.get(id) ?? [] };
    return {
      commitment,
      judgements: judgementsOf(id, evaluation?.verdict ?? null, said, until),
      milestones: evaluation?.milestones.map(({ verdict }) => verdict) ?? [],
    };
  });
}

function bySubject<T extends { readonly subject: string }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const one of all) {
    const list = lists.get(one.subject);
    if (list === undefined) lists.set(one.subject, [one]);
    else list.push(one);
  }
  return lists;
}
