/** Cells of tables of others as clean texts, numbers of commitments and ids. */
import { folded, wellFormed } from '../../text.ts';

/** Bullets of Symbol and Wingdings, which lie in the private use area: U+F0B7, U+F0A7, … U+F020 is a blank there. */
const SYMBOL_BLANK = /\uf020/g;
const SYMBOL_DASH = /\uf02d/g;
const PRIVATE_USE = /[\ue000-\uf8ff]|[\u{f0000}-\u{ffffd}]|[\u{100000}-\u{10fffd}]/gu;

/** Lines stay; blanks at their ends go, and no more than one empty line stands between two. */
export function cleanText(cell: string): string {
  const bulleted = cell.replace(SYMBOL_BLANK, ' ').replace(SYMBOL_DASH, '–').replace(PRIVATE_USE, '•');
  return wellFormed(bulleted)
    .replace(/\t/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
/** One line: titles and names. */
export function cleanLine(cell: string): string {
  return cleanText(cell).replace(/\s+/g, ' ');
}

/**
 * "2.2999999999999998" is 2.3 as a spreadsheet keeps it: more digits than a number holds are an artefact. "3.2.5",
 * "1.10" and all else are kept as they stand.
 */
export function repairedNumber(text: string): string {
  const digits = text.replace(/^0+|\./g, '');
  if (!/^\d+\.\d+$/.test(text) || digits.length < 16) return text;
  const repaired = String(Number(Number(text).toPrecision(15)));
  return repaired.length < 10 ? repaired : text;
}

const MAX_SLUG = 80;
/** Lower-case words joined by "-", at most 80 long; "" where nothing is left. */
export function slugOf(text: string): string {
  const words = folded(text.slice(0, 1_000)).replace(/[^a-z0-9]+/g, '-');
  return words.slice(0, MAX_SLUG).replace(/^-+|-+$/g, '');
}

/** By numbers in them: "ap-2" before "ap-10". */
export function inNaturalOrder(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? []);
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
    const [one = '', two = ''] = [left?.[at], right?.[at]];
    if (one === two) continue;
    const [first, second] = [Number(one), Number(two)];
    const isNumeric = one !== '' && two !== '' && !Number.isNaN(first) && !Number.isNaN(second);
    if (isNumeric && first !== second) return first - second;
    return one < two ? -1 : 1;
  }
  return 0;
}
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return inNaturalOrder(a.id, b.id);
}
