/** The harvesting side as the rest of the gateway sees it; it may live in another thread. */
import type { HarvestMode, HarvestRun, SourceFailure } from '../domain/harvest.ts';

export type HarvestEvent =
  | {
      readonly type: 'started';
      readonly portal: string;
      readonly runId: string;
      readonly mode: HarvestMode;
      readonly resumed: boolean;
    }
  | {
      readonly type: 'page';
      readonly portal: string;
      readonly runId: string;
      readonly seen: number;
      readonly expected: number | null;
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      readonly rejected: number;
      readonly leftOut: number;
    }
  | { readonly type: 'finished'; readonly portal: string; readonly run: HarvestRun }
  | { readonly type: 'skipped'; readonly portal: string; readonly reason: string }
  | {
      readonly type: 'remapped';
      readonly portal: string;
      readonly done: number;
      readonly changed: number;
      readonly rejected: number;
      readonly finished: boolean;
    };

export interface FetchOutcome {
  readonly localId: string;
  /** STORED: fetched and stored (the caller reads it from the store). GONE: the portal has no such dataset. */
  readonly outcome: 'STORED' | 'GONE' | 'FAILED';
  readonly failure: SourceFailure | null;
}
export interface FetchReport {
  readonly outcomes: readonly FetchOutcome[];
  readonly requests: number;
  readonly durationMs: number;
}
export interface RemapReport {
  readonly portal: string;
  readonly read: number;
  readonly changed: number;
  readonly rejected: number;
}
export interface Harvester {
  /**
   * Runs one portal's harvest to its end. Never rejects for what a portal does: that is in the run. Rejects with
   * GatewayError NOT_FOUND (no such portal) or BUSY (it is being harvested).
   */
  harvest(portal: string, options: { readonly full: boolean }): Promise<HarvestRun>;
  /** Maps stored raw records again, without the network. */
  remap(portal: string): Promise<RemapReport>;
  /**
   * A person said yes to what is held; with `runId`, only to what that run holds. Rejects with GatewayError NOT_FOUND
   * when nothing (of that run) waits.
   */
  acceptHeld(portal: string, runId?: string): Promise<HarvestRun>;
  /**
   * Reads through to the portal: one upstream request for all ids. Aligned with `localIds`. Aborted by `signal`, what
   * was not answered yet has FAILED with ABORTED.
   */
  fetch(portal: string, localIds: readonly string[], signal?: AbortSignal): Promise<FetchReport>;
  /** Starts harvesting by schedule until `close`. */
  startSchedule(): Promise<void>;
  /** When each portal is due; null: not scheduled. RFC 3339 UTC. */
  nextDue(portals: readonly string[]): Promise<readonly (string | null)[]>;
  subscribe(listener: (event: HarvestEvent) => void): () => void;
  close(): Promise<void>;
}
