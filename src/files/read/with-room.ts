/** An array that begins with the first `size` bytes of this one and has room for `more`: this one, or one at least twice as long. */
export function withRoom(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
  more: number,
): Uint8Array<ArrayBuffer> {
  const wanted = size + more;
  if (wanted <= bytes.length) return bytes;
  const grown = new Uint8Array(Math.max(wanted, bytes.length * 2));
  grown.set(bytes.subarray(0, size));
  return grown;
}
