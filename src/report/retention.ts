/** How long states of datasets are kept in full: figures of portals and cities for ever, these for two years. */
import type { MetricBook } from '../ports/metrics.ts';

const FULL_MONTHS = 24;
/** So that no measurement waits long for it; what is left goes after the next. */
const AT_ONCE = 5_000;

/** The first moment of the month 24 months ago, RFC 3339 UTC. */
export function fullDepthFrom(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - FULL_MONTHS, 1)).toISOString();
}

/** Forgets states that are older and held at no end of a month; how many, 5,000 at most. */
export function thinOldStates(metrics: Pick<MetricBook, 'thin'>, now: Date): Promise<number> {
  return metrics.thin(fullDepthFrom(now), AT_ONCE);
}
