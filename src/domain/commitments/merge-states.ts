/** How states of parts become the state of the whole. */
import type { VerdictState } from './evaluation.ts';

/** A part: of a rule its candidates, of a commitment its rules and milestones. */
export interface Part {
  readonly state: VerdictState;
  /** Something is there, whatever its state. */
  readonly exists: boolean;
  /** Progress, 0..1, with what is not known taken as failed and as passed. */
  readonly lower: number;
  readonly upper: number;
  /** Above 0. */
  readonly weight: number;
}
export type Whole = Omit<Part, 'weight'>;

/** That it is not found, for certain. */
export const MISSING: Part = { state: 'NOT_FOUND', exists: false, lower: 0, upper: 0, weight: 1 };
/** That it may be there, and nobody can see. */
export const UNSEEN: Part = { state: 'UNVERIFIABLE', exists: false, lower: 0, upper: 1, weight: 1 };

/** null for no parts: nothing is asked for. The order of the parts does not matter but for the last bit of a mean. */
export function mergeParts(parts: readonly Part[]): Whole | null {
  if (parts.length === 0) return null;
  return {
    state: mergeStates(parts),
    exists: parts.some(({ exists }) => exists),
    lower: weightedMean(parts, ({ lower }) => lower),
    upper: weightedMean(parts, ({ upper }) => upper),
  };
}

function mergeStates(parts: readonly Part[]): VerdictState {
  const states = new Set(parts.map(({ state }) => state));
  const [only] = states;
  if (states.size === 1 && only !== undefined) return only;
  if (states.has('PARTIAL')) return 'PARTIAL';
  if (states.has('NOT_FOUND')) {
    const somethingIs = parts.some(({ state, exists }) => state !== 'NOT_FOUND' && exists);
    return somethingIs ? 'PARTIAL' : 'UNVERIFIABLE';
  }
  return states.has('UNVERIFIABLE') ? 'UNVERIFIABLE' : 'STALE';
}

function weightedMean(parts: readonly Part[], value: (part: Part) => number): number {
  let sum = 0;
  let weights = 0;
  for (const part of parts) {
    sum += part.weight * value(part);
    weights += part.weight;
  }
  return sum / weights;
}
