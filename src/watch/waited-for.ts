/** Datasets on which verdicts rest whose rows were not counted, or too long ago. */
import type { CommitmentBook } from '../domain/commitments/book.ts';
import type { CommitmentVerdict } from '../domain/commitments/evaluation.ts';
import { awaitsCount } from '../domain/commitments/rows-known.ts';
import type { VerdictBook } from '../ports/commitments.ts';
import { asksForRows } from './rules-of.ts';

/** Local ids of the portal's datasets. */
export async function waitedForRows(
  book: CommitmentBook,
  verdicts: Pick<VerdictBook, 'latest'>,
  portal: string,
): Promise<ReadonlySet<string>> {
  const ids = book.commitments.filter(asksForRows).map(({ id }) => id);
  const kept = ids.length === 0 ? [] : await verdicts.latest(ids, null);
  const all = kept.flatMap((one): readonly CommitmentVerdict[] =>
    one === null ? [] : [one.evaluation.verdict, ...one.evaluation.milestones.map(({ verdict }) => verdict)],
  );
  return new Set(
    all
      .flatMap(({ requirements }) => requirements.flatMap(({ datasets }) => datasets))
      .filter((dataset) => dataset.portal === portal && dataset.checks.some(awaitsCount))
      .map(({ localId }) => localId),
  );
}
