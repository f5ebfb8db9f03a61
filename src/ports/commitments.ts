/** Verdicts on commitments, kept so that an answer of then can be given again. */
import type { Evaluation } from '../domain/commitments/evaluation.ts';
import type { VerdictChangeKind } from '../domain/commitments/verdict-change.ts';
import type { DatasetKey } from '../domain/ids.ts';
import type { Page, PageRequest } from './page.ts';

export interface KeptEvaluation {
  readonly evaluation: Evaluation;
  /** RFC 3339 UTC: since when the verdict has been this one, and until when it is known to have been. */
  readonly validFrom: string;
  readonly lastAt: string;
}
export type { VerdictChangeKind };
export interface VerdictChange {
  readonly commitment: string;
  readonly at: string;
  readonly kind: VerdictChangeKind;
  readonly before: Evaluation['verdict']['state'] | null;
  readonly after: Evaluation['verdict']['state'];
}
export interface EvaluationWrite {
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly evaluations: readonly Evaluation[];
}
/** `asOf`, RFC 3339 UTC: as it was known then; null: now. Answers are aligned with what is asked. */
export interface VerdictBook {
  /**
   * One transaction. Where nothing but `at` and `snapshots` differs, what was kept goes on holding. Repeating it changes
   * nothing; judging a moment again replaces what was said of it. What is older than the last kept verdict on its
   * commitment is left out.
   */
  save(write: EvaluationWrite): Promise<void>;
  latest(commitments: readonly string[], asOf: string | null): Promise<readonly (KeptEvaluation | null)[]>;
  /** Oldest first. */
  history(commitments: readonly string[]): Promise<readonly (readonly KeptEvaluation[])[]>;
  /** Of the state, newest first; those of one moment in order of commitment. Null: all kinds, all commitments. */
  changes(
    kinds: readonly VerdictChangeKind[] | null,
    commitments: readonly string[] | null,
    page: PageRequest,
  ): Promise<Page<VerdictChange>>;
  /** Commitments whose present verdict rests on the dataset, in order of id. */
  evidenceFor(datasets: readonly DatasetKey[]): Promise<readonly (readonly string[])[]>;
  /** Raised by every save that changes something; for caches. */
  revision(): Promise<number>;
}
