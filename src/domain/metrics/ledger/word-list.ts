/** Values that occur again and again, each kept once and named by its place. */

export class WordList<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<string, number>();
  /** Of another list that was copied from: its places, by ours. */
  readonly #copied = new Map<readonly Value[], Int32Array>();

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

  /** The place of the value that stands at `place` in another list: found once for each. */
  placeFrom(values: readonly Value[], place: number): number {
    let places = this.#copied.get(values);
    if (places === undefined) {
      places = new Int32Array(values.length).fill(-1);
      this.#copied.set(values, places);
    }
    const known = places[place];
    if (known !== undefined && known >= 0) return known;
    const value = values[place];
    if (value === undefined) throw new RangeError(`no word in place ${place} of ${values.length}`);
    const found = this.placeOf(value);
    places[place] = found;
    return found;
  }
}
