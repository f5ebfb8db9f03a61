/** As figures are shown: half up, to four decimals. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.floor(value * 10_000 + 0.5) / 10_000;
}
