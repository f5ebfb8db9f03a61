/** What the search index keeps of a dataset: a small value that is stored beside it and read at start. */
import type { Box, Dataset, LicenceOpenness } from '../../domain/dataset.ts';
import type { RecordWrite } from '../../ports/store.ts';
import { fold, foldLabel, indexWords, plainText, runsOf } from './words.ts';

export const SEARCH_FIELDS = ['title', 'keywords', 'publisher', 'columns', 'description'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Bit of a field in a word's mask. */
export const FIELD_BIT: Readonly<Record<SearchField, number>> = {
  title: 1,
  keywords: 2,
  publisher: 4,
  columns: 8,
  description: 16,
};

export interface SearchEntry {
  /** Its words in a row, folded: sort key and exact-title test. */
  readonly title: string;
  readonly publisher: string | null;
  /** Folded labels, distinct. */
  readonly keywords: readonly string[];
  /** What a theme facet shows: the code if known, else the portal's words. */
  readonly themes: readonly string[];
  /** What a theme filter may name, folded: codes and the portal's words. */
  readonly themeNames: readonly string[];
  readonly formats: readonly string[];
  readonly licence: LicenceOpenness;
  readonly queryable: boolean;
  readonly box: Box | null;
  /** Name and title of each column as folded words between spaces. */
  readonly columns: readonly string[];
  /** RFC 3339 UTC. */
  readonly issued: string | null;
  readonly metadataModified: string | null;
  readonly dataModified: string | null;
  /** Word → bits of the fields that hold it. */
  readonly words: ReadonlyMap<string, number>;
}

/** Longer sort keys differ in nothing that a reader sees. */
const MAX_TITLE = 160;

export function searchEntry(write: Pick<RecordWrite, 'dataset' | 'searchText'>): SearchEntry {
  const { dataset } = write;
  return {
    title: plainText(dataset.title).slice(0, MAX_TITLE),
    publisher: dataset.publisher?.name ?? null,
    keywords: distinct(dataset.keywords.map(foldLabel)),
    themes: distinct(dataset.themes.map((theme) => theme.code ?? theme.raw)),
    themeNames: distinct(
      dataset.themes.flatMap((theme) => [theme.raw, theme.code ?? theme.raw]).map(foldLabel),
    ),
    formats: distinct(dataset.distributions.flatMap(({ format }) => format?.code ?? [])),
    licence: dataset.licence?.openness ?? 'NONE',
    queryable: dataset.distributions.some(({ tableId }) => tableId !== null),
    box: dataset.spatial?.box ?? null,
    columns: distinct(columnLabels(dataset)),
    issued: dataset.issued?.at ?? null,
    metadataModified: dataset.metadataModified?.at ?? null,
    dataModified: dataset.dataModified?.at ?? null,
    words: wordMasks(write.searchText),
  };
}

function distinct(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}

/** A column is found by its name or by its title: two labels. */
function columnLabels(dataset: Dataset): readonly string[] {
  return dataset.columns.flatMap((column) => [column.name, column.title ?? column.name]).map(columnLabel);
}

/** " permit number ": unspaced runs stay whole, since a column's words are compared as parts of it. */
export function columnLabel(text: string): string {
  return ` ${runsOf(fold(text))
    .map((run) => run.text)
    .join(' ')} `;
}

export function wordMasks(text: RecordWrite['searchText']): ReadonlyMap<string, number> {
  const masks = new Map<string, number>();
  for (const field of SEARCH_FIELDS)
    for (const word of indexWords(text[field])) masks.set(word, (masks.get(word) ?? 0) | FIELD_BIT[field]);
  return masks;
}
