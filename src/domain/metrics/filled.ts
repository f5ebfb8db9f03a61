const NOTHING = new Set(
  'n/a na none null unknown tbd - notspecified unspecified'
    .split(' ')
    .concat('not specified', 'no description provided'),
);
const LONGEST = Math.max(...[...NOTHING].map((word) => word.length));

/** Words that portals write where there is nothing count as nothing. */
export function isFilled(text: string | null | undefined): text is string {
  if (text === null || text === undefined) return false;
  // Longer than any of the words and without a blank at its ends: most texts are.
  const word = text.trim();
  return word !== '' && !(word.length <= LONGEST && NOTHING.has(word.toLowerCase()));
}
