/** What the search index keeps of a dataset: a small value that is stored beside it and read at start. */
import type { Box, LicenceOpenness } from '../../domain/dataset.ts';
import { tablesOf } from '../../domain/tables.ts';
import type { RecordWrite, TableAccess } from '../../ports/store.ts';
import { foldLabel, indexWords, plainText } from './words.ts';

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

export interface SearchAttributes {
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
  /** How rows of its tables are come by; none: it has no table. */
  readonly access: readonly TableAccess[];
  readonly box: Box | null;
  /** RFC 3339 UTC. */
  readonly issued: string | null;
  readonly metadataModified: string | null;
  readonly dataModified: string | null;
}
export interface SearchEntry {
  readonly attributes: SearchAttributes;
  /** Words of each column's name and title, one list each; all of them are in `words` too. */
  readonly labels: readonly (readonly string[])[];
  /** Word → bits of the fields that hold it. */
  readonly words: ReadonlyMap<string, number>;
}

/** Longer sort keys differ in nothing that a reader sees. */
const MAX_TITLE = 160;

export function searchEntry(write: Pick<RecordWrite, 'dataset' | 'searchText'>): SearchEntry {
  const labels = columnLabels(write.dataset.columns);
  const words = new Map<string, number>();
  const add = (word: string, field: SearchField): void => {
    words.set(word, (words.get(word) ?? 0) | FIELD_BIT[field]);
  };
  for (const field of SEARCH_FIELDS) for (const word of indexWords(write.searchText[field])) add(word, field);
  for (const label of labels) for (const word of label) add(word, 'columns');
  return { attributes: attributesOf(write.dataset), labels, words };
}

function attributesOf(dataset: RecordWrite['dataset']): SearchAttributes {
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
    access: distinct(tablesOf(dataset).map(({ via }) => ACCESS[via])),
    box: dataset.spatial?.box ?? null,
    issued: dataset.issued?.at ?? null,
    metadataModified: dataset.metadataModified?.at ?? null,
    dataModified: dataset.dataModified?.at ?? null,
  };
}

/** A column is found by its name or by its title; where both have the same words, once. */
function columnLabels(columns: RecordWrite['dataset']['columns']): readonly (readonly string[])[] {
  const labels = columns.flatMap(({ name, title }) => [name, title ?? name]);
  const distinctLabels = new Map(labels.map((label) => [plainText(label), label]));
  return [...distinctLabels.values()].map((label) => [...indexWords(label)]);
}

const ACCESS = { api: 'API', file: 'FILE' } as const;

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
