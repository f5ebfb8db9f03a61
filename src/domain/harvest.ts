/** The record of a harvest: what was seen, and what it is worth. */
import type { SourceErrorCode } from './source-error.ts';

export type HarvestVerdict = 'COMPLETE' | 'UNEVEN' | 'BROKEN' | 'HELD';
export type HarvestMode = 'FULL' | 'INCREMENTAL';
export type HarvestState = 'NEVER' | 'RUNNING' | 'FRESH' | 'STALE' | 'FAILING' | 'HELD' | 'BLOCKED';

export interface SourceFailure {
  readonly code: SourceErrorCode;
  readonly message: string;
  readonly retryAfterMs: number | null;
}
export interface HarvestCounts {
  /** Distinct records seen, rejected ones and those left out included. */
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly rejected: number;
  /** Records that are no datasets (charts, stories, …). */
  readonly leftOut: number;
}
export interface HarvestRun extends HarvestCounts {
  readonly id: string;
  readonly portal: string;
  readonly mode: HarvestMode;
  /** The broken run whose walk this one goes on with: start, counts and cost are then those of the whole walk. */
  readonly continues: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly verdict: HarvestVerdict | null;
  /** Why the verdict is not COMPLETE, in a sentence. */
  readonly reason: string | null;
  /** The portal's own exact total. */
  readonly expected: number | null;
  readonly requests: number;
  readonly bytes: number;
  readonly error: SourceFailure | null;
  /** Left-out records by reason. */
  readonly leftOutReasons: Readonly<Record<string, number>>;
  /** Datasets whose removal waits for a person, when HELD. */
  readonly heldRemovals: number;
}
export interface Rejection {
  readonly localId: string | null;
  readonly code: SourceErrorCode;
  readonly message: string;
}
