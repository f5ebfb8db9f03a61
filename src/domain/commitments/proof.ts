/** Since when what proves something has been there, as far as that is known. */
import { DAY_MS, spanOfText, type DateSpan } from './date-span.ts';

/** Milliseconds since 1970 UTC: no earlier than `from` (-Infinity: not known), no later than `to` (Infinity: not known). */
export interface ProofTime {
  readonly from: number;
  readonly to: number;
}
export const PROOF_UNKNOWN: ProofTime = { from: -Infinity, to: Infinity };

/** Of one dataset: published in this span (null: not known), and seen first then. What is seen is there. */
export function proofOfDataset(issued: DateSpan | null, firstSeenAt: string): ProofTime {
  const seen = Date.parse(firstSeenAt);
  if (issued === null) return { from: -Infinity, to: seen };
  return { from: Math.min(issued.start, seen), to: Math.min(issued.end - 1, seen) };
}
/** When so many of them were there: the n-th in time. */
export function proofOfSome(proofs: readonly ProofTime[], needed: number): ProofTime {
  if (needed < 1 || proofs.length < needed) return PROOF_UNKNOWN;
  const nth = (pick: (proof: ProofTime) => number): number =>
    proofs.map(pick).toSorted((a, b) => a - b)[needed - 1] ?? NaN;
  return { from: nth(({ from }) => from), to: nth(({ to }) => to) };
}
/** When all of them were there. */
export function proofOfAll(proofs: readonly ProofTime[]): ProofTime {
  if (proofs.length === 0) return PROOF_UNKNOWN;
  return {
    from: Math.max(...proofs.map(({ from }) => from)),
    to: Math.max(...proofs.map(({ to }) => to)),
  };
}
/** Somebody says so on that day: it holds since then at the latest. */
export function proofOfWord(day: string): ProofTime {
  const span = spanOfText(day);
  return span === null ? PROOF_UNKNOWN : { from: -Infinity, to: span.end - 1 };
}

export function dayOf(ms: number): string {
  return new Date(Math.floor(ms / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
