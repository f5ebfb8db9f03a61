/** What every indicator of a dataset asks again and again, read once. */
import type { Dataset, Distribution } from '../dataset.ts';
import type { ObservableField } from '../draft.ts';
import type { LinkFact } from '../links/fact.ts';
import type { DatasetSubject } from './subject.ts';
import type { Clock } from './time-facts.ts';
import type { Verdict } from './verdict.ts';

export interface DistributionFacts {
  /** Its place among the distributions. */
  readonly index: number;
  readonly distribution: Distribution;
  /** Place in the record: "distributions[2]". */
  readonly at: string;
  /** Format code; null: none, or one that no table knows. */
  readonly code: string | null;
  readonly access: LinkFact | null;
  readonly download: LinkFact | null;
}
export interface RecordFacts {
  readonly subject: DatasetSubject;
  readonly dataset: Dataset;
  /** The platform's record can carry it at all. */
  readonly sees: (field: ObservableField) => boolean;
  readonly distributions: readonly DistributionFacts[];
}
/** With the questions of MQA answered: other indicators ask many of them too. */
export interface DatasetFacts extends RecordFacts, Clock {
  /** In the order of `DATASET_METRICS`. */
  readonly own: readonly Verdict[];
  /** By distribution, each in the order of `DISTRIBUTION_METRICS`. */
  readonly judged: readonly (readonly Verdict[])[];
}
