/** What is kept of a measured dataset, so that portals and cities can be measured again without measuring it again. */
import { hash53 } from '../../hash-53.ts';
import { drawnOf, type LinkState } from '../../links/fact.ts';
import { stratumOf, type LinkStratumKey } from '../../links/link-template.ts';
import type { Dataset } from '../../dataset.ts';
import type { CategoryFact } from '../aggregate/city-categories.ts';
import { clockFactOf, turnOf, type ClockFact } from '../clock.ts';
import type { DatasetFacts } from '../facts.ts';
import { keyBeginning } from '../indicators/doc.ts';
import type { DatasetTraits, MeasuredDataset } from '../measured.ts';
import type { PastFacts } from '../subject.ts';

export type KeptTraits = Pick<DatasetTraits, 'publisher' | 'licence' | 'titleLanguages' | 'frequency'>;
export interface LinkMention {
  /** `hash53` of the normalised address. */
  readonly url: number;
  readonly stratum: LinkStratumKey;
  /** As it counts in estimates; null: never checked. */
  readonly state: LinkState | null;
}
/** Texts that are only ever compared are kept as their `hash53`. */
export interface LedgerEntry {
  readonly localId: string;
  /** Of the content hash that it was measured with. */
  readonly content: number;
  /** MQA points. */
  readonly lower: number;
  readonly upper: number;
  readonly traits: KeptTraits;
  readonly categories: CategoryFact['categories'];
  readonly derivedFrom: readonly string[];
  readonly download: number | null;
  readonly files: number | null;
  readonly identifier: number | null;
  readonly text: number | null;
  /** Of the description's key; null: it has none. */
  readonly description: number | null;
  /** It was measured as one whose description too many others have. */
  readonly isShared: boolean;
  readonly clock: ClockFact;
  /** From which moment on a verdict of the clock is another, ms since 1970; Infinity: never. */
  readonly turn: number;
  /** It says something of the snapshot before, and has to be measured again in the next. */
  readonly isPassing: boolean;
  readonly links: readonly LinkMention[];
}

/** Characters of a key: what follows tells no two descriptions apart that are worth telling apart. */
const MOST_KEY = 300;

/** Equal for descriptions that are the same to their readers; null: there is none. */
export function descriptionMark({ description }: Pick<Dataset, 'description'>): number | null {
  return description === null ? null : hash53(keyBeginning(description, MOST_KEY));
}

export interface Kept {
  readonly contentHash: string;
  readonly description: number | null;
  readonly isShared: boolean;
  /** As `normaliseLink`. */
  readonly normalise: (url: string) => string | null;
}

export function entryOf(
  facts: DatasetFacts,
  { quality, categories, traits }: MeasuredDataset,
  kept: Kept,
): LedgerEntry {
  const { dataset, subject } = facts;
  const { publisher, licence, titleLanguages, frequency, derivedFrom } = traits;
  const clock = clockFactOf(facts);
  return {
    localId: dataset.localId,
    content: hash53(kept.contentHash),
    lower: quality.lower,
    upper: quality.upper,
    traits: { publisher, licence, titleLanguages, frequency },
    categories: categories.map(({ category, verdict, method }) => ({ category, verdict, method })),
    derivedFrom,
    download: marked(traits.sameDownload),
    files: marked(traits.sameFiles),
    identifier: marked(traits.sameIdentifier),
    text: marked(traits.sameText),
    description: kept.description,
    isShared: kept.isShared,
    clock,
    turn: turnOf(clock, subject.at),
    isPassing: isPassing(dataset, subject.past),
    links: mentionsOf(facts, kept.normalise),
  };
}

function marked(text: string | null): number | null {
  return text === null ? null : hash53(text);
}

function isPassing({ identifier, localId }: Dataset, past: PastFacts): boolean {
  return past.identifier !== null && past.identifier !== (identifier ?? localId);
}

/** Each address once. */
function mentionsOf(
  { dataset, subject }: DatasetFacts,
  normalise: Kept['normalise'],
): readonly LinkMention[] {
  const mentions = new Map<string, LinkMention>();
  for (const { accessUrl, downloadUrl } of dataset.distributions)
    for (const raw of [downloadUrl, accessUrl]) {
      const url = raw === null ? null : normalise(raw);
      if (raw === null || url === null || mentions.has(url)) continue;
      const fact = subject.link(raw);
      const state = fact === null ? null : drawnOf(fact).state;
      mentions.set(url, { url: hash53(url), stratum: stratumOf(url), state });
    }
  return [...mentions.values()];
}
