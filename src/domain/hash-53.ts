/** Tells texts apart in little space; not made to withstand anybody who looks for two that are alike. */

/** A whole number under 2^53: two multiplicative hashes of 32 bits, mixed. The same text always gives the same. */
export function hash53(text: string): number {
  let [high, low] = [0x9e3779b9, 0x7f4a7c15];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 15;
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    low ^= low >>> 13;
  }
  high = mixed(high ^ Math.imul(low, 0x27d4eb2f) ^ text.length);
  low = mixed(low ^ Math.imul(high, 0x165667b1));
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0);
}

function mixed(word: number): number {
  let next = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  next = Math.imul(next ^ (next >>> 15), 0x846ca68b);
  return next ^ (next >>> 16);
}
