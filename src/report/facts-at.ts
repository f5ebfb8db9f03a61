/** A dataset as measuring sees it, and as it is remembered. */
import type { Dataset } from '../domain/dataset.ts';
import type { ContentFact } from '../domain/metrics/content/content-fact.ts';
import { MOST_USES } from '../domain/metrics/indicators/doc.ts';
import { dataDateOf } from '../domain/metrics/indicators/time-reading.ts';
import type { DatasetFacts } from '../domain/metrics/facts.ts';
import { completedFacts, recordFactsOf } from '../domain/metrics/facts-of.ts';
import { pastFactsOf, type Past, type Present } from '../domain/metrics/past.ts';
import type { CategoryOverride } from '../domain/metrics/subject.ts';
import type { FindLink } from './known-links.ts';

/** Of its portal. */
export interface Surroundings {
  readonly platform: string;
  /** BCP 47 tag; null: not known. */
  readonly language: string | null;
  readonly overrides: readonly CategoryOverride[];
  /** Moment of the snapshot, RFC 3339 UTC. */
  readonly at: string;
  readonly link: FindLink;
}
export interface Seen {
  readonly facts: DatasetFacts;
  readonly present: Present;
}

const NO_PAST = { identifier: null, dataModified: [] };

/** Of the dataset itself, besides its record. */
export interface KnownOf {
  readonly past: Past | null;
  /** What its table was found to hold; null: never asked. */
  readonly content: ContentFact | null;
  /** Too many others have its description. */
  readonly isShared: boolean;
}

export function factsAt(
  dataset: Dataset,
  { platform, language, overrides, at, link }: Surroundings,
  { past, content, isShared }: KnownOf,
): Seen {
  const portal = {
    descriptionUses: () => (isShared ? MOST_USES + 1 : 1),
    // A distribution has a table id only where its platform answers for rows.
    hasRowApi: true,
    ...{ language, overrides },
  };
  const record = recordFactsOf({ dataset, platform, at, link, portal, past: NO_PAST, content });
  const identifier = dataset.identifier ?? dataset.localId;
  const present = { at, identifier, date: dataDateOf(record).at };
  const subject = { ...record.subject, past: pastFactsOf(past, present) };
  return { facts: completedFacts({ ...record, subject }), present };
}
