/** A list of numbers that grows, without an object for each. */

const FIRST = 1_024;

/** What all typed arrays have that is needed here. */
export interface Numbers extends ArrayLike<number> {
  [place: number]: number;
  set(from: ArrayLike<number>, at: number): void;
  subarray(from: number, to: number): ArrayLike<number>;
}

export class Growing<Column extends Numbers> {
  readonly #make: (length: number) => Column;
  #numbers: Column;
  #length = 0;

  /** `make`: an array of zeros. */
  constructor(make: (length: number) => Column) {
    this.#make = make;
    this.#numbers = make(FIRST);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) this.#numbers = this.#copied(2 * this.#length);
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  /** What it holds, and no room beyond; it is empty afterwards. */
  take(): Column {
    const all = this.#copied(this.#length);
    this.#numbers = this.#make(FIRST);
    this.#length = 0;
    return all;
  }

  #copied(length: number): Column {
    const copy = this.#make(length);
    copy.set(this.#numbers.subarray(0, this.#length), 0);
    return copy;
  }
}
