/**
 * Words of a text, and words of a question. Both go through the same folding, so that they meet: compatibility forms
 * (NFKC), case, diacritics and the two kana are levelled; a script that writes no spaces is cut into overlapping pairs.
 */

/** Longer words are cut here: nobody types them, and hostile ones must not swell the index. */
const MAX_WORD = 40;
/** Characters of one field that are indexed. */
const MAX_TEXT = 50_000;

/** Letters that canonical decomposition does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const SPECIAL = /[ßæœøłđðþıς]/g;
/** Accents of Latin, Greek and Cyrillic, Arabic vowel signs, Hebrew points; not the vowels of Thai or of Indic scripts. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g;
/** Each has its katakana this far above it; ー, which lengthens a vowel, is of both. */
const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/g;
const TO_KATAKANA = 0x60;
const ASCII = /^[\x20-\x7e\n\r\t]*$/;

export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** The text in the form in which it is compared. */
export function fold(text: string): string {
  const lower = isAscii(text) ? text.toLowerCase() : foldWide(text);
  return lower.includes("'s") || lower.includes('’s') ? lower.replace(GENITIVE, '') : lower;
}
const GENITIVE = /(?<=[a-z])['’]s(?![\p{L}\p{N}])/gu;

function foldWide(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + TO_KATAKANA))
    .normalize('NFC')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter);
}

/** Case and compatibility forms levelled, accents kept: for labels that are compared whole. */
export function foldLabel(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What `WORD` finds in ASCII, much quicker. */
const ASCII_WORD = /[a-z0-9]+/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const UNSPACED_SCRIPTS =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const UNSPACED = new RegExp(`[${UNSPACED_SCRIPTS}]`, 'u');
const RUNS = new RegExp(`[${UNSPACED_SCRIPTS}]+|[^${UNSPACED_SCRIPTS}]+`, 'gu');

/** A word as it stands in a text, or a run of a script without spaces. */
export interface WordRun {
  readonly text: string;
  readonly unspaced: boolean;
  /** Where it begins in the text. */
  readonly at: number;
}

/** Runs of a text, folded or as written, one after another. */
export function* runsOf(text: string): Generator<WordRun> {
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (!UNSPACED.test(word)) {
      yield { text: word.slice(0, MAX_WORD), unspaced: false, at: match.index };
      continue;
    }
    for (const part of word.matchAll(RUNS)) {
      const unspaced = UNSPACED.test(part[0]);
      const run = unspaced ? part[0] : part[0].slice(0, MAX_WORD);
      yield { text: run, unspaced, at: match.index + part.index };
    }
  }
}

/** What a text is found by: words as they are; of an unspaced run every character and every pair. */
export function indexWords(text: string): ReadonlySet<string> {
  const folded = fold(text.slice(0, MAX_TEXT));
  if (isAscii(folded))
    return new Set((folded.match(ASCII_WORD) ?? []).map((word) => word.slice(0, MAX_WORD)));
  const words = new Set<string>();
  for (const run of runsOf(folded)) {
    if (!run.unspaced) words.add(run.text);
    else {
      for (const character of run.text) words.add(character);
      for (const pair of pairsOf(run.text)) words.add(pair);
    }
  }
  return words;
}

/** Overlapping pairs of characters; a single character is its own pair. */
export function pairsOf(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}

/** One thing that must be found: a word, or the pairs of an unspaced run, all within one field. */
export interface QueryWord {
  readonly text: string;
  readonly parts: readonly string[];
  /** Words that begin with it count too; never for unspaced runs. */
  readonly prefix: boolean;
}

/** From how many letters on a word stands for those it begins: less is needed of the word being typed. */
const PREFIX_LAST = 2;
const PREFIX_INNER = 4;

/** Signs, quotes and operators mean nothing here: only words count, each once. */
export function queryWords(query: string): readonly QueryWord[] {
  const runs = [...runsOf(fold(query))];
  const words = new Map<string, QueryWord>();
  runs.forEach((run, i) => {
    const last = i === runs.length - 1;
    const prefix = !run.unspaced && run.text.length >= (last ? PREFIX_LAST : PREFIX_INNER);
    const before = words.get(run.text);
    words.set(run.text, {
      text: run.text,
      parts: run.unspaced ? pairsOf(run.text) : [run.text],
      prefix: prefix || before?.prefix === true,
    });
  });
  return [...words.values()];
}

/** The words of a text in a row: for telling whether two titles are the same, and for sorting them. */
export function plainText(text: string): string {
  const folded = fold(text);
  const words = folded.match(isAscii(folded) ? ASCII_WORD : WORD);
  return words === null ? folded.trim() : words.join(' ');
}
