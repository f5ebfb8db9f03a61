/** What evaluating a book of commitments takes to know, given by whoever has it. */
import type { Dataset } from '../dataset.ts';
import type { LinkFact } from '../links/fact.ts';
import type { CategoryHit } from '../metrics/measured.ts';
import type { IndicatorResult } from '../metrics/result.ts';
import type { Assessment, Commitment, StatusUpdate } from './book.ts';
import type { Evaluation } from './evaluation.ts';
import type { RowsKnown } from './rows-known.ts';
import type { CompileRegex } from './rules.ts';

/**
 * A living dataset as of the last complete snapshot of its portal. Functions are asked only where a rule needs them, and
 * `result`, `dataDate`, `link` and `rowCount` only by what `Sweep.add` leaves to do.
 */
export interface EvidenceDataset {
  readonly dataset: Dataset;
  readonly platform: string;
  /** Slug; null: its portal belongs to no city. */
  readonly city: string | null;
  /** RFC 3339 UTC. */
  readonly firstSeenAt: string;
  /** null: there is no such indicator, or the dataset was not measured. */
  readonly result: (indicator: string) => IndicatorResult | null;
  /** Of its data, RFC 3339 UTC; null: not known. */
  readonly dataDate: () => string | null;
  readonly categories: () => readonly CategoryHit[];
  readonly link: (url: string) => LinkFact | null;
  readonly rowCount: () => RowsKnown;
}
export interface SourceFacts {
  readonly portal: string;
  readonly city: string | null;
  /** Id of its last complete snapshot; null: there is none. */
  readonly snapshot: string | null;
  /** RFC 3339 UTC. */
  readonly takenAt: string | null;
}
/** Of a document that a rule names. */
export interface DocumentFact {
  readonly link: LinkFact | null;
  /** Text of it where it was read; null: it was not, or it holds none that can be read. */
  readonly text: string | null;
}
export interface MetricFact {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Failing it is a matter of age alone. */
  readonly isTime: boolean;
  /** Id of the snapshot of the portal or city that it was read from. */
  readonly snapshot: string;
}
export interface SweepFacts {
  /** RFC 3339 UTC: the moment that is judged. */
  readonly at: string;
  /** Every enabled portal of the registry. */
  readonly sources: readonly SourceFacts[];
  readonly document: (url: string) => DocumentFact | null;
  /** `scope`: "city:<slug>", "portal:<slug>". */
  readonly metric: (scope: string, indicator: string) => MetricFact | null;
  readonly updates: readonly StatusUpdate[];
  readonly assessments: readonly Assessment[];
  /** As it was last judged before `at`; null: never. */
  readonly previous: (commitment: string) => Evaluation | null;
  /** The first snapshot of any portal of the city; null: none yet. */
  readonly firstSnapshotAt: (city: string) => string | null;
  /** Start of the plan's period, or the day it was published. */
  readonly planStart: (plan: string) => string | null;
}
export interface EvaluationKit {
  readonly compileRegex: CompileRegex;
  /** SHA-256, hex. */
  readonly digest: (text: string) => string;
}

/** Done once, before the sweep is finished. */
export type LaterWork = () => void;

/** Datasets go by once, in any order; what proves what is known at the end. */
export interface Sweep {
  /**
   * Looks at what the dataset's record says. Gives what is left to do once its measurements, links and rows are known;
   * null: nothing. Most datasets are nobody's candidates, and need not be known that well.
   */
  add(dataset: EvidenceDataset): LaterWork | null;
  /** In the order of the commitments. */
  finish(facts: SweepFacts): readonly Evaluation[];
}
export type CreateSweep = (commitments: readonly Commitment[], kit: EvaluationKit) => Sweep;
