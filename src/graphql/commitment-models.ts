/** What the resolvers of commitments and verdicts stand on. */
import type {
  Assessment,
  Consultation,
  Declaration,
  Milestone,
  Partner,
  Pledge,
  Provenance,
  Round,
  Signatory,
  SteeringCommittee,
} from '../domain/commitments/book.ts';
import type { StatusReport } from '../domain/commitments/status-report.ts';
import type {
  CandidateOutcome,
  CheckOutcome,
  CommitmentVerdict,
  RequirementOutcome,
} from '../domain/commitments/evaluation.ts';
import type { JudgedCommitment } from '../domain/commitments/figures.ts';
import type { CommitmentGroup } from '../domain/commitments/group-commitments.ts';
import type { ActionType, Theme } from '../domain/commitments/partnership.ts';
import type { DatasetKey } from '../domain/ids.ts';
import type { KeptEvaluation, VerdictChange } from '../ports/commitments.ts';
import type { CommitmentModel } from './models.ts';

export interface DeclarationModel {
  readonly declaration: Declaration;
}
export interface PledgeModel {
  readonly pledge: Pledge;
}
export interface SignatoryModel {
  readonly signatory: Signatory;
}
export interface RoundModel {
  readonly round: Round;
}
export type ThemeModel = Theme;
export type ActionTypeModel = ActionType;
export interface SteeringCommitteeModel {
  readonly committee: SteeringCommittee;
}
export interface PartnerModel {
  readonly partner: Partner;
}
export interface PartnershipModel {
  readonly name: string;
  readonly role: string | null;
  readonly partner: PartnerModel | null;
  readonly commitment: CommitmentModel | null;
}
export type RecordSourceModel = Provenance;
export type ConsultationModel = Consultation;
export interface RelatedCommitmentModel {
  readonly kind: string;
  readonly commitment: CommitmentModel | null;
}
export interface MilestoneModel {
  readonly milestone: Milestone;
  /** Id of the commitment that it is a step to. */
  readonly commitment: string;
}
export type StatusReportModel = StatusReport;
export interface AssessmentModel {
  readonly assessment: Assessment;
}

export interface VerdictModel {
  readonly verdict: CommitmentVerdict;
  /** RFC 3339 UTC. */
  readonly evaluatedAt: string;
  /** null: never checked. */
  readonly kept: KeptEvaluation | null;
}
export interface CommitmentMetricsModel extends CommitmentGroup {
  readonly judged: readonly JudgedCommitment[];
  /** RFC 3339 UTC: the newest moment that any verdict among them speaks of. */
  readonly computedAt: string;
}
export type EvidenceResultModel = RequirementOutcome;
export type CandidateResultModel = CandidateOutcome;
export interface CheckResultModel {
  readonly key: DatasetKey | null;
  readonly outcome: CheckOutcome;
}
export type VerdictPeriodModel = KeptEvaluation;
export type VerdictChangeModel = VerdictChange;
