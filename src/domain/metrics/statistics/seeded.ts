/** Pseudo-random numbers from a name, the same on every machine. */

/** FNV-1a, 32 bits, over UTF-8. */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Numbers in [0, 1), as the generator mulberry32 gives them. */
export function mulberry32(seed: number): () => number {
  // Signed: engines keep numbers of 32 bits unboxed, and no step below minds the sign.
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Each call draws as many of `members` as there are, with replacement, by the numbers of `mulberry32`, and adds to
 * `counts` at what was drawn. The generator is spelled out once more here: in one loop with the counting an interval
 * takes little more than half the time, and it is a million draws for five hundred values.
 */
export function resampleCounter(seed: number): (members: Int32Array, counts: Int32Array) => void {
  let next = seed | 0;
  return (members, counts) => {
    const n = members.length;
    let state = next;
    for (let drawn = 0; drawn < n; drawn += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      // Below 2^31 this is the floor.
      const member = members[((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n) | 0] ?? 0;
      counts[member] = (counts[member] ?? 0) + 1;
    }
    next = state;
  };
}
