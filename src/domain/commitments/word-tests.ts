/** Tests on fields of words: equality, parts, phrases. Any member that passes is enough. */
import { tokensOf } from '../metrics/categories/phrases.ts';
import { wantedKeys } from './address-keys.ts';
import { codeKey, type DatasetView } from './dataset-view.ts';
import type { Words } from './field-readings.ts';
import type { WordsField } from './selector-fields.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.ts';

export type ViewTest = (view: DatasetView) => Truth;

/** Whether any member passes; what may be a member leaves it open. */
export function someMember({ values, maybe }: Words, passes: (member: string) => boolean): Truth {
  if (values.some(passes)) return TRUE;
  if (maybe === 'any') return UNKNOWN;
  return maybe.some(passes) ? UNKNOWN : FALSE;
}
export function isThere({ values, maybe }: Words): Truth {
  return values.length > 0 ? TRUE : maybe.length > 0 ? UNKNOWN : FALSE;
}

/** The spellings under which a value of a rule is looked up among `DatasetView.keys`. */
export function wordKeys(field: WordsField, value: string): readonly string[] {
  switch (field.type) {
    case 'address':
      return wantedKeys(value);
    case 'text':
      return [tokensOf(value).join(' ')];
    case 'code':
      return [codeKey(value)];
    case 'string':
      return [value];
  }
}

export function equals(field: WordsField, values: readonly string[]): ViewTest {
  const wanted = new Set(values.flatMap((value) => wordKeys(field, value)));
  return (view) => someMember(view.keys(field), (member) => wanted.has(member));
}
export function startsWith(field: WordsField, value: string): ViewTest {
  if (field.type === 'text') {
    const start = tokensOf(value).join(' ');
    return (view) => someMember(view.keys(field), (member) => start !== '' && member.startsWith(start));
  }
  const start = value.toLowerCase();
  return (view) => someMember(view.words(field), (member) => member.toLowerCase().startsWith(start));
}
/** Of fields that are no text: a part of what is written, without case. */
export function hasPart(field: WordsField, value: string): ViewTest {
  const part = value.toLowerCase();
  return (view) => someMember(view.words(field), (member) => member.toLowerCase().includes(part));
}
/** On what is written, not on what it is compared by. */
export function matches(field: WordsField, test: (text: string) => boolean): ViewTest {
  return (view) => someMember(view.words(field), test);
}
export function wordsExist(field: WordsField): ViewTest {
  return (view) => isThere(view.words(field));
}

/** "bike-share* stations" → "bike share* stations", as phrases are written; "": nothing is left of it. */
export function phraseOf(value: string): string {
  return value
    .split(/\s+/)
    .flatMap((word) => {
      const tokens = tokensOf(word);
      return word.endsWith('*')
        ? tokens.map((token, at) => (at === tokens.length - 1 ? `${token}*` : token))
        : tokens;
    })
    .join(' ');
}
