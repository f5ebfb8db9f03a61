/** One poison record must not take a harvest down: its size and depth are bounded before anything reads it. */
import type { Json } from '../domain/json.ts';

/** Characters, counted roughly. The largest real package descriptions are some hundred kilobytes. */
export const MAX_RECORD_CHARS = 4_000_000;
export const MAX_RECORD_DEPTH = 100;

export type RecordSize = 'FINE' | 'TOO_LONG' | 'TOO_DEEP';

/** Stops counting as soon as a bound is passed; does not recurse, so depth cannot overflow the stack. */
export function sizeOf(
  raw: Json,
  maxChars: number = MAX_RECORD_CHARS,
  maxDepth: number = MAX_RECORD_DEPTH,
): RecordSize {
  let chars = 0;
  let level: Json[] = [raw];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return 'TOO_DEEP';
    const deeper: Json[] = [];
    for (const value of level) {
      chars += 2;
      if (typeof value === 'string') chars += value.length;
      else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) {
          chars += key.length;
          deeper.push(member);
        }
      }
      if (chars > maxChars) return 'TOO_LONG';
    }
    level = deeper;
  }
  return 'FINE';
}
