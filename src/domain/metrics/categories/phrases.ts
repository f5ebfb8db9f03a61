/** Finds many phrases in a text at once, token by token. */

/** NFKD without marks, lower case, ligatures written out, everything but letters and digits a blank. */
export function tokensOf(text: string): readonly string[] {
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

interface Phrase<Tag> {
  readonly text: string;
  readonly tokens: readonly string[];
  readonly tag: Tag;
}
/** Characters of a first token by which phrases are found. */
const KEY = 3;

function fits(token: string, pattern: string): boolean {
  return pattern.endsWith('*') ? token.startsWith(pattern.slice(0, -1)) : token === pattern;
}
function keyOf(pattern: string): string {
  return pattern.replace('*', '').slice(0, KEY);
}

export class PhraseIndex<Tag> {
  readonly #byKey = new Map<string, Phrase<Tag>[]>();

  /** `phrases`: between `|`, words between blanks, `*` at the end of a word for any ending. */
  add(phrases: string, tag: Tag): void {
    for (const text of phrases.split('|')) {
      const tokens = text.split(' ');
      const key = keyOf(tokens[0] ?? '');
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), { text, tokens, tag }]);
    }
  }

  /** Every phrase that stands in the text, once for each place. */
  find(tokens: readonly string[], found: (tag: Tag, phrase: string) => void): void {
    tokens.forEach((token, at) => {
      // A pattern of fewer characters than a key stands under all of itself.
      for (let length = Math.min(KEY, token.length); length > 0; length -= 1)
        for (const phrase of this.#byKey.get(token.slice(0, length)) ?? [])
          if (phrase.tokens.every((pattern, index) => fits(tokens[at + index] ?? '', pattern)))
            found(phrase.tag, phrase.text);
    });
  }
}
