/** Counts by key, beside those of the indicators. */

/** Which of the counts beside the indicators. */
export type CountName = 'publishers' | 'licences' | 'categories' | 'freshness' | 'traits';
export const COUNT_NAMES: readonly CountName[] = [
  'publishers',
  'licences',
  'categories',
  'freshness',
  'traits',
];

/** How often each key was counted; a key that is back at nought is gone, so that equal counts are equal states. */
export class CountMap {
  readonly #counts = new Map<string, number>();

  add(key: string, times: number): void {
    const count = (this.#counts.get(key) ?? 0) + times;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  merge(other: CountMap, times: 1 | -1 = 1): void {
    for (const [key, count] of other.#counts) this.add(key, times * count);
  }

  counts(): readonly number[] {
    return [...this.#counts.values()];
  }

  /** In the order of keys, whatever order they came in. */
  entries(): readonly (readonly [key: string, count: number])[] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
}
