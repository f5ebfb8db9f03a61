/** What of a dataset is searchable, per field; translations are searched with the words they translate. */
import type { ColumnDraft } from './draft.ts';
import type { Dataset } from './dataset.ts';
import { cut } from './text.ts';

export interface SearchText {
  readonly title: string;
  readonly keywords: string;
  readonly description: string;
  readonly publisher: string;
  readonly columns: string;
}

/** Characters per field, so that one giant record cannot swell the index. */
const MAX_FIELD = 200_000;

/**
 * Lines of each field: the dataset's own words first, then those of its translations. Repeated lines appear once.
 * Titles of distributions describe what is inside: of Tokyo's datasets with a file about nursery schools, most say so
 * nowhere else.
 */
export function searchTextOf(dataset: Dataset): SearchText {
  const translations = Object.keys(dataset.translations)
    .sort()
    .flatMap((tag) => dataset.translations[tag] ?? []);
  return {
    title: lines([dataset.title, ...translations.map((other) => other.title)]),
    keywords: lines([
      ...dataset.keywords,
      ...dataset.themes.flatMap((theme) => [isIri(theme.raw) ? null : theme.raw, theme.label]),
      ...translations.flatMap((other) => other.keywords),
    ]),
    description: lines([
      dataset.description,
      ...translations.map((other) => other.description),
      ...dataset.distributions.map((distribution) => distribution.title),
    ]),
    publisher: lines([dataset.publisher?.name ?? null]),
    columns: lines(dataset.columns.flatMap(wordsOf)),
  };
}

/** Nobody searches for the address of a theme, and its parts would match everything. */
function isIri(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

function wordsOf(column: ColumnDraft): readonly (string | null)[] {
  return [column.name, column.title, column.description];
}

function lines(texts: readonly (string | null)[]): string {
  const distinct = new Set<string>();
  for (const text of texts) if (text !== null && text !== '') distinct.add(text);
  const all = [...distinct].join('\n');
  return cut(all, MAX_FIELD);
}
