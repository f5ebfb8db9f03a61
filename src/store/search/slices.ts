/**
 * Many growing lists of integers in a few large arrays. A list is a chain of slices, each twice as long as the one
 * before; the last cell of a full slice says where the next begins. One list costs two cells, and none is ever copied.
 */
import { Ints } from './growing.ts';

const CHUNK_BITS = 18;
const CHUNK_CELLS = 1 << CHUNK_BITS;
const MAX_LEVEL = 10;

function cellsOf(level: number): number {
  return 2 << Math.min(level, MAX_LEVEL);
}

export class Slices {
  readonly #chunks: Int32Array[] = [new Int32Array(CHUNK_CELLS)];
  /** The first free cell; 0 is never given out, so that it can mean "none". */
  #free = 1;
  /** Per list: its first cell, the cell to write next, the link cell of its last slice, the level of that slice. */
  readonly #first = new Ints();
  readonly #next = new Ints();
  readonly #link = new Ints();
  readonly #level = new Ints();

  push(list: number, value: number): void {
    if (this.#first.at(list) === 0) this.#first.set(list, this.#slice(list, 0));
    else if (this.#next.at(list) === this.#link.at(list)) this.#extend(list);
    const at = this.#next.at(list);
    this.#write(at, value);
    this.#next.set(list, at + 1);
  }

  /** The list in pieces, in order: the values are `cells[from..to)`. */
  each(list: number, visit: (cells: Int32Array, from: number, to: number) => void): void {
    let at = this.#first.at(list);
    const last = this.#level.at(list);
    for (let level = 0; at !== 0 && level <= last; level += 1) {
      const end = level === last ? this.#next.at(list) : at + cellsOf(level) - 1;
      const cells = this.#chunks[at >> CHUNK_BITS] ?? new Int32Array(0);
      const from = at & (CHUNK_CELLS - 1);
      visit(cells, from, from + end - at);
      at = cells[end & (CHUNK_CELLS - 1)] ?? 0;
    }
  }

  #extend(list: number): void {
    const link = this.#link.at(list);
    this.#write(link, this.#slice(list, this.#level.at(list) + 1));
  }

  /** Room for one slice, never across two chunks. */
  #slice(list: number, level: number): number {
    const cells = cellsOf(level);
    if ((this.#free & (CHUNK_CELLS - 1)) + cells > CHUNK_CELLS)
      this.#free = ((this.#free >> CHUNK_BITS) + 1) << CHUNK_BITS;
    const at = this.#free;
    while (this.#chunks.length <= at >> CHUNK_BITS) this.#chunks.push(new Int32Array(CHUNK_CELLS));
    this.#free += cells;
    this.#next.set(list, at);
    this.#link.set(list, at + cells - 1);
    this.#level.set(list, level);
    return at;
  }

  #write(at: number, value: number): void {
    const cells = this.#chunks[at >> CHUNK_BITS];
    if (cells !== undefined) cells[at & (CHUNK_CELLS - 1)] = value;
  }
}
