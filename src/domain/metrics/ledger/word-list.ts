/** Values that occur again and again, each kept once and named by its place. */

export class WordList<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<string, number>();

  /** The place of a value, which is JSON and equal by its text. */
  placeOf(value: Value): number {
    const text = JSON.stringify(value);
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
