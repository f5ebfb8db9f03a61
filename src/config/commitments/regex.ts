/** Regular expressions of RE2: time that grows with the length of the text alone, whatever the pattern. */
import { RE2JS } from 're2js';
import type { CompileRegex } from '../../domain/commitments/rules.ts';

/** null: the pattern is none of RE2 (https://github.com/google/re2/wiki/Syntax), such as one that refers back. */
export const compileRegex: CompileRegex = (pattern) => {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    // Whatever is thrown: the pattern was not taken, and that is the answer.
    return null;
  }
  const part = requiredPart(pattern);
  // `test` asks for no places, so that it may run as an automaton whose states are kept.
  if (part === null) return (text) => compiled.test(text);
  const { letters, isFolded } = part;
  return (text) => (isFolded ? foldedOf(text) : text).includes(letters) && compiled.test(text);
};

interface RequiredPart {
  /** Small where case does not matter. */
  readonly letters: string;
  readonly isFolded: boolean;
}
/** Letters of ASCII, and such as have no case anywhere. */
const BEGINNING =
  /^\^?(\(\?i\))?\^?([A-Za-z0-9 \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+)(.?)/su;

/**
 * What no text can lack that the pattern matches: looking for it is many times as quick as matching. null: the pattern
 * does not begin with anything so plain, or it has alternatives, which may be without it.
 */
function requiredPart(pattern: string): RequiredPart | null {
  const [, fold, plain = '', next = ''] = pattern.includes('|') ? [] : (BEGINNING.exec(pattern) ?? []);
  // The last letter may be repeated no time at all by what follows, be it after a change of flags or an empty quotation.
  const letters = next === '' ? plain : plain.slice(0, -1);
  if (letters.length < 2) return null;
  const isFolded = fold !== undefined;
  return { letters: isFolded ? letters.toLowerCase() : letters, isFolded };
}

/** The last text is asked about by one pattern after the other. */
let last = { text: '', folded: '' };

/** Small letters. The two that are no ASCII and fold to it all the same are ſ and the sign of Kelvin, which is k when small. */
function foldedOf(text: string): string {
  if (text !== last.text) last = { text, folded: text.toLowerCase().replaceAll('ſ', 's') };
  return last.folded;
}
