/** "0-8 b-c 7f": every code point, halves of pairs included, of which it is true, in hexadecimal. */
export function codePointsWhere(isSo: (char: string) => boolean): string {
  const ranges: [first: number, last: number][] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (!isSo(String.fromCodePoint(code))) continue;
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === code - 1) range[1] = code;
    else ranges.push([code, code]);
  }
  return ranges
    .map(([first, last]) => (first === last ? [first] : [first, last]))
    .map((ends) => ends.map((end) => end.toString(16)).join('-'))
    .join(' ');
}
