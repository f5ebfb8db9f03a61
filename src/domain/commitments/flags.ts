/** What is to be said of a verdict besides its state: when it was due, whether it came in time, whether it went back. */
import { DAY_MS, endOf, startOf } from './date-span.ts';
import type { CommitmentVerdict, DueState, VerdictFlag, VerdictState } from './evaluation.ts';
import { dayOf, type ProofTime } from './proof.ts';

export interface FlagInput {
  readonly state: VerdictState;
  /** RFC 3339 UTC: the moment that is judged. */
  readonly at: string;
  /** EDTF; null: none, or one that nobody can read. */
  readonly dueOn: string | null;
  readonly planStart: string | null;
  /** Of what fulfils it now. */
  readonly proof: ProofTime;
  /** The first snapshot of any portal of the city. */
  readonly firstSnapshotAt: string | null;
  readonly previous: CommitmentVerdict | null;
  /** A dataset that a rule names is gone, and it was there before. */
  readonly lostPin: boolean;
  /** The day, EDTF, on which the city last said that it was there and is not any more; null: it did not say so last. */
  readonly saidGoneOn: string | null;
}
export type Flags = Pick<CommitmentVerdict, 'dueState' | 'flags' | 'firstFulfilledAt' | 'additional'> & {
  /** English. */
  readonly sentences: readonly string[];
};

/** Days before the due date in which it counts as due, and days after it in which it still is on time. */
export const DUE_DAYS = 30;
export const ON_TIME_DAYS = 14;

export function flagsOf(input: FlagInput): Flags {
  const { state, at, previous, dueOn, planStart } = input;
  const dueState = dueStateOf(input);
  const firstFulfilledAt = previous?.firstFulfilledAt ?? (state === 'FULFILLED' ? at : null);
  // What the city says proves no state; but where the catalogue shows nothing, it tells what was there before.
  const saidGoneOn = state === 'NOT_FOUND' ? input.saidGoneOn : null;
  const hasRegressed =
    input.lostPin || saidGoneOn !== null || (firstFulfilledAt !== null && isKnownToFail(state));
  const additional = additionalOf(input);
  const timing = timingOf(input, firstFulfilledAt);
  const flags: readonly (VerdictFlag | null)[] = [
    hasRegressed ? 'REGRESSED' : null,
    timing,
    additional === false ? 'BACKDATED' : null,
    dueState === 'OVERDUE' ? 'OVERDUE' : null,
  ];
  return {
    ...{ dueState, firstFulfilledAt, additional },
    flags: flags.filter((flag) => flag !== null).toSorted(),
    sentences: [
      ...(dueState === 'OVERDUE' && dueOn !== null ? [`It was due on ${dueOn}.`] : []),
      ...(hasRegressed ? [regressedWords(firstFulfilledAt, input.lostPin ? null : saidGoneOn)] : []),
      ...(additional === false && planStart !== null
        ? [
            `What proves it was there by ${dayOf(input.proof.to)}, before the plan began on ${planStart}: it is nothing new.`,
          ]
        : []),
    ],
  };
}
function regressedWords(firstFulfilledAt: string | null, saidGoneOn: string | null): string {
  if (firstFulfilledAt === null && saidGoneOn !== null)
    return `The city said on ${saidGoneOn} that it was there before and is not any more.`;
  return firstFulfilledAt === null
    ? 'What it names was there before and is not any more.'
    : `It was first seen fulfilled on ${firstFulfilledAt.slice(0, 10)} and is not any more.`;
}

/** Not being able to see is no step back. */
function isKnownToFail(state: VerdictState): boolean {
  return state === 'STALE' || state === 'PARTIAL' || state === 'NOT_FOUND';
}

/** A coarse date is due at its end. What is fulfilled is not due any more once its day is over. */
function dueStateOf({ dueOn, at, state }: FlagInput): DueState {
  const end = dueOn === null ? null : endOf(dueOn);
  if (end === null) return 'NO_DUE_DATE';
  const left = end - Date.parse(at);
  if (left <= 0) return state === 'FULFILLED' ? 'NOT_DUE' : 'OVERDUE';
  return left <= (DUE_DAYS + 1) * DAY_MS ? 'DUE' : 'NOT_DUE';
}

/** null: there is nothing to be on time for, or it was never fulfilled. */
function timingOf(input: FlagInput, firstFulfilledAt: string | null): VerdictFlag | null {
  const { dueOn, proof, firstSnapshotAt, previous, state } = input;
  const end = dueOn === null ? null : endOf(dueOn);
  if (end === null || firstFulfilledAt === null) return null;
  const limit = end + ON_TIME_DAYS * DAY_MS;
  if (Date.parse(firstFulfilledAt) < limit || proof.to < limit) return 'ON_TIME';
  // What fulfilled it is not there to be asked any more.
  if (state !== 'FULFILLED') return previous?.flags.find(isTiming) ?? null;
  const cameToSee = firstSnapshotAt === null ? Infinity : Date.parse(firstSnapshotAt);
  return proof.from >= limit || cameToSee < end ? 'LATE' : 'ON_TIME_UNKNOWN';
}
function isTiming(flag: VerdictFlag): boolean {
  return flag === 'ON_TIME' || flag === 'LATE' || flag === 'ON_TIME_UNKNOWN';
}

function additionalOf({ state, planStart, proof }: FlagInput): boolean | null {
  const start = planStart === null ? null : startOf(planStart);
  if (start === null || state !== 'FULFILLED') return null;
  return proof.to < start ? false : proof.from >= start ? true : null;
}
