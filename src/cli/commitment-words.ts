/** Promises and verdicts in words, and what people name to get them. */
import { indexBook, type BookIndex } from '../domain/commitments/book-index.ts';
import type { Commitment } from '../domain/commitments/book.ts';
import type { CommitmentVerdict, DueState, VerdictState } from '../domain/commitments/evaluation.ts';
import { judgementsOf, type Judgements } from '../domain/commitments/judgements.ts';
import { notEvaluated } from '../domain/commitments/not-evaluated.ts';
import { nearest } from '../domain/suggest.ts';
import type { Gateway } from '../gateway.ts';
import type { KeptEvaluation } from '../ports/commitments.ts';
import { rounded } from '../domain/metrics/rounded.ts';
import type { Colour } from './text.ts';
import { CliError } from './world.ts';

export const VERDICT_STATES: readonly VerdictState[] = [
  ...(['FULFILLED', 'PARTIAL', 'STALE', 'NOT_FOUND', 'UNVERIFIABLE'] as const),
];
const COLOURS: Readonly<Record<VerdictState, Colour>> = {
  FULFILLED: 'green',
  PARTIAL: 'yellow',
  STALE: 'yellow',
  NOT_FOUND: 'red',
  UNVERIFIABLE: 'dim',
};
const DUE_WORDS: Readonly<Record<DueState, string>> = {
  NO_DUE_DATE: '',
  NOT_DUE: '',
  DUE: ' soon',
  OVERDUE: ' overdue',
};

export function stateColour(state: VerdictState): Colour {
  return COLOURS[state];
}
export function dueText({ dueOn }: Pick<Commitment, 'dueOn'>, verdict: CommitmentVerdict): string {
  return dueOn === null ? '–' : `${dueOn}${DUE_WORDS[verdict.dueState]}`;
}
/** "0.6 – 0.8" */
export function progressText({ progressLower, progressUpper }: CommitmentVerdict): string {
  const [lower, upper] = [rounded(progressLower), rounded(progressUpper)];
  return lower === upper ? String(lower) : `${lower} – ${upper}`;
}

/** A commitment with everything that is said and seen of it. */
export interface Told {
  readonly commitment: Commitment;
  /** null: not judged yet. */
  readonly kept: KeptEvaluation | null;
  /** The kept one, else that it was not judged yet. */
  readonly verdict: CommitmentVerdict;
  readonly judgements: Judgements;
}

/** Aligned. */
export async function tellOf(
  { commitments: { verdicts } }: Pick<Gateway, 'commitments'>,
  index: BookIndex,
  commitments: readonly Commitment[],
  now: Date,
): Promise<readonly Told[]> {
  const kept = await verdicts.latest(
    commitments.map(({ id }) => id),
    null,
  );
  return commitments.map((commitment, place) => {
    const { id, dueOn } = commitment;
    const found = kept[place] ?? null;
    const computed = found?.evaluation.verdict ?? null;
    const said = { updates: index.updatesOf(id), assessments: index.assessmentsOf(id) };
    return {
      ...{ commitment, kept: found, judgements: judgementsOf(id, computed, said, null) },
      verdict: computed ?? notEvaluated(dueOn, now.toISOString()),
    };
  });
}

/** CliError with the nearest id that there is. */
export function namedCommitment(gateway: Pick<Gateway, 'commitments'>, id: string): Commitment {
  const index = indexBook(gateway.commitments.book);
  const found = index.commitment(id);
  if (found !== null) return found;
  const near = nearest(
    id,
    index.commitments.map((one) => one.id),
  );
  throw new CliError(
    2,
    `There is no commitment "${id}".${near === null ? '' : ` Did you mean "${near}"?`}`,
    'See civicgraph commitments list.',
  );
}
