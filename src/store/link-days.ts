import type { HostRequests } from '../ports/links.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEPT_DAYS = 7;

/** Counts of days before this one are of no use any more; null: nothing says what day it is. */
export function keptSince(requests: readonly HostRequests[]): string | null {
  const latest = requests.reduce<string | null>(
    (last, { day }) => (last === null || day > last ? day : last),
    null,
  );
  if (latest === null) return null;
  return new Date(Date.parse(`${latest}T00:00:00Z`) - (KEPT_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
}
