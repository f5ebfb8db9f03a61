/** When a portal is due; pure. */
import type { PortalLog } from '../ports/store.ts';
import { needsPerson } from './status.ts';

export const DAY_MS = 86_400_000;
const FIRST_BACK_OFF_MS = 300_000;

/** After `failures` in a row: five minutes (or the interval, if shorter), doubling up to a day. */
export function backOffMs(failures: number, intervalMs: number): number {
  const first = Math.min(FIRST_BACK_OFF_MS, intervalMs);
  return Math.min(DAY_MS, first * 2 ** Math.min(30, Math.max(0, failures - 1)));
}

/**
 * Epoch milliseconds. Never harvested, or cut off by a restart: at once. Failed: after the back-off, and not before
 * the portal's own Retry-After; a day when only a person can help. Otherwise an interval after the last start.
 * `jitter` in 0..1 spreads the portals over a tenth of the interval.
 */
export function dueAt(log: PortalLog, intervalMs: number, jitter: number): number {
  const last = log.lastRun;
  if (last === null || last.finishedAt === null) return 0;
  const finished = Date.parse(last.finishedAt);
  if (last.verdict === 'BROKEN') {
    if (last.error === null || last.error.code === 'ABORTED') return 0;
    const wait = needsPerson(last.error) ? DAY_MS : backOffMs(log.failures, intervalMs);
    return finished + Math.max(last.error.retryAfterMs ?? 0, wait * (1 + jitter / 10));
  }
  return Math.max(Date.parse(last.startedAt) + intervalMs * (1 + jitter / 10), finished);
}
