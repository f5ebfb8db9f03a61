/** How many imagined trials at the common share are added to each. */
export const SHRINKAGE = 50;

/** A share drawn towards `prior`, the more so the fewer trials it rests on: for ordering, never for publishing. */
export function shrunkShare(k: number, n: number, prior: number, strength: number = SHRINKAGE): number {
  return (k + strength * prior) / (n + strength);
}
