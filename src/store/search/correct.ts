/** Words that stand in for one that matches nothing. */
import type { Postings } from './postings.ts';
import { allowedEdits } from './typo.ts';

export interface Correction {
  readonly from: string;
  readonly to: readonly string[];
}

/** At most so many words stand in for one that matches nothing. */
const MAX_CORRECTIONS = 5;

/**
 * The nearest words that somebody has, by edits; among equals the more frequent first, then by letters. `count` tells
 * how many have a word; a word that nobody has stands in for none.
 */
export function nearestWords(
  text: string,
  postings: Postings,
  count: (word: number) => number,
): readonly string[] {
  for (let edits = 1; edits <= allowedEdits(text); edits += 1) {
    const near = postings.vocabulary
      .near(text, edits)
      .map((id) => ({ text: postings.vocabulary.word(id), count: count(id) }))
      .filter((word) => word.count > 0)
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    if (near.length > 0) return near.slice(0, MAX_CORRECTIONS).map((word) => word.text);
  }
  return [];
}
