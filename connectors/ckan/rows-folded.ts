/** Upper and lower case the same, in a regular expression. */
import { foldCase } from '../../src/connector/index.ts';

let variants: ReadonlyMap<string, readonly string[]> | null = null;

/** Everything that folds to the same character as `char`, itself included; found once, over all characters. */
function variantsOf(char: string): readonly string[] {
  variants ??= findVariants();
  return variants.get(foldCase(char)) ?? [char];
}
const LAST_CASED = 0x1ffff;
function findVariants(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (let code = 0; code <= LAST_CASED; code += 1) {
    const char = String.fromCodePoint(code);
    const folded = code >= 0xd800 && code <= 0xdfff ? char : foldCase(char);
    if (folded === char) continue;
    found.set(folded, [...(found.get(folded) ?? [folded]), char]);
  }
  return found;
}

const SPECIAL = /[\^$.|?*+()[\]{}\\]/;

/**
 * A regular expression for a text in upper or lower case, letter by letter: ILIKE goes by the locale of the database,
 * which may know no letters but ASCII's, or Turkish ones.
 */
export function foldedPattern(text: string): string {
  return [...text]
    .map((char) => {
      const all = variantsOf(char);
      if (all.length > 1) return `[${all.join('')}]`;
      return SPECIAL.test(char) ? `\\${char}` : char;
    })
    .join('');
}
