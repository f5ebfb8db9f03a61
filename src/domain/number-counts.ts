/** Numbers that were seen and how often, for many of them: a `Map` takes five times as long for a million. */

export class NumberCounts {
  #table: Float64Array;
  #counts: Uint32Array;
  #used = 0;

  /** How many are to be expected; there may be more. */
  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, 2 * expected)));
    this.#table = new Float64Array(size).fill(Number.NaN);
    this.#counts = new Uint32Array(size);
  }

  /** How often it was added, this time among them. Of a number, not of NaN. */
  add(value: number): number {
    if (2 * this.#used >= this.#table.length) this.#grow();
    const slot = this.#slotOf(value);
    const count = (this.#counts[slot] ?? 0) + 1;
    if (count === 1) this.#used += 1;
    this.#table[slot] = value;
    this.#counts[slot] = count;
    return count;
  }

  /** 0 for NaN. */
  of(value: number): number {
    return this.#counts[this.#slotOf(value)] ?? 0;
  }

  /** Where it is, or would be. */
  #slotOf(value: number): number {
    const mask = this.#table.length - 1;
    // The lower half of a number below 2^53 is as good as any hash of it where the number is a hash itself.
    let slot = ((value % 0x100000000) >>> 0) & mask;
    for (;;) {
      const there = this.#table[slot];
      if (there === value || there === undefined || Number.isNaN(there)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const larger = new NumberCounts(this.#table.length);
    for (const [slot, value] of this.#table.entries()) {
      if (Number.isNaN(value)) continue;
      const place = larger.#slotOf(value);
      larger.#table[place] = value;
      larger.#counts[place] = this.#counts[slot] ?? 0;
    }
    this.#table = larger.#table;
    this.#counts = larger.#counts;
  }
}
