/** Datasets of a catalogue that a promise may mean, asked for with few and small searches. */
import { uriOf } from '../domain/commitments/address-keys.ts';
import {
  categoriesFor,
  queriesFor,
  type CandidateDataset,
  type PromiseText,
} from '../domain/commitments/suggest.ts';
import type { DatasetKey } from '../domain/ids.ts';
import { classifyDataset } from '../domain/metrics/categories/classify-dataset.ts';
import { CATEGORIES } from '../domain/metrics/categories/terms.ts';
import type { CategoryOverride } from '../domain/metrics/subject.ts';
import type { Catalogue } from '../ports/store.ts';

const PER_QUERY = 25;
const MOST_PHRASES = 24;
const MOST_DATASETS = 300;

export interface CandidateDeps {
  readonly catalogue: Catalogue;
  /** What people say of categories, by portal. */
  readonly overrides: (portal: string) => readonly CategoryOverride[];
}

/** The words of the promise, then plain phrases of the categories that it may speak of. */
function searchesFor(promise: PromiseText): readonly string[] {
  const phrases = categoriesFor(promise).flatMap((category) => {
    const strong = CATEGORIES.find(({ id }) => id === category)?.strong ?? '';
    return strong.split('|').map((phrase) => phrase.replaceAll('*', ''));
  });
  return [...new Set([...queriesFor(promise), ...phrases.slice(0, MOST_PHRASES)])];
}

/** At most 300, the best hits of every search first; from the portals given, living ones only. */
export async function findCandidates(
  promise: PromiseText,
  portals: readonly string[],
  { catalogue, overrides }: CandidateDeps,
): Promise<readonly CandidateDataset[]> {
  if (portals.length === 0) return [];
  const keys = new Map<string, DatasetKey>();
  for (const query of searchesFor(promise)) {
    const { hits } = await catalogue.search({
      ...{ query, filter: { portals }, removed: false, first: PER_QUERY, after: null },
      orderBy: { by: 'RELEVANCE', direction: 'DESC' },
    });
    for (const { key } of hits) keys.set(`${key.portal}\n${key.localId}`, key);
    if (keys.size >= MOST_DATASETS) break;
  }
  const found = await catalogue.datasets([...keys.values()].slice(0, MOST_DATASETS));
  return found.flatMap((stored) => {
    if (stored === null || stored.removedAt !== null) return [];
    const { dataset } = stored;
    const categories = classifyDataset(dataset, overrides(dataset.portal));
    return [{ dataset, uri: uriOf(dataset), categories }];
  });
}
