/** Puts the judgements of rules and milestones together to the verdict on a commitment. */
import type { CompletionStatus, StatusUpdate } from './book.ts';
import type { CommitmentVerdict, RequirementOutcome } from './evaluation.ts';
import { flagsOf } from './flags.ts';
import { lastWord } from './judgements.ts';
import { UNSEEN, mergeParts, type Part, type Whole } from './merge-states.ts';
import { PROOF_UNKNOWN, proofOfAll, type ProofTime } from './proof.ts';
import type { RuleJudgement } from './rule-judgement.ts';

/** A commitment or one of its milestones. */
export interface Subject {
  readonly rules: readonly RuleJudgement[];
  /** Empty for milestones. */
  readonly milestones: readonly JudgedMilestone[];
  readonly dueOn: string | null;
  readonly planStart: string | null;
  readonly at: string;
  readonly firstSnapshotAt: string | null;
  readonly previous: CommitmentVerdict | null;
  /** What is said of it by then, by whomever. */
  readonly updates: readonly StatusUpdate[];
}
export interface JudgedMilestone {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly hasRequired: boolean;
  readonly verdict: CommitmentVerdict;
  readonly proof: ProofTime;
}
export interface JudgedSubject {
  readonly verdict: CommitmentVerdict;
  readonly proof: ProofTime;
}

const NO_RULE = 'NO_RULE';
const NOTHING_ASKED = 'No rule says what would prove this, so it cannot be checked against the data.';

/**
 * Milestones count beside the required rules, each by its weight. One without a rule counts as not known, but only
 * where the commitment has no required rule of its own: there nothing else speaks for it.
 */
export function judgeSubject(subject: Subject): JudgedSubject {
  const required = subject.rules.filter(({ outcome }) => outcome.required);
  const milestones = subject.milestones.filter((one) => one.hasRequired || required.length === 0);
  const parts = [...required.map(({ outcome }): Part => outcome), ...milestones.map(partOfMilestone)];
  const isAnythingAsked = required.length > 0 || milestones.some(({ hasRequired }) => hasRequired);
  const whole = (isAnythingAsked ? mergeParts(parts) : null) ?? UNSEEN;
  const proofs = [...required, ...milestones].map(({ proof }) => proof);
  const proof = whole.state === 'FULFILLED' ? proofOfAll(proofs) : PROOF_UNKNOWN;
  const { sentences, ...flags } = flagsOf({
    ...{ state: whole.state, at: subject.at, dueOn: subject.dueOn, planStart: subject.planStart, proof },
    ...{ firstSnapshotAt: subject.firstSnapshotAt, previous: subject.previous },
    saidGoneOn: saidGoneOn(subject.updates),
    lostPin: required.some(({ outcome }) => hasLostPin(outcome, subject.previous)),
  });
  const verdict: CommitmentVerdict = {
    state: whole.state,
    reason: isAnythingAsked ? reasonOf(whole, required, milestones) : NO_RULE,
    progressLower: whole.lower,
    progressUpper: whole.upper,
    dueState: flags.dueState,
    flags: flags.flags,
    firstFulfilledAt: flags.firstFulfilledAt,
    additional: flags.additional,
    requirements: subject.rules.map(({ outcome }) => outcome),
    explanation: [
      ...(isAnythingAsked ? [] : [NOTHING_ASKED]),
      ...subject.rules.flatMap(({ sentences: own }) => own),
      ...milestones.map(milestoneWords),
      ...sentences,
    ],
    suggestedStatus: suggestedStatus(whole),
  };
  return { verdict, proof };
}

function partOfMilestone({ verdict, weight }: JudgedMilestone): Part {
  return {
    state: verdict.state,
    exists: verdict.state !== 'NOT_FOUND' && verdict.requirements.some(({ exists }) => exists),
    lower: verdict.progressLower,
    upper: verdict.progressUpper,
    weight,
  };
}
function milestoneWords({ title, verdict: { state, reason } }: JudgedMilestone): string {
  const words = state.toLowerCase().replaceAll('_', ' ');
  return `Milestone “${title}”: ${words}${reason === NO_RULE ? ', since no rule says what would prove it' : ''}.`;
}

/** Of the first part that is as the whole is, else of the first that is not as it should be. */
function reasonOf(
  { state }: Whole,
  rules: readonly RuleJudgement[],
  milestones: readonly JudgedMilestone[],
): string | null {
  const parts = [...rules.map(({ outcome }) => outcome), ...milestones.map(({ verdict }) => verdict)];
  const deciding = parts.filter((part) => part.reason !== null && part.state !== 'FULFILLED');
  return (deciding.find((part) => part.state === state) ?? deciding[0])?.reason ?? null;
}

/** What was there when it was last looked at; and once it is known to be lost, that stays known. */
function hasLostPin({ rule, reason }: RequirementOutcome, previous: CommitmentVerdict | null): boolean {
  if (reason !== 'PIN_MISSING' || previous === null) return false;
  const before = previous.requirements.find((one) => one.rule === rule);
  if (before === undefined) return false;
  return before.exists || (before.reason === 'PIN_MISSING' && previous.flags.includes('REGRESSED'));
}

/** By the city's last word. */
function saidGoneOn(updates: readonly StatusUpdate[]): string | null {
  const said = lastWord(updates);
  return said?.regressed === true ? said.reportedOn : null;
}

/** What a reporter who goes by the data would say. */
export function suggestedStatus({ state, lower }: Pick<Whole, 'state' | 'lower'>): CompletionStatus {
  switch (state) {
    case 'FULFILLED':
      return 'COMPLETE';
    case 'STALE':
      return 'SUBSTANTIAL';
    case 'PARTIAL':
      return lower >= 0.5 ? 'SUBSTANTIAL' : 'LIMITED';
    case 'NOT_FOUND':
      return 'NOT_STARTED';
    case 'UNVERIFIABLE':
      return 'NO_EVIDENCE';
  }
}
