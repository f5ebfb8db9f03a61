/** The search said plainly, slowly and without an index: what the real one is compared with. Latin words only. */
import type { DatasetFilter, DatasetSearch } from '../../src/ports/store.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { searchTextOf } from '../../src/domain/search-text.ts';
import { allowedEdits, editDistance } from '../../src/store/search/typo.ts';

const POINTS = { title: 100, keywords: 70, publisher: 40, columns: 40, description: 20 } as const;
const FIELDS = ['title', 'keywords', 'publisher', 'columns', 'description'] as const;

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Points of one dataset, 0 where a word is missing. */
export function naiveScore(dataset: Dataset, query: string): number {
  const words = [...new Set(wordsOf(query))];
  const last = wordsOf(query).at(-1);
  const text = searchTextOf(dataset);
  const points = words.map((word) => {
    const prefix = word.length >= (word === last ? 2 : 4);
    return Math.max(
      0,
      ...FIELDS.map((field) => {
        const held = wordsOf(text[field]);
        if (held.includes(word)) return POINTS[field];
        return prefix && held.some((other) => other.startsWith(word)) ? POINTS[field] * 0.8 : 0;
      }),
    );
  });
  if (points.length === 0 || points.includes(0)) return 0;
  const sum = points.reduce((a, b) => a + b, 0);
  const bonus = sum === 100 * words.length ? titleBonus(wordsOf(dataset.title).join(' '), words) : 0;
  return Math.round((900 * sum) / (100 * words.length)) + bonus;
}

function titleBonus(title: string, words: readonly string[]): number {
  const phrase = words.join(' ');
  if (title === phrase) return 100;
  if (title.startsWith(phrase)) return 60;
  return words.length > 1 && title.includes(phrase) ? 40 : 0;
}

/** How rows can be come by: plainly, by what a distribution says of itself. */
function naiveAccess(dataset: Dataset): readonly string[] {
  return dataset.distributions.flatMap(({ tableId, downloadUrl, format }) => {
    if (tableId !== null) return ['API'];
    const isTable = ['CSV', 'TSV', 'JSONL', 'GEOJSON', 'PARQUET'].includes(format?.code ?? '');
    return downloadUrl !== null && isTable ? ['FILE'] : [];
  });
}

/** `all`: the whole catalogue, whose words stand in for words that nobody has. */
export function naiveFilter(dataset: Dataset, filter: DatasetFilter, all: readonly Dataset[]): boolean {
  const anyOf = (
    wanted: readonly string[] | undefined,
    own: readonly (string | null | undefined)[],
  ): boolean =>
    wanted === undefined ||
    own.some((value) => wanted.some((other) => other.toLowerCase() === value?.toLowerCase()));
  const since = (from: string | undefined, at: string | undefined): boolean =>
    from === undefined || (at !== undefined && Date.parse(at) >= Date.parse(from));
  const { and = [], or, not, bbox } = filter;
  const access = naiveAccess(dataset);
  return (
    anyOf(filter.portals, [dataset.portal]) &&
    anyOf(filter.keywords, dataset.keywords) &&
    anyOf(
      filter.themes,
      dataset.themes.flatMap(({ raw, code }) => [raw, code]),
    ) &&
    anyOf(
      filter.formats,
      dataset.distributions.map(({ format }) => format?.code),
    ) &&
    anyOf(filter.publishers, [dataset.publisher?.name]) &&
    anyOf(filter.licence, [dataset.licence?.openness ?? 'NONE']) &&
    (filter.queryable === undefined || filter.queryable === access.length > 0) &&
    anyOf(filter.access, access) &&
    since(filter.issuedSince, dataset.issued?.at) &&
    since(filter.modifiedSince, (dataset.dataModified ?? dataset.metadataModified)?.at) &&
    (bbox === undefined || naiveBox(dataset, bbox)) &&
    (filter.column === undefined || naiveColumn(dataset, filter.column, all)) &&
    and.every((part) => naiveFilter(dataset, part, all)) &&
    (or === undefined || or.some((part) => naiveFilter(dataset, part, all))) &&
    (not === undefined || !naiveFilter(dataset, not, all))
  );
}

function naiveBox(dataset: Dataset, bbox: readonly number[]): boolean {
  const box = dataset.spatial?.box;
  const [west = 0, south = 0, east = 0, north = 0] = bbox;
  if (box === undefined || box === null) return false;
  return box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south;
}

function columnLabels(dataset: Dataset): readonly (readonly string[])[] {
  return dataset.columns.flatMap(({ name, title }) => [wordsOf(name), wordsOf(title ?? '')]);
}

/** What may stand in a column for this word: it, what it begins, or else the nearest that any column has. */
function naiveWords(word: string, isLast: boolean, all: readonly Dataset[]): readonly string[] {
  const held = all.flatMap((dataset) => columnLabels(dataset).flat());
  const typed = held.filter(
    (other) => other === word || (word.length >= (isLast ? 2 : 4) && other.startsWith(word)),
  );
  if (typed.length > 0) return typed;
  for (let edits = 1; edits <= allowedEdits(word); edits += 1) {
    const near = held.filter((other) => editDistance(word, other) <= edits);
    if (near.length > 0) return near;
  }
  return [];
}

function naiveColumn(dataset: Dataset, text: string, all: readonly Dataset[]): boolean {
  const wanted = wordsOf(text);
  const found = wanted.map((word) => naiveWords(word, word === wanted.at(-1), all));
  return columnLabels(dataset).some((held) =>
    found.every((words) => words.some((word) => held.includes(word))),
  );
}

/** Ids in order. */
export function naiveSearch(
  datasets: readonly Dataset[],
  search: Pick<DatasetSearch, 'query' | 'filter' | 'orderBy'>,
): readonly string[] {
  const { query, filter, orderBy } = search;
  const scored = datasets
    .map((dataset) => ({ dataset, score: query === null ? 0 : naiveScore(dataset, query) }))
    .filter(({ dataset, score }) => (query === null || score > 0) && naiveFilter(dataset, filter, datasets));
  const sign = orderBy.direction === 'ASC' ? 1 : -1;
  const modified = (dataset: Dataset): number | null =>
    time((dataset.dataModified ?? dataset.metadataModified)?.at);
  type Scored = (typeof scored)[number];
  const primary = (a: Scored, b: Scored): number => {
    switch (orderBy.by) {
      case 'RELEVANCE':
        if (query === null) return nullsLast(modified(a.dataset), modified(b.dataset), sign);
        return sign * (a.score - b.score) || nullsLast(modified(a.dataset), modified(b.dataset), -1);
      case 'TITLE':
        return sign * compare(wordsOf(a.dataset.title).join(' '), wordsOf(b.dataset.title).join(' '));
      case 'ISSUED':
        return nullsLast(time(a.dataset.issued?.at), time(b.dataset.issued?.at), sign);
      case 'METADATA_MODIFIED':
        return nullsLast(time(a.dataset.metadataModified?.at), time(b.dataset.metadataModified?.at), sign);
      case 'DATA_MODIFIED':
        return nullsLast(time(a.dataset.dataModified?.at), time(b.dataset.dataModified?.at), sign);
      case 'FIRST_SEEN':
        return 0;
    }
  };
  return scored
    .sort((a, b) => primary(a, b) || compare(a.dataset.localId, b.dataset.localId))
    .map(({ dataset }) => dataset.localId);
}

function time(at: string | undefined): number | null {
  return at === undefined ? null : Date.parse(at);
}

function nullsLast(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
