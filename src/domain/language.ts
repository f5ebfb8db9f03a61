/** Language tags as portals write them: "es_AR", "SPA", "français", an EU authority URI. */
import { languageCodes } from './language-table.ts';
import { folded } from './text.ts';

const TAG = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?$/i;
const EU_LANGUAGE =
  /^https?:\/\/(?:publications\.europa\.eu\/resource\/authority\/language|id\.loc\.gov\/vocabulary\/iso639-[12]|lexvo\.org\/id\/iso639-[13])\//i;

/** A BCP 47 tag in canonical case ("en", "pt-BR", "zh-Hant"), or null for a language that no table knows. */
export function readLanguage(raw: string): string | null {
  const text = raw.trim();
  if (text === '' || text.length > 120) return null;
  const word = EU_LANGUAGE.test(text) ? text.slice(text.lastIndexOf('/') + 1) : text;
  const key = word.replaceAll('_', '-').replace(/\.utf-?8$/i, '');
  const match = TAG.exec(key);
  if (match === null) return languageCodes.get(folded(word)) ?? null;
  const code = languageCodes.get((match[1] ?? '').toLowerCase());
  if (code === undefined) return null;
  const script =
    match[2] === undefined ? '' : `-${match[2].charAt(0).toUpperCase()}${match[2].slice(1).toLowerCase()}`;
  const region = match[3] === undefined ? '' : `-${match[3].toUpperCase()}`;
  return `${code}${script}${region}`;
}
