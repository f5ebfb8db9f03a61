/** What plans say beyond promises: releases by their day, and provisions of policies. */
import type { Counts } from '../metrics/aggregate/point.ts';
import type { ActionPlan, Commitment } from './book.ts';
import { parseEdtf } from './edtf.ts';

const DAY_MS = 86_400_000;
const DAYS_DUE = 365;
/** New York's own measure: on time with a delay of less than 14 days. */
const GRACE_DAYS = 14;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * Releases that were due in the last 365 days before `at` (RFC 3339 UTC), of a coarse date by its last day. null: there
 * is no release plan. One that did not come is late once its grace is over.
 */
export function releaseCounts(commitments: readonly Commitment[], at: string): Counts | null {
  const today = at.slice(0, 10);
  const releases = commitments.flatMap(({ release }) => release ?? []);
  if (releases.length === 0) return null;
  const counts = { passed: 0, failed: 0, unknown: 0, notApplicable: 0 };
  for (const { plannedOn, releasedOn } of releases) {
    const planned = plannedOn === null ? null : (parseEdtf(plannedOn)?.to ?? null);
    const age = planned === null ? -1 : daysBetween(planned, today);
    if (planned === null || age < 0 || age > DAYS_DUE) counts.notApplicable += 1;
    else counts[releaseOf(planned, releasedOn, today)] += 1;
  }
  return counts;
}

function releaseOf(
  planned: string,
  releasedOn: string | null,
  today: string,
): 'passed' | 'failed' | 'unknown' {
  const released = releasedOn === null ? null : parseEdtf(releasedOn);
  const isOut = released !== null && released.from <= today;
  if (!isOut) return daysBetween(planned, today) < GRACE_DAYS ? 'unknown' : 'failed';
  if (daysBetween(planned, released.to) < GRACE_DAYS) return 'passed';
  return daysBetween(planned, released.from) < GRACE_DAYS ? 'unknown' : 'failed';
}

/** Of the 31 provisions, those found in any plan that was published; null: nobody looked into any. */
export function provisionCount(plans: readonly ActionPlan[]): number | null {
  const read = plans.filter(({ status }) => status !== 'DRAFT' && status !== 'WITHDRAWN');
  const found = read.flatMap(({ provisions }) => (provisions === null ? [] : [provisions]));
  return found.length === 0 ? null : new Set(found.flat()).size;
}
