/** A search index over datasets, without a store. */
import type { Dataset } from '../../../src/domain/dataset.ts';
import { searchTextOf } from '../../../src/domain/search-text.ts';
import { Columns } from '../../../src/store/search/columns.ts';
import { Postings } from '../../../src/store/search/postings.ts';
import { searchEntry } from '../../../src/store/search/search-entry.ts';
import type { SearchEntry } from '../../../src/store/search/search-entry.ts';
import { SearchIndex } from '../../../src/store/search/search-index.ts';

const state = { firstSeenAt: '2026-01-01T00:00:00Z', removed: false };

export function entryOf(dataset: Dataset): SearchEntry {
  return searchEntry({ dataset, searchText: searchTextOf(dataset) });
}

export function indexOf(datasets: readonly Dataset[]): SearchIndex {
  const index = new SearchIndex();
  for (const dataset of datasets) index.put(dataset, entryOf(dataset), state);
  return index;
}

/** Columns and postings as an index keeps them: slots are places in the list. */
export function partsOf(datasets: readonly Dataset[]): {
  readonly columns: Columns;
  readonly postings: Postings;
} {
  const columns = new Columns();
  const postings = new Postings();
  for (const dataset of datasets) {
    const entry = entryOf(dataset);
    const labels = entry.labels.flatMap((label) => [
      ...label.map((word) => postings.vocabulary.add(word)),
      -1,
    ]);
    const slot = columns.push(dataset, entry.attributes, labels, state);
    for (const [word, fields] of entry.words) postings.add(slot, postings.vocabulary.add(word), fields);
  }
  return { columns, postings };
}
