/**
 * Parts of texts. What `contains` and `starts_with` do differs between servers: older ones made a LIKE pattern of the
 * part and escaped nothing in it, and which letters `upper` knows is a matter of the database's locale. So a condition
 * asks for less than the whole part where the part holds more than everybody agrees on: what it finds is more than
 * what was asked for, never less, and is filtered again by whoever asked.
 */
import { soqlText } from './soql-literal.ts';

/** Runs of characters that no pattern and no address has a use of its own for. */
const PLAIN = /[^%_\\\p{Cc}\p{Cs}]+/gu;

/**
 * Letters of other alphabets that are an ASCII letter when case does not count, by Unicode's simple lower case mapping.
 * A server may not know them; a text that holds one is asked for besides.
 */
const STRANGE: Readonly<Record<string, string>> = { k: '\u212a', i: '\u0130' };

/** ASCII, whose case every locale knows, and what has no case at all. */
function isAgreedOn(char: string): boolean {
  return char <= '\u007f' || (char.toLowerCase() === char && char.toUpperCase() === char);
}

/** The longest of the runs, or the one at the start; "" when there is none. */
function runOf(part: string, fold: boolean, isAtStart: boolean): string {
  const runs: { text: string; at: number }[] = [];
  for (const match of part.matchAll(PLAIN)) {
    let at = match.index;
    let text = '';
    for (const char of match[0]) {
      if (!fold || isAgreedOn(char)) text += char;
      else {
        runs.push({ text, at });
        at += text.length + char.length;
        text = '';
      }
    }
    runs.push({ text, at });
  }
  if (isAtStart) return runs.find((run) => run.at === 0)?.text ?? '';
  return runs.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');
}

function strangeIn(run: string): readonly string[] {
  const lower = run.toLowerCase();
  return Object.entries(STRANGE).flatMap(([letter, strange]) => (lower.includes(letter) ? [strange] : []));
}

export interface TextPart {
  /** As SoQL writes it. */
  readonly name: string;
  readonly part: string;
  readonly fold: boolean;
  readonly at: 'anywhere' | 'start';
}

/** True of every text that has the part, and of some that have not. */
export function hasPart({ name, part, fold, at }: TextPart): string {
  const run = runOf(part, fold, at === 'start');
  if (run === '') return `${name} IS NOT NULL`;
  const fn = at === 'start' ? 'starts_with' : 'contains';
  if (!fold) return `${fn}(${name}, ${soqlText(run)})`;
  const alternatives = strangeIn(run).map((strange) => `contains(${name}, ${soqlText(strange)})`);
  return [`${fn}(upper(${name}), upper(${soqlText(run)}))`, ...alternatives].join(' OR ');
}

/**
 * True of every text that has not the part, and of some that have: those that have it in other letter case, or that a
 * server would take for a match of its own.
 */
export function lacksPart({ name, part, at }: TextPart): string {
  const isPlain = part !== '' && runOf(part, false, at === 'start') === part;
  if (!isPlain) return `${name} IS NOT NULL`;
  const fn = at === 'start' ? 'starts_with' : 'contains';
  return `NOT ${fn}(${name}, ${soqlText(part)}) AND ${name} IS NOT NULL`;
}
