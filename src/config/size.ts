const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** "200MB", "1.5 GB", "800kB", "1000" in bytes, in steps of a thousand; null for anything else. */
export function parseSize(text: string): number | null {
  const match = /^(\d{1,15}(?:\.\d{1,3})?)\s*([kmgt]?b)?$/i.exec(text.trim());
  const unit = UNITS[(match?.[2] ?? '').toUpperCase()];
  return match?.[1] === undefined || unit === undefined ? null : Math.round(Number(match[1]) * unit);
}
