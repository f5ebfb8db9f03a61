/** Lists of texts: bounded, without repeats and without words for "nothing". */
import type { Note } from './note.ts';
import { cut, isAbsent, readProse, wellFormed } from './text.ts';

const MAX_KEYWORDS = 500;
const MAX_KEYWORD = 200;
const MAX_TEXT = 2_000;

/** The first `max` members; a remark tells how many there were. */
export function readList<T>(field: string, raw: readonly T[], max: number, note: Note): readonly T[] {
  if (raw.length <= max) return raw;
  note(field, raw.length, max, 'list-cut');
  return raw.slice(0, max);
}

/** Distinct texts as they stand, trimmed. */
export function readTexts(field: string, raw: readonly string[], max: number, note: Note): readonly string[] {
  const texts = new Set<string>();
  for (const member of readList(field, raw, max, note)) {
    const text = cut(wellFormed(member).trim(), MAX_TEXT);
    if (!isAbsent(text)) texts.add(text);
  }
  return [...texts];
}

/** Distinct keywords without markup; the first spelling stands for those that differ in case. */
export function readKeywords(field: string, raw: readonly string[], note: Note): readonly string[] {
  const options = { field, max: MAX_KEYWORD, line: true, prose: false };
  const byKey = new Map<string, string>();
  let merged = 0;
  for (const member of readList(field, split(field, raw, note), MAX_KEYWORDS, note)) {
    const keyword = readProse(member.replace(/^\s*#+/, ''), options, note);
    if (keyword === null) continue;
    const key = keyword.toLowerCase();
    if (byKey.has(key)) merged += 1;
    else byKey.set(key, keyword);
  }
  if (merged > 0) note(field, byKey.size + merged, byKey.size, 'keywords-deduplicated');
  return [...byKey.values()];
}

/** A list of one that holds separators was a list once; in a longer list a comma belongs to its keyword. */
function split(field: string, raw: readonly string[], note: Note): readonly string[] {
  const [only] = raw;
  if (raw.length !== 1 || only === undefined || !/[,;，、]/.test(only)) return raw;
  const parts = only
    .split(only.includes(';') ? /;/ : /[,，、]/, MAX_KEYWORDS + 1)
    .filter((part) => part.trim() !== '');
  note(
    field,
    only,
    parts.slice(0, 10).map((part) => part.trim()),
    'keywords-split',
  );
  return parts;
}
