import type { PortalEntry } from '../domain/registry.ts';

/** Of `of` datasets of the portal that are to be measured, `done` are. */
export interface MeasureProgress {
  readonly portal: string;
  readonly done: number;
  readonly of: number;
}
export interface PortalTask {
  readonly entry: PortalEntry;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly signal: AbortSignal;
  readonly hear: (progress: MeasureProgress) => void;
}
