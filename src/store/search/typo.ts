/** Longer words may differ in more letters before they are another word; short ones not at all. */
export function allowedEdits(word: string): number {
  const length = [...word].length;
  if (/\p{N}/u.test(word) || length < 4) return 0;
  return length >= 8 ? 2 : 1;
}

/** Edits that lead from one word to the other: letters changed, added, lost, or neighbours swapped (OSA distance). */
export function editDistance(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  let beforeLast: number[] = [];
  let last = to.map((_, j) => j + 1);
  last.unshift(0);
  from.forEach((letter, i) => {
    const row = [i + 1];
    to.forEach((other, j) => {
      const same = letter === other ? 0 : 1;
      let cost = Math.min((last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (last[j] ?? 0) + same);
      if (i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other)
        cost = Math.min(cost, (beforeLast[j - 1] ?? 0) + 1);
      row.push(cost);
    });
    beforeLast = last;
    last = row;
  });
  return last[to.length] ?? 0;
}

export function withinEdits(a: string, b: string, edits: number): boolean {
  return Math.abs(a.length - b.length) <= edits && editDistance(a, b) <= edits;
}
