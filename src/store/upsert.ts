/** What writing a record means, given what is stored: one rule for every adapter. */
import type { ChangeKind } from '../ports/store.ts';

export interface KnownRecord {
  readonly contentHash: string;
  readonly rawHash: string;
  readonly mapVersion: number;
  readonly removedAt: string | null;
}
export interface IncomingRecord {
  readonly contentHash: string;
  readonly rawHash: string;
  readonly mapVersion: number;
}
export type WriteOrigin = 'page' | 'fetched' | 'remapped';
export interface WriteDecision {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly history: ChangeKind | null;
  /** The description, and with it what is searched, is written. */
  readonly content: boolean;
  readonly revives: boolean;
}

/**
 * `changed` is what the portal changed: a description that differs only because our mapping moved on is written
 * without a history entry, and counted as unchanged in a harvest; mapping again counts it as changed.
 * A tombstone that is seen again counts as added, so that living before + added - removed = living after.
 */
export function decideWrite(
  known: KnownRecord | null,
  incoming: IncomingRecord,
  origin: WriteOrigin,
): WriteDecision {
  if (known === null) return { outcome: 'added', history: 'ADDED', content: true, revives: false };
  const differs = known.contentHash !== incoming.contentHash;
  const content = differs || known.mapVersion !== incoming.mapVersion;
  if (known.removedAt !== null && origin !== 'remapped')
    return { outcome: 'added', history: 'REAPPEARED', content, revives: true };
  const sameRaw = known.rawHash === incoming.rawHash;
  const ours = sameRaw && (origin === 'remapped' || known.mapVersion !== incoming.mapVersion);
  if (!differs) return { outcome: 'unchanged', history: null, content, revives: false };
  return ours
    ? { outcome: origin === 'remapped' ? 'changed' : 'unchanged', history: null, content, revives: false }
    : { outcome: 'changed', history: 'CHANGED', content, revives: false };
}
