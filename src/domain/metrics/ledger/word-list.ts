/** Values that occur again and again, each kept once and named by its place. */

export class WordList<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<string, number>();
  readonly #textOf: (value: Value) => string;

  /** `textOf`: equal for values that are equal. `first`: the first values, no two of them equal. */
  constructor(textOf: (value: Value) => string = JSON.stringify, first: readonly Value[] = []) {
    this.#textOf = textOf;
    for (const value of first) this.placeOf(value);
  }

  placeOf(value: Value): number {
    const text = this.#textOf(value);
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.values.length;
    this.values.push(value);
    this.#places.set(text, place);
    return place;
  }
}
