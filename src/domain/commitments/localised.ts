/** Texts in several languages, and which of them is given. */
import type { Localised } from './book.ts';

/** "es" of "es-AR". */
function primary(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}

/**
 * In the language asked for, or else in another form of it ("pt" for "pt-BR"), or else as it is shown. `language`, a
 * BCP 47 tag; null: as it is shown.
 */
export function inLanguage({ shown, by }: Localised, language: string | null): string {
  if (language === null) return shown;
  const texts = Object.entries(by);
  const exact = texts.find(([tag]) => tag.toLowerCase() === language.toLowerCase());
  const near = exact ?? texts.find(([tag]) => primary(tag) === primary(language));
  return near?.[1] ?? shown;
}
/** BCP 47 tags in alphabetical order. */
export function languagesOf({ by }: Localised): readonly string[] {
  return Object.keys(by).toSorted();
}
/** Each text once. */
export function everyText({ shown, by }: Localised): readonly string[] {
  return [...new Set([shown, ...Object.values(by)])];
}
