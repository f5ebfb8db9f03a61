/** Datasets of a pool through time: of copies now one stands for all, now another, and it is one dataset all the while. */

/** Of a dataset that a pool leaves out. */
export interface LeftOutCopy {
  readonly portal: string;
  readonly localId: string;
  /** Of a copy, what stands for it; null: it is a view of what is in the pool. */
  readonly by: { readonly portal: string; readonly localId: string } | null;
}
/** What the pool leaves out, with what stands for it there; null: a view, for which nothing stands. */
export type StandIns = ReadonlyMap<string, string | null>;
/** Values of what stands in the pool, and what it leaves out. */
export interface PooledValues {
  readonly values: ReadonlyMap<string, number>;
  readonly standIns: StandIns;
}

/**
 * The later values by the names that their datasets had before. Two that share a copy are one dataset, unless one of
 * them stands at both moments; each is taken for one other at most, the first by name where several could be.
 */
export function followCopies(before: PooledValues, after: PooledValues): ReadonlyMap<string, number> {
  const named = new Map<string, string>();
  const taken = new Set<string>();
  const members = [...new Set([...before.standIns.keys(), ...after.standIns.keys()])];
  for (const member of members.toSorted()) {
    const [was, is] = [standing(before.standIns, member), standing(after.standIns, member)];
    if (was === null || is === null || taken.has(was) || named.has(is)) continue;
    // Both are there by their own names only where nothing stood at both moments.
    if (!before.values.has(was) || after.values.has(was)) continue;
    if (!after.values.has(is) || before.values.has(is)) continue;
    named.set(is, was);
    taken.add(was);
  }
  return new Map([...after.values].map(([name, value]) => [named.get(name) ?? name, value]));
}

function standing(standIns: StandIns, member: string): string | null {
  const by = standIns.get(member);
  return by === undefined ? member : by;
}
