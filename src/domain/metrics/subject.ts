/** One dataset with everything that measuring it takes: pure values, no clock and no store. */
import type { Dataset } from '../dataset.ts';
import type { ContentFact } from './content/content-fact.ts';
import type { LinkFact } from '../links/fact.ts';

export interface DatasetSubject {
  readonly dataset: Dataset;
  /** Connector id of its portal. */
  readonly platform: string;
  /** The moment the snapshot speaks of, RFC 3339 UTC; ages are counted up to it. */
  readonly at: string;
  /** The last check of a normalised address; null: not checked. */
  readonly link: (url: string) => LinkFact | null;
  readonly portal: PortalFacts;
  readonly past: PastFacts;
  /** What its table was found to hold; null or left out: it was not asked. */
  readonly content?: ContentFact | null;
  /** Whether a SHACL validation by DCAT-AP found it conforming; left out: none was run. */
  readonly dcatAp?: boolean;
}
/** Of the whole portal at the same snapshot. */
export interface PortalFacts {
  /** Datasets of the portal that carry this very description, whatever its spelling. */
  readonly descriptionUses: (description: string) => number;
  /** The portal answers rows of tables by its own API, and offers whole-dataset exports. */
  readonly hasRowApi: boolean;
  /** BCP 47 tag of the portal's default language; null: not known. */
  readonly language: string | null;
  readonly overrides: readonly CategoryOverride[];
}
export interface CategoryOverride {
  readonly localId: string;
  readonly category: string;
  readonly verdict: 'include' | 'exclude';
  readonly by: string;
  readonly date: string;
  readonly note: string | null;
}
/** Of the dataset in earlier snapshots. */
export interface PastFacts {
  /** As of the snapshot before; null: there was none. */
  readonly identifier: string | null;
  /** Distinct data dates seen so far, ascending, RFC 3339 UTC, this snapshot's included. */
  readonly dataModified: readonly string[];
}
