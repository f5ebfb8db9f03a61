/** Title, description and keywords in the languages that were not chosen. */
import type { DatasetDraft, Json } from '../../src/connector/index.ts';
import type { Package } from './package.ts';
import { byLanguage, textIn, textsIn } from './words.ts';

type Entry = { title?: string; description?: string; keywords?: readonly string[] };

/** Old bilingual sites write `title_fr`, `notes_fra`. */
const SUFFIXED = /^(title|notes)_([a-z]{2,3})$/;

function languagesOf(pkg: Package, ...keys: readonly string[]): readonly (readonly [string, Json])[] {
  return keys.flatMap((key) => Object.entries(byLanguage(pkg.core.json(key)) ?? {}));
}

export function translationsOf(
  pkg: Package,
  title: string | null,
  description: string | null,
): DatasetDraft['translations'] {
  const entries = new Map<string, Entry>();
  const at = (tag: string): Entry => {
    const entry = entries.get(tag) ?? {};
    entries.set(tag, entry);
    return entry;
  };
  const addTitle = (tag: string, value: Json): void => {
    const text = textIn(value, undefined);
    if (text !== null && text !== title) at(tag).title = text;
  };
  const addDescription = (tag: string, value: Json): void => {
    const text = textIn(value, undefined);
    if (text !== null && text !== description) at(tag).description = text;
  };
  for (const [tag, value] of languagesOf(pkg, 'title', 'title_translated')) addTitle(tag, value);
  for (const [tag, value] of languagesOf(pkg, 'notes', 'description', 'notes_translated'))
    addDescription(tag, value);
  for (const [key, value] of Object.entries(pkg.core.value)) {
    const match = SUFFIXED.exec(key);
    if (match?.[2] === undefined) continue;
    if (match[1] === 'title') addTitle(match[2], value);
    else addDescription(match[2], value);
  }
  const chosen = textsIn(pkg.core.json('keywords'), pkg.language, /[,;]/).join('\n');
  for (const [tag, value] of languagesOf(pkg, 'keywords', 'tags_translated')) {
    const keywords = textsIn(value, undefined, /[,;]/);
    if (keywords.length > 0 && keywords.join('\n') !== chosen) at(tag).keywords = keywords;
  }
  return Object.fromEntries(entries);
}
