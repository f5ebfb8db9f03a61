import type { Rejection } from '../domain/harvest.ts';
import type { Json } from '../domain/json.ts';
import { canonicalJson } from '../domain/fingerprint.ts';

/** The name of a local id among the marks of a run. */
export function markKey(localId: string): string {
  return `id:${localId}`;
}

/** A rejected record without an id is known by its place in the walk, so that a repeated page counts it once. */
export function rejectionKey(rejection: Rejection, cursor: Json, position: number): string {
  return rejection.localId === null ? `at:${position}:${canonicalJson(cursor)}` : markKey(rejection.localId);
}
