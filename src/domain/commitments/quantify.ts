/** How many of the candidates have to be good: one of `atLeast`, `all`, `share`. */
import type { Judged } from './candidate.ts';
import type { VerdictState } from './evaluation.ts';
import { MISSING, UNSEEN, mergeParts, type Part } from './merge-states.ts';
import type { Quantifier } from './rules.ts';

export interface Quantified extends Judged {
  /** ONLY_2_OF_3, FIELD_NOT_OBSERVED; null: nothing to be said. */
  readonly reason: string | null;
  /** How many of the candidates, best first, the state rests on. */
  readonly resting: number;
}

/**
 * `candidates`: best first, at least one. `unknown`: datasets that may be candidates besides.
 *
 * The state is that of the best candidates merged. Bounds are those of the best that is certain and the best that is
 * possible, which may be different candidates: so a check that is not known any more never narrows them.
 */
export function quantify(quantifier: Quantifier, candidates: readonly Judged[], unknown: number): Quantified {
  if ('atLeast' in quantifier) return ofBest(quantifier.atLeast, candidates, unknown);
  const total = candidates.length;
  if ('all' in quantifier) return ofBest(total, candidates, 0);
  const { share } = quantifier;
  const needed = neededOf(share, total);
  return { ...ofBest(needed, candidates, 0), state: stateOfShare(share, candidates), resting: total };
}

/** The least number that is this share of the total, or more. */
function neededOf(share: number, total: number): number {
  let needed = Math.max(1, Math.floor(share * total));
  while (needed < total && needed / total < share) needed += 1;
  return needed;
}

function ofBest(wanted: number, candidates: readonly Judged[], unknown: number): Quantified {
  const best = candidates.slice(0, wanted);
  const absent = wanted - best.length;
  const unseen = Math.min(absent, unknown);
  const parts = [
    ...best.map((one): Part => ({ ...one, exists: true, weight: 1 })),
    ...repeated(UNSEEN, unseen),
    ...repeated(MISSING, absent - unseen),
  ];
  const whole = mergeParts(parts) ?? MISSING;
  const only = absent > 0 && whole.state !== 'UNVERIFIABLE' ? `ONLY_${best.length}_OF_${wanted}` : null;
  return {
    state: whole.state,
    lower: meanOfGreatest(
      wanted,
      candidates.map(({ lower }) => lower),
    ),
    upper: meanOfGreatest(wanted, [...candidates.map(({ upper }) => upper), ...repeated(1, unseen)]),
    reason: only ?? (absent > 0 ? 'FIELD_NOT_OBSERVED' : null),
    resting: best.length,
  };
}

function repeated<T>(value: T, times: number): readonly T[] {
  return Array.from({ length: times }, () => value);
}
/** Of so many, with 0 for those that are not there. */
function meanOfGreatest(wanted: number, values: readonly number[]): number {
  const greatest = values.toSorted((a, b) => b - a).slice(0, wanted);
  return greatest.reduce((sum, value) => sum + value, 0) / wanted;
}

function stateOfShare(share: number, candidates: readonly Judged[]): VerdictState {
  const of = (state: VerdictState): number => candidates.filter((one) => one.state === state).length;
  const [total, good, open] = [candidates.length, of('FULFILLED'), of('UNVERIFIABLE')];
  if (good / total >= share) return 'FULFILLED';
  if ((good + open) / total >= share) return 'UNVERIFIABLE';
  return good + open + of('STALE') === total ? 'STALE' : 'PARTIAL';
}
