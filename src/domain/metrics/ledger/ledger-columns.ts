/** The entries of a portal, column by column: a hundred thousand of them are some twenty megabytes, and written at once. */
import type { LinkStratumKey } from '../../links/link-template.ts';
import type { ClockFact } from '../clock.ts';
import type { KeptTraits, LedgerEntry } from './ledger-entry.ts';

/** All of a clock but its dates. */
export interface ClockWords extends Pick<ClockFact, 'census'> {
  readonly time: Omit<ClockFact['time'], 'date' | 'described'>;
  /** Of a data date its source, else why there is none. */
  readonly date: string;
}
/** `NaN`: there is none. Lists of numbers name words by their places. */
export interface LedgerColumns {
  readonly localIds: readonly string[];
  readonly content: Float64Array;
  readonly lower: Uint16Array;
  readonly upper: Uint16Array;
  readonly download: Float64Array;
  readonly files: Float64Array;
  readonly identifier: Float64Array;
  readonly text: Float64Array;
  readonly description: Float64Array;
  /** Moments, ms since 1970. */
  readonly date: Float64Array;
  readonly described: Float64Array;
  readonly turn: Float64Array;
  /** 1: its description is shared; 2: it is passing. */
  readonly flags: Uint8Array;
  readonly traits: Uint32Array;
  readonly categories: Uint32Array;
  readonly derivedFrom: Uint32Array;
  readonly clocks: Uint32Array;
  /** Where the links of each begin, and where the last ones end. */
  readonly linkStarts: Uint32Array;
  readonly links: Float64Array;
  readonly strata: Uint32Array;
  /** Place in `LINK_STATES`. */
  readonly linkStates: Uint8Array;
  readonly words: {
    readonly traits: readonly KeptTraits[];
    readonly categories: readonly LedgerEntry['categories'][];
    readonly derivedFrom: readonly (readonly string[])[];
    readonly clocks: readonly ClockWords[];
    readonly strata: readonly LinkStratumKey[];
  };
}

export const LINK_STATES = [null, 'PASS', 'FAIL', 'UNKNOWN'] as const;
export const SHARED = 1;
export const PASSING = 2;

/** Equal for strata that are the same. */
export function stratumText({ host, template }: LinkStratumKey): string {
  return `${host} ${template}`;
}
