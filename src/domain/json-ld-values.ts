/** Values as JSON-LD writes them. */
import type { Json, JsonObject } from './json.ts';

/** Drops members that say nothing, and lists of one become their member. */
export function compact(entries: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(entries)) {
    if (value === null || value === undefined) continue;
    const only = Array.isArray(value) && value.length < 2 ? value[0] : value;
    if (only !== undefined && only !== null) kept[key] = only;
  }
  return kept;
}
export function isIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);
}
/** An IRI that cannot be one is dropped: it would spoil the whole graph. */
export function link(text: string | null): Json | undefined {
  return text !== null && isIri(text) ? { '@id': text } : undefined;
}
export function links(texts: readonly string[] | undefined): Json {
  return (texts ?? []).flatMap((text) => link(text) ?? []);
}
/** A named thing: by IRI where the text is one, else as a node of this type with a label. */
export function linkOrNode(text: string, type: string, label: string): Json {
  return isIri(text) ? { '@id': text } : { '@type': type, [label]: text };
}
export function typed(value: string, type: string): JsonObject {
  return { '@value': value, '@type': type };
}
export function inLanguage(text: string | null, language: string | null): Json | undefined {
  if (text === null) return undefined;
  return language === null ? text : { '@value': text, '@language': language };
}
