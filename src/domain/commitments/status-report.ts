/** What is said of how far a commitment has come, by whomever, in one shape. */
import type {
  Assessment,
  AuthorRole,
  CompletionStatus,
  EvidenceLink,
  Provenance,
  StatusUpdate,
} from './book.ts';

export interface StatusReport {
  readonly status: CompletionStatus;
  /** EDTF. */
  readonly reportedOn: string;
  readonly period: string | null;
  readonly percent: number | null;
  readonly narrative: string | null;
  readonly challenges: string | null;
  /** It was there before and is not any more. */
  readonly regressed: boolean;
  readonly author: string | null;
  readonly role: AuthorRole;
  readonly evidence: readonly EvidenceLink[];
  readonly provenance: Provenance;
}

export function reportOfUpdate(update: StatusUpdate): StatusReport {
  const { status, reportedOn, period, percent, narrative, challenges, regressed, provenance } = update;
  return {
    ...{ status, reportedOn, period, percent, narrative, challenges, regressed, provenance },
    ...{ author: update.author.name, role: update.author.role, evidence: update.evidenceLinks },
  };
}

/** null: it does not say how far the commitment has come. */
export function reportOfAssessment(assessment: Assessment): StatusReport | null {
  const { completion, date, assessor, reportUrl, provenance } = assessment;
  if (completion === null) return null;
  return {
    ...{
      status: completion,
      reportedOn: date,
      period: null,
      percent: null,
      narrative: null,
      challenges: null,
      regressed: false,
    },
    ...{ author: assessor, role: 'REVIEWER', provenance },
    evidence:
      reportUrl === null ? [] : [{ url: reportUrl, title: null, archivedUrl: null, kind: 'DOCUMENT' }],
  };
}
