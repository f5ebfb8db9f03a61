/** Subjects of municipal data as values, read from the lists of each language. */
import type { CivicColumn } from './civic.ts';
import { english } from './civic-subjects-en.ts';
import { german } from './civic-subjects-de.ts';
import { spanish } from './civic-subjects-es.ts';

export type CivicLanguage = 'en' | 'es' | 'de';
export type FrequencyLetter = 'D' | 'W' | 'M' | 'Q' | 'A' | 'N' | 'I';
export interface CivicSubject {
  readonly title: string;
  readonly about: string;
  readonly theme: string;
  readonly department: string;
  readonly keywords: readonly string[];
  readonly columns: readonly CivicColumn[];
  readonly frequency: FrequencyLetter;
  readonly formats: readonly string[];
  /** How a subject is split into several datasets. */
  readonly splitBy: 'year' | 'place';
}
export interface CivicWords {
  readonly years: (title: string, year: number) => string;
  readonly places: (title: string, place: string) => string;
  readonly about: (about: string, city: string) => string;
  readonly upkeep: (department: string) => string;
  readonly scopedTo: (scope: string) => string;
  readonly frequencies: Readonly<Record<FrequencyLetter, string>>;
  readonly subjects: readonly CivicSubject[];
}

const TYPES = ['text', 'integer', 'decimal', 'boolean', 'date', 'instant', 'point'] as const;
const LETTERS = ['D', 'W', 'M', 'Q', 'A', 'N', 'I'] as const;

function columnOf(text: string, subject: string): CivicColumn {
  const [name = '', typeName = '', ...title] = text.split(':');
  const type = TYPES.find((known) => known === typeName);
  if (type === undefined) throw new Error(`"${subject}" has a column of unknown type: ${text}`);
  return { name, type, title: title.join(':'), description: '' };
}

function subjectOf(line: string): CivicSubject {
  const parts = line.split('|').map((part) => part.trim());
  const [
    title = '',
    about = '',
    theme = '',
    department = '',
    keywords = '',
    columns = '',
    letter,
    formats = '',
    split,
  ] = parts;
  const frequency = LETTERS.find((known) => known === letter);
  if (frequency === undefined || (split !== 'Y' && split !== 'P')) throw new Error(`Not a subject: ${line}`);
  return {
    title,
    about,
    theme,
    department,
    keywords: keywords.split(', '),
    columns: columns === '' ? [] : columns.split(', ').map((text) => columnOf(text, title)),
    frequency,
    formats: formats.split(' '),
    splitBy: split === 'Y' ? 'year' : 'place',
  };
}

function wordsOf(source: typeof english | typeof spanish | typeof german): CivicWords {
  const lines = source.subjects.split('\n').filter((line) => line !== '');
  return { ...source, subjects: lines.map(subjectOf) };
}

export const civicWords: Readonly<Record<CivicLanguage, CivicWords>> = {
  en: wordsOf(english),
  es: wordsOf(spanish),
  de: wordsOf(german),
};
