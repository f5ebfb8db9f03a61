/** Commitments of a city, a round, a theme, a pledge or an institution, with what is said and seen of each. */
import type { ActionPlan, Commitment, CommitmentBook } from './book.ts';
import type { Evaluation } from './evaluation.ts';
import type { JudgedCommitment } from './figures.ts';
import { judgementsOf } from './judgements.ts';

/** All that is given must hold. Left out: whatever it is. */
export interface CommitmentSelection {
  readonly city?: string;
  readonly plan?: string;
  readonly round?: string;
  /** "T1", "unclassified" */
  readonly theme?: string;
  /** "P1" */
  readonly pledge?: string;
  /** The one that leads, as it is written. */
  readonly institution?: string;
}

function isChosen<T>(wanted: T | undefined, found: T | null): boolean {
  return wanted === undefined || wanted === found;
}

export function selectPlans(
  { plans }: Pick<CommitmentBook, 'plans'>,
  { city, plan, round }: CommitmentSelection,
): readonly ActionPlan[] {
  return plans.filter(
    (one) => isChosen(city, one.city) && isChosen(plan, one.id) && isChosen(round, one.round),
  );
}

/** In the order of the book. */
export function selectCommitments(
  book: Pick<CommitmentBook, 'commitments' | 'plans'>,
  selection: CommitmentSelection,
): readonly Commitment[] {
  const { city, theme, pledge, institution } = selection;
  const plans = new Set(selectPlans(book, selection).map(({ id }) => id));
  return book.commitments.filter(
    (one) =>
      isChosen(city, one.city) &&
      plans.has(one.plan) &&
      (theme === undefined || one.themes.includes(theme)) &&
      (pledge === undefined || one.pledges.includes(pledge)) &&
      isChosen(institution, one.leadInstitution),
  );
}

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
