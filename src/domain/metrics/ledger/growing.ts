/** A list of numbers that grows, without an object for each. */

const FIRST = 1_024;

export class Growing {
  #numbers = new Float64Array(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  /** What it holds, until the next push. */
  view(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
