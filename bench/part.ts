/** What every part of the benchmark takes and gives. */
import type { Spread } from './measure.ts';

export interface PartOptions {
  readonly runs: number;
  readonly seed: number;
  /** For files that may go afterwards. */
  readonly folder: string;
  readonly note: (line: string) => void;
}
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly value: Spread;
  /** "≥ 0.5": null where nothing is aimed at. */
  readonly aim: { readonly least: number } | { readonly most: number } | null;
}
export interface PartResult {
  readonly part: string;
  /** What was measured on, in one line. */
  readonly on: string;
  readonly figures: readonly Figure[];
}

/** Judged by the median. */
export function isMet({ value, aim }: Figure): boolean | null {
  if (aim === null) return null;
  return 'least' in aim ? value.median >= aim.least : value.median <= aim.most;
}
