/** As figures are shown: half up, to four decimals unless told otherwise. */
export function rounded(value: number, decimals?: number): number;
export function rounded(value: number | null, decimals?: number): number | null;
export function rounded(value: number | null, decimals = 4): number | null {
  const scale = 10 ** decimals;
  return value === null ? null : Math.floor(value * scale + 0.5) / scale;
}
