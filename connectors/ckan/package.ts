/** A package dict, where a field may be an extra or, with a schema plugin, a key beside the core ones. */
import { isJsonObject, read, type Json, type Reader, type SourceRecord } from '../../src/connector/index.ts';
import { idOf, onlyOne } from './records.ts';
import { textIn, textsIn, unwrapped } from './words.ts';

export interface Package {
  readonly core: Reader;
  readonly language: string | undefined;
  /** The first of these keys that says something; extras before the top level. */
  text(...keys: readonly string[]): string | null;
  texts(separator: RegExp | undefined, ...keys: readonly string[]): readonly string[];
  /** The value, JSON in a text unwrapped; null when nothing is there. */
  value(...keys: readonly string[]): Json;
}

function extrasOf(core: Reader): ReadonlyMap<string, Json> {
  const extras = new Map<string, Json>();
  for (const extra of core.objects('extras')) {
    const key = extra.text('key');
    // Keys repeat on some sites: the first that says something counts.
    if (key !== null && textOrList(extras.get(key) ?? null) === null) extras.set(key, extra.json('value'));
  }
  return extras;
}

function textOrList(value: Json): Json {
  const inner = unwrapped(value);
  if (Array.isArray(inner)) return inner.length === 0 ? null : inner;
  if (isJsonObject(inner)) return Object.keys(inner).length === 0 ? null : inner;
  return textIn(inner, undefined) === null ? null : inner;
}

/** Throws BAD_SHAPE when the record is no package. */
export function packageOf(record: SourceRecord, language: string | undefined): Package {
  const core = read(onlyOne(record.raw));
  if (idOf(core.value) === null) throw core.wrong('id', 'text');
  const extras = extrasOf(core);
  /** What `look` first finds; a package is asked for a hundred keys, most of which it lacks. */
  const first = <T>(keys: readonly string[], look: (value: Json) => T | null): T | null => {
    for (const key of keys) {
      const extra = extras.get(key);
      const found =
        (extra === undefined ? null : look(extra)) ?? (core.has(key) ? look(core.json(key)) : null);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    core,
    language,
    text: (...keys) => first(keys, (value) => textIn(value, language)),
    texts: (separator, ...keys) =>
      first(keys, (value) => {
        const list = textsIn(value, language, separator);
        return list.length === 0 ? null : list;
      }) ?? [],
    value: (...keys) => first(keys, textOrList),
  };
}
