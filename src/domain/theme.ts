/** Themes: the portal's own words always, an EU code where a table knows them. */
import type { Theme } from './dataset.ts';
import { THEME_LABELS, themeWords } from './theme-table.ts';
import { cut, folded } from './text.ts';

const EU_THEME = /^https?:\/\/publications\.europa\.eu\/resource\/authority\/data-theme\/([a-z]{4})\/?$/i;
const MAX_RAW = 500;
/** Ids of local groups mean nothing elsewhere (vrk-kpa/opendata#3296). */
const OPAQUE = /^(?:https?:\/\/\S+|urn:\S+|[0-9a-f]{8}-[0-9a-f-]{27})$/i;

/** The key under which a portal's own table and ours hold a theme's words. */
export function themeKey(raw: string): string {
  return folded(raw.normalize('NFKC').replaceAll('\u00ad', ''))
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `own`: the portal's exceptions, keyed by `themeKey`. */
export function readTheme(raw: string, own: ReadonlyMap<string, string>): Theme {
  const text = cut(raw.trim(), MAX_RAW);
  const key = themeKey(text);
  const eu = EU_THEME.exec(text)?.[1]?.toUpperCase();
  const code = own.get(key) ?? (eu !== undefined && THEME_LABELS.has(eu) ? eu : themeWords.get(key)) ?? null;
  const label = code === null ? undefined : THEME_LABELS.get(code);
  return { raw: text, code, label: label ?? (OPAQUE.test(text) ? null : text) };
}

/** A portal's table of exceptions, ready to be looked up. */
export function ownThemes(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).map(([words, code]) => [themeKey(words), code.toUpperCase()]));
}
