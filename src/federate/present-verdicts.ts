/** The present state of every commitment, read once for every change of any: filters ask for nothing else of them. */
import type { CommitmentVerdict } from '../domain/commitments/evaluation.ts';
import type { VerdictBook } from '../ports/commitments.ts';

export type PresentVerdict = Pick<CommitmentVerdict, 'state' | 'dueState' | 'suggestedStatus'>;
/** By commitment; those that were never checked are not in it. */
export type PresentVerdicts = () => Promise<ReadonlyMap<string, PresentVerdict>>;

interface Read {
  readonly revision: number;
  readonly verdicts: Promise<ReadonlyMap<string, PresentVerdict>>;
}

async function readAll(
  book: Pick<VerdictBook, 'latest'>,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, PresentVerdict>> {
  const kept = await book.latest(commitments, null);
  return new Map(
    commitments.flatMap((id, index) => {
      const verdict = kept[index]?.evaluation.verdict;
      if (verdict === undefined) return [];
      const { state, dueState, suggestedStatus } = verdict;
      return [[id, { state, dueState, suggestedStatus }] as const];
    }),
  );
}

/** A reading that fails is not kept. */
export function createPresentVerdicts(
  book: Pick<VerdictBook, 'latest' | 'revision'>,
  commitments: readonly string[],
): PresentVerdicts {
  let last: Read | null = null;
  return async () => {
    // Asked first: what changes meanwhile is read again next time.
    const revision = await book.revision();
    if (last?.revision === revision) return last.verdicts;
    const read: Read = { revision, verdicts: readAll(book, commitments) };
    last = read;
    try {
      return await read.verdicts;
    } catch (error) {
      if (last === read) last = null;
      throw error;
    }
  };
}
