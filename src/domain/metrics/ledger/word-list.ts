/** Values that occur again and again, each kept once and named by its place. */

export class WordList<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<string, number>();
  readonly #textOf: (value: Value) => string;

  /** `textOf`: equal for values that are equal. */
  constructor(textOf: (value: Value) => string = JSON.stringify) {
    this.#textOf = textOf;
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

  /** What gives the place here of the value at a place of another list: found once for each. */
  copierOf(values: readonly Value[]): (place: number) => number {
    const places = new Int32Array(values.length).fill(-1);
    return (place) => {
      const known = places[place];
      if (known !== undefined && known >= 0) return known;
      const value = values[place];
      if (value === undefined) throw new RangeError(`no word in place ${place} of ${values.length}`);
      const found = this.placeOf(value);
      places[place] = found;
      return found;
    };
  }
}
