/** Finds many phrases in a text at once, token by token. */

const ASCII = /^\p{ASCII}*$/u;

/** NFKD without marks, lower case, ligatures written out, everything but letters and digits a blank. */
export function tokensOf(text: string): readonly string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

interface Word {
  readonly start: string;
  readonly isOpen: boolean;
}
interface Phrase<Tag> {
  readonly text: string;
  readonly words: readonly Word[];
  readonly tag: Tag;
}
/** Characters of a word that make its key. */
const KEY = 3;

function wordOf(pattern: string): Word {
  const isOpen = pattern.endsWith('*');
  return { start: isOpen ? pattern.slice(0, -1) : pattern, isOpen };
}
function fits(token: string | undefined, { start, isOpen }: Word): boolean {
  return token !== undefined && (isOpen ? token.startsWith(start) : token === start);
}
/** Of how a word begins; several beginnings may share one. A number, since most words are under none, and fast. */
function keyOf(word: string): number {
  let key = 0;
  for (let at = 0; at < KEY; at += 1)
    key = (key << 7) ^ (at < word.length ? word.charCodeAt(at) & 0xffff : 0);
  return key;
}

export class PhraseIndex<Tag> {
  readonly #byKey = new Map<number, Phrase<Tag>[]>();
  /** Those whose first word is open and too short for a key. */
  readonly #short: Phrase<Tag>[] = [];

  /** `phrases`: between `|`, words between blanks, `*` at the end of a word for any ending. */
  add(phrases: string, tag: Tag): void {
    for (const text of phrases.split('|')) {
      const words = text.split(' ').map(wordOf);
      const [first] = words;
      if (first === undefined) continue;
      if (first.isOpen && first.start.length < KEY) this.#short.push({ text, words, tag });
      else {
        const known = this.#byKey.get(keyOf(first.start));
        if (known === undefined) this.#byKey.set(keyOf(first.start), [{ text, words, tag }]);
        else known.push({ text, words, tag });
      }
    }
  }

  /** Every phrase that stands in the text, once for each place; `at`: the token that it begins with. */
  find(tokens: readonly string[], found: (tag: Tag, phrase: string, at: number) => void): void {
    const seek = (phrases: readonly Phrase<Tag>[], at: number): void => {
      for (const { text, words, tag } of phrases)
        if (words.every((word, index) => fits(tokens[at + index], word))) found(tag, text, at);
    };
    for (const [at, token] of tokens.entries()) {
      const phrases = this.#byKey.get(keyOf(token));
      if (phrases !== undefined) seek(phrases, at);
      if (this.#short.length > 0) seek(this.#short, at);
    }
  }
}
