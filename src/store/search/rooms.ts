/** Large arrays that searches work in, used again: new ones for every search would keep the collector busy. */
import type { Room } from './relevance.ts';

export interface SearchRoom extends Room {
  /** One cell a slot. */
  readonly slots: Uint32Array;
}

/** Slots come one by one; room for some more spares new arrays after every change. */
const SPARE_SLOTS = 4_096;

export class Rooms {
  readonly #free: SearchRoom[] = [];

  /** A room for so many slots, holding anything. */
  take(size: number): SearchRoom {
    const room = this.#free.pop();
    if (room !== undefined && room.slots.length >= size) return room;
    this.#free.length = 0;
    const cells = size + SPARE_SLOTS;
    return {
      slots: new Uint32Array(cells),
      sums: new Uint16Array(cells),
      points: new Uint8Array(cells),
    };
  }

  /** Nobody reads it any more. */
  give(room: SearchRoom): void {
    this.#free.push(room);
  }
}
