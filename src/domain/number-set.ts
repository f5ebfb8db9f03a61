/** Numbers that were seen, for many of them: a `Set` takes five times as long for a million. */

export class NumberSet {
  readonly #table: Float64Array;
  readonly #mask: number;

  /** For so many numbers at most. */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * most)));
    this.#table = new Float64Array(size).fill(Number.NaN);
    this.#mask = size - 1;
  }

  /** false: it was there already. Of a number, not of NaN. */
  add(value: number): boolean {
    // The lower half of a number below 2^53 is as good as any hash of it where the number is a hash itself.
    let slot = ((value % 0x100000000) >>> 0) & this.#mask;
    for (;;) {
      const there = this.#table[slot];
      if (there === value) return false;
      if (there === undefined || Number.isNaN(there)) break;
      slot = (slot + 1) & this.#mask;
    }
    this.#table[slot] = value;
    return true;
  }
}
