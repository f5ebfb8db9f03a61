/** A share estimated from samples of strata. */
import { wilson, type Interval } from './wilson.ts';

export interface Stratum {
  readonly size: number;
  readonly passed: number;
  readonly failed: number;
  /** Looked at without an answer: neither passed nor failed, and in the bounds as both. */
  readonly unknown: number;
}
export interface StratifiedShare {
  /** Of what is known; null where nothing is. */
  readonly share: number | null;
  readonly variance: number | null;
  /** Size of the simple sample that would be as exact; the number known where the variance is 0. */
  readonly effective: number | null;
  readonly interval: Interval | null;
  /** Unknown outcomes as failed, and as passed; a stratum of which nothing was seen as [0, 1]. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly size: number;
  readonly known: number;
  readonly unknown: number;
  /** Whether part of the strata was left unchecked. */
  readonly isSample: boolean;
}

export function stratifiedShare(strata: readonly Stratum[]): StratifiedShare {
  const size = sumOf(strata, (stratum) => stratum.size);
  const known = sumOf(strata, knownIn);
  const seen = strata.filter((stratum) => knownIn(stratum) > 0);
  const weight = sumOf(seen, (stratum) => stratum.size);
  const share = weight > 0 ? sumOf(seen, (one) => (one.size / weight) * (one.passed / knownIn(one))) : null;
  const variance = share === null ? null : sumOf(seen, (one) => (one.size / weight) ** 2 * varianceIn(one));
  const effective =
    share === null || variance === null ? null : variance > 0 ? (share * (1 - share)) / variance : known;
  // All alike in every stratum but one of a single member: the share says nothing of its own spread.
  const trials = effective === 0 ? known : effective;
  const bounds = size > 0 ? boundsOf(strata, size, share) : { lower: null, upper: null };
  return {
    share,
    variance,
    effective: trials,
    interval: share === null || trials === null ? null : wilson(share * trials, trials),
    ...bounds,
    size,
    known,
    unknown: sumOf(strata, (stratum) => stratum.unknown),
    isSample: strata.some((stratum) => knownIn(stratum) + stratum.unknown < stratum.size),
  };
}

function boundsOf(
  strata: readonly Stratum[],
  size: number,
  share: number | null,
): { readonly lower: number; readonly upper: number } {
  const end = (passed: (stratum: Stratum) => number, unseen: number): number =>
    sumOf(strata, (one) => {
      const looked = knownIn(one) + one.unknown;
      return (one.size / size) * (looked > 0 ? passed(one) / looked : unseen);
    });
  const lower = end((one) => one.passed, 0);
  const upper = end((one) => one.passed + one.unknown, 1);
  return { lower: Math.min(lower, share ?? lower), upper: Math.min(1, Math.max(upper, share ?? upper)) };
}

function varianceIn(one: Stratum): number {
  const n = knownIn(one);
  const left = Math.max(0, 1 - n / one.size);
  // One member says nothing about the spread: the widest is taken.
  if (n === 1) return left * 0.25;
  const p = one.passed / n;
  return (left * p * (1 - p)) / (n - 1);
}

function knownIn(stratum: Stratum): number {
  return stratum.passed + stratum.failed;
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
