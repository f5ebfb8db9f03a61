/** The words of a dataset: title, description, columns, and their translations. */
import type { Dataset, Translation } from './dataset.ts';
import type { ColumnDraft, DatasetDraft } from './draft.ts';
import { readLanguage } from './language.ts';
import { readKeywords, readList } from './normalise-lists.ts';
import type { Note } from './note.ts';
import { isAbsent, readProse, type ProseOptions } from './text.ts';

export type DatasetWords = Pick<Dataset, 'title' | 'description' | 'translations' | 'columns'>;
interface Names {
  readonly localId: string;
  readonly language: string | null;
}

const MAX_TITLE = 1_000;
const MAX_DESCRIPTION = 100_000;
const MAX_TRANSLATIONS = 50;
const MAX_COLUMNS = 5_000;

/** The title is never empty: a translation, the name or the local id stands in, in this order. */
export function readWords(draft: DatasetDraft, names: Names, note: Note): DatasetWords {
  const translations = translationsOf(draft, note);
  const own = titleOf('title', draft.title, note);
  const title = own ?? substitute(draft, names, translations, note);
  const shown = languageShown(title, own, names.language, translations);
  const description = descriptionOf('description', draft.description, note);
  return {
    title,
    description: description ?? (shown === null ? null : (translations.get(shown)?.description ?? null)),
    translations: Object.fromEntries([...translations].filter(([tag]) => tag !== shown)),
    columns: columnsOf(draft, note),
  };
}

function titleOf(field: string, raw: string | null, note: Note): string | null {
  return readProse(raw, { field, max: MAX_TITLE, line: true, prose: false }, note);
}

function descriptionOf(field: string, raw: string | null, note: Note): string | null {
  return readProse(raw, { field, max: MAX_DESCRIPTION, line: false, prose: true }, note);
}

function substitute(
  draft: DatasetDraft,
  names: Names,
  translations: ReadonlyMap<string, Translation>,
  note: Note,
): string {
  const preferred = names.language === null ? null : (translations.get(names.language)?.title ?? null);
  const translated =
    preferred ?? [...translations.values()].find((other) => other.title !== null)?.title ?? null;
  if (translated !== null) {
    note('title', draft.title, translated, 'title-from-translation');
    return translated;
  }
  const name = titleOf('name', draft.name, note);
  note('title', draft.title, name ?? names.localId, name === null ? 'title-from-id' : 'title-from-name');
  return name ?? names.localId;
}

/** The translation that says the same as the title needs no second place. */
function languageShown(
  title: string,
  own: string | null,
  language: string | null,
  translations: ReadonlyMap<string, Translation>,
): string | null {
  const same = [...translations.keys()].filter((tag) => translations.get(tag)?.title === title);
  if (language !== null && same.includes(language)) return language;
  const untitled = language !== null && own !== null && translations.get(language)?.title === null;
  return same[0] ?? (untitled ? language : null);
}

function translationsOf(draft: DatasetDraft, note: Note): ReadonlyMap<string, Translation> {
  const result = new Map<string, Translation>();
  const entries = readList('translations', Object.entries(draft.translations), MAX_TRANSLATIONS, note);
  for (const [raw, words] of entries) {
    const tag = readLanguage(raw);
    if (tag === null) {
      note('translations', raw, null, 'language-unreadable');
      continue;
    }
    const at = `translations.${tag}`;
    const title = titleOf(`${at}.title`, words.title ?? null, note);
    const description = descriptionOf(`${at}.description`, words.description ?? null, note);
    const keywords = readKeywords(`${at}.keywords`, words.keywords ?? [], note);
    if (result.has(tag) || (title === null && description === null && keywords.length === 0)) continue;
    result.set(tag, { title, description, keywords });
  }
  return new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A column may well be called "NA"; a description of that kind says nothing. */
const COLUMN_TITLE: ProseOptions = { field: 'columns.title', max: MAX_TITLE, line: true, prose: false };
const COLUMN_DESCRIPTION: ProseOptions = {
  field: 'columns.description',
  max: 10_000,
  line: false,
  prose: true,
};

/** Names stay as they are, since rows are asked for by them. */
function columnsOf(draft: DatasetDraft, note: Note): readonly ColumnDraft[] {
  const columns: ColumnDraft[] = [];
  for (const column of readList('columns', draft.columns, MAX_COLUMNS, note)) {
    if (column.name === '') continue;
    columns.push({
      name: column.name,
      title: readProse(column.title, COLUMN_TITLE, note),
      description: readProse(column.description, COLUMN_DESCRIPTION, note),
      sourceType: column.sourceType === null || isAbsent(column.sourceType) ? null : column.sourceType,
    });
  }
  return columns;
}
