/** What comes of checking a commitment against the catalogue: values as they are kept and shown. */
import type { Json } from '../json.ts';
import type { MeasurementState } from '../metrics/result.ts';
import type { CompletionStatus } from './book.ts';
import type { EvidenceRule } from './rules.ts';

export type VerdictState = 'FULFILLED' | 'PARTIAL' | 'STALE' | 'NOT_FOUND' | 'UNVERIFIABLE';
export type DueState = 'NO_DUE_DATE' | 'NOT_DUE' | 'DUE' | 'OVERDUE';

export interface CheckOutcome {
  /** Name of the criterion; "exists" stands for the dataset itself. */
  readonly check: string;
  readonly state: MeasurementState;
  readonly observed: Json;
  readonly expected: Json;
  readonly required: boolean;
  /** time: only age is against it, so that it has gone stale rather than missing. */
  readonly class: 'time' | 'other';
  readonly reason: string | null;
  /** The indicator that it rests on; null: it looks at the record itself. */
  readonly indicator: string | null;
}
export interface CandidateOutcome {
  readonly portal: string;
  readonly localId: string;
  readonly title: string;
  readonly uri: string;
  readonly state: VerdictState;
  readonly lower: number;
  readonly upper: number;
  /** RFC 3339 UTC; null: not known. */
  readonly issued: string | null;
  readonly checks: readonly CheckOutcome[];
}
/** Of one rule. */
export interface RequirementOutcome {
  readonly rule: string;
  readonly kind: EvidenceRule['kind'];
  readonly required: boolean;
  readonly weight: number;
  readonly state: VerdictState;
  /** Something is there, whatever its state. */
  readonly exists: boolean;
  /** NO_CANDIDATE, ONLY_2_OF_3, SOURCE_UNAVAILABLE, FIELD_NOT_OBSERVED, PIN_MISSING, …; null: nothing to be said. */
  readonly reason: string | null;
  readonly lower: number;
  readonly upper: number;
  readonly candidates: number;
  readonly unknownCandidates: number;
  /** Those that the state rests on, best first. */
  readonly datasets: readonly CandidateOutcome[];
  /** Of rules without datasets: the metric, the document, the attestation. */
  readonly checks: readonly CheckOutcome[];
}
export type VerdictFlag = 'REGRESSED' | 'ON_TIME' | 'LATE' | 'ON_TIME_UNKNOWN' | 'BACKDATED' | 'OVERDUE';
export interface CommitmentVerdict {
  readonly state: VerdictState;
  /** NO_RULE, or the reason of the requirement that decides; null: nothing to be said. */
  readonly reason: string | null;
  readonly progressLower: number;
  readonly progressUpper: number;
  readonly dueState: DueState;
  /** In alphabetical order. */
  readonly flags: readonly VerdictFlag[];
  /** RFC 3339 UTC; null: never, as far as it was followed. */
  readonly firstFulfilledAt: string | null;
  /** false: what proves it existed before the promise. null: not known. */
  readonly additional: boolean | null;
  readonly requirements: readonly RequirementOutcome[];
  /** Sentences in English. */
  readonly explanation: readonly string[];
  readonly suggestedStatus: CompletionStatus;
}
/** JSON, and the same for the same inputs, byte by byte. */
export interface Evaluation {
  readonly commitment: string;
  /** RFC 3339 UTC: the moment it speaks of. */
  readonly at: string;
  readonly engineVersion: string;
  /** SHA-256 of the rules in canonical JSON. */
  readonly selectorDigest: string;
  /** Ids of the snapshots of portals, and of cities for figures, that it rests on, in order. */
  readonly snapshots: readonly string[];
  readonly verdict: CommitmentVerdict;
  readonly milestones: readonly { readonly id: string; readonly verdict: CommitmentVerdict }[];
}
export type Agreement = 'AGREE' | 'SELF_HIGHER' | 'COMPUTED_HIGHER' | 'NOT_COMPARABLE';
