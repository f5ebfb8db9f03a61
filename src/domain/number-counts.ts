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
    let slot = value & mask;
    for (;;) {
      const there = this.#table[slot];
      if (there === value || there === undefined || Number.isNaN(there)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const larger = new NumberCounts(this.#table.length);
    // By index here and below: an iterator makes an object for each of them.
    for (let slot = 0; slot < this.#table.length; slot += 1) {
      const value = this.#table[slot] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const place = larger.#slotOf(value);
      larger.#table[place] = value;
      larger.#counts[place] = this.#counts[slot] ?? 0;
    }
    this.#table = larger.#table;
    this.#counts = larger.#counts;
  }
}

/**
 * At most how often numbers were seen, up to 255, in so little memory that it is near: numbers that fall together count
 * together. Where as many come as were expected, more than is true is said of about one in eight.
 */
export class CountBounds {
  readonly #counts: Uint8Array;

  /** How many are to be expected; the more there are beyond, the more is said. */
  constructor(expected: number) {
    this.#counts = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(8, 8 * expected))));
  }

  /** A whole number under 2^53, or NaN, which is not counted. */
  add(value: number): void {
    if (Number.isNaN(value)) return;
    const slot = value & (this.#counts.length - 1);
    const count = this.#counts[slot] ?? 0;
    if (count < 255) this.#counts[slot] = count + 1;
  }

  /** 255: that often or more. */
  most(value: number): number {
    return this.#counts[value & (this.#counts.length - 1)] ?? 0;
  }
}

/** How often those numbers occur that do so more than `most` times, under 255; of others no more than that is said. */
export function countsOver(columns: readonly Float64Array[], most: number): NumberCounts {
  const bounds = new CountBounds(columns.reduce((sum, { length }) => sum + length, 0));
  const counts = new NumberCounts(0);
  for (const column of columns)
    for (let at = 0; at < column.length; at += 1) bounds.add(column[at] ?? Number.NaN);
  for (const column of columns)
    for (let at = 0; at < column.length; at += 1) {
      const value = column[at] ?? Number.NaN;
      if (bounds.most(value) > most && !Number.isNaN(value)) counts.add(value);
    }
  return counts;
}
