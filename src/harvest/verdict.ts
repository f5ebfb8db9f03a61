/** What a walk is worth, from nothing but what was seen of it. */
import type { HarvestMode, SourceFailure } from '../domain/harvest.ts';

export interface WalkFacts {
  readonly mode: HarvestMode;
  /** The last page came: one that said there is no next. */
  readonly ended: boolean;
  readonly failure: SourceFailure | null;
  /** Distinct records seen, with those rejected and left out; a rejected one without an id counts by itself. */
  readonly seen: number;
  /** The portal's exact total on the first and on the last page that gave one; null: it gives none. */
  readonly totals: { readonly first: number; readonly last: number } | null;
  /** Pages that brought nothing but what earlier pages had brought. */
  readonly repeatedPages: number;
}
export interface WalkVerdict {
  readonly verdict: 'COMPLETE' | 'UNEVEN' | 'BROKEN';
  /** In a sentence; null for COMPLETE. */
  readonly reason: string | null;
}

/**
 * COMPLETE: it ended, and every number agrees. UNEVEN: it ended, but some number does not. BROKEN: it did not end.
 * An incremental walk overlaps by design, so repeated pages say nothing against it.
 */
export function judgeWalk(facts: WalkFacts): WalkVerdict {
  if (facts.failure !== null)
    return {
      verdict: 'BROKEN',
      reason: `Stopped after ${facts.seen} records: ${facts.failure.message} (${facts.failure.code}).`,
    };
  if (!facts.ended)
    return { verdict: 'BROKEN', reason: `The walk ended without a last page, after ${facts.seen} records.` };
  const reason = unevenness(facts);
  return reason === null ? { verdict: 'COMPLETE', reason } : { verdict: 'UNEVEN', reason };
}

function unevenness({ mode, seen, totals, repeatedPages }: WalkFacts): string | null {
  if (totals !== null && totals.first !== totals.last)
    return `The portal's total moved from ${totals.first} to ${totals.last} during the walk; ${seen} records were seen.`;
  if (totals !== null && seen !== totals.last)
    return `${seen} records were seen where the portal counts ${totals.last}.`;
  if (mode === 'FULL' && repeatedPages > 0)
    return `The portal sent ${repeatedPages} pages that held only what earlier pages had held.`;
  return null;
}
