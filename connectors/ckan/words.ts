/** Reading CKAN values that come as text, as JSON in a text, as lists, or as one text per language. */
import { isJsonObject, meaningful, type Json, type JsonObject, isUrl } from '../../src/connector/index.ts';

/** JSON that a text holds (lists and objects in extras are sent so), or the value itself. */
export function unwrapped(value: Json): Json {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value) || value.length > 1_000_000) return value;
  try {
    const parsed: Json = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}

/** A language tag: "en", "pt_BR", "zh-Hans". */
const TAG = /^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/;

/** One entry per language, as ckanext-fluent writes; null for other objects. */
export function byLanguage(value: Json): JsonObject | null {
  const object = unwrapped(value);
  if (!isJsonObject(object)) return null;
  const tags = Object.keys(object);
  return tags.length > 0 && tags.every((tag) => TAG.test(tag)) ? object : null;
}

/** The tag to read of an object of languages: the preferred one, English, or the first that says something. */
export function chooseTag(object: JsonObject, language: string | undefined): string | null {
  const filled = Object.keys(object).filter((tag) => says(object[tag] ?? null));
  const primary = language?.split(/[-_]/)[0];
  const wanted = [language, primary, 'en'];
  return (
    wanted.flatMap((tag) => (tag !== undefined && filled.includes(tag) ? [tag] : []))[0] ?? filled[0] ?? null
  );
}

function says(value: Json): boolean {
  if (typeof value === 'string') return meaningful(value) !== null;
  return Array.isArray(value) && value.length > 0;
}

/** Lists in lists in texts: what is nested deeper than this is not meant as a text. */
const MAX_DEPTH = 4;

/** Text that says something: as such, the number, the best language, or the first of a list. */
export function textIn(value: Json, language: string | undefined, depth = 0): string | null {
  if (depth > MAX_DEPTH) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string' && !/^\s*[[{]/.test(value)) return meaningful(value);
  const inner = unwrapped(value);
  if (typeof inner === 'string') return meaningful(inner);
  if (Array.isArray(inner))
    return inner.flatMap((item) => textIn(item, language, depth + 1) ?? [])[0] ?? null;
  const object = byLanguage(inner);
  const tag = object === null ? null : chooseTag(object, language);
  return object === null || tag === null ? null : textIn(object[tag] ?? null, language, depth + 1);
}

/** Texts of a list, of JSON in a text, or of one text with commas or semicolons when `separator` is given. */
export function textsIn(
  value: Json,
  language: string | undefined,
  separator?: RegExp,
  depth = 0,
): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  const inner = unwrapped(value);
  if (Array.isArray(inner)) return inner.flatMap((item) => textIn(item, language) ?? []);
  if (isJsonObject(inner)) {
    const object = byLanguage(inner);
    const tag = object === null ? null : chooseTag(object, language);
    return object === null || tag === null
      ? []
      : textsIn(object[tag] ?? null, language, separator, depth + 1);
  }
  const text = textIn(inner, language);
  if (text === null) return [];
  return separator === undefined ? [text] : text.split(separator).flatMap((part) => meaningful(part) ?? []);
}

/** Postgres writes sets of texts as {A,"B c"}; some portals pass that on. */
export function setIn(value: Json): readonly string[] | null {
  const match = typeof value === 'string' ? /^\{([^{}:]*)\}$/.exec(value.trim()) : null;
  if (match === null) return null;
  return (match[1] ?? '').split(',').flatMap((part) => meaningful(part.replace(/^"|"$/g, '')) ?? []);
}

/** Without repeats, in the order of first appearance. */
export function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** CKAN's own stamps are UTC without saying so; what is already clear or of another form is left as it is. */
export function utcStamp(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) ? `${text}Z` : text;
}

export function isWebAddress(text: string | null): text is string {
  return text !== null && /^https?:\/\/[^\s/]+/i.test(text) && isUrl(text);
}

/** A path segment; half characters, which encodeURIComponent refuses, become U+FFFD. */
export function segment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
