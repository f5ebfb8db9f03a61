/** What cities promised and what was said of it since, as people keep it in files. Pure values, references by id. */
import type { EvidenceRule } from './rules.ts';

/** By BCP 47 tag. `shown` is what stands where no language is asked for. */
export interface Localised {
  readonly shown: string;
  readonly by: Readonly<Record<string, string>>;
}
export type RecordOrigin = 'SEED' | 'FILE' | 'OGP' | 'SOCRATA' | 'CKAN' | 'API';
/** Where a record comes from. */
export interface Provenance {
  readonly origin: RecordOrigin;
  readonly sourceUrls: readonly string[];
  /** Calendar date YYYY-MM-DD. */
  readonly retrievedAt: string | null;
  readonly note: string | null;
  /** File and line in which it stands, for people who mend it. */
  readonly file: string;
  readonly line: number;
}
export interface Recorded {
  /** Lower-case kebab case, stable. */
  readonly id: string;
  readonly provenance: Provenance;
}

// ---------------------------------------------------------------- the partnership

export interface Pledge {
  /** "P1" … */
  readonly id: string;
  readonly ordinal: number;
  readonly text: string;
  readonly textSha256: string;
}
export interface Declaration extends Recorded {
  readonly title: string;
  readonly text: string | null;
  readonly openedOn: string | null;
  readonly goals: readonly { readonly id: string; readonly title: string }[];
  readonly pledges: readonly Pledge[];
}
export type SignatoryStatus = 'SIGNED' | 'WITHDRAWN' | 'UNCONFIRMED';
export interface Signatory extends Recorded {
  /** Slug of a city of the registry. */
  readonly city: string;
  readonly declaration: string;
  readonly signedOn: string | null;
  readonly signerName: string | null;
  readonly signerRole: string | null;
  readonly round: string | null;
  /** Web addresses. */
  readonly evidence: readonly string[];
  /** UNCONFIRMED wherever there is no evidence. */
  readonly status: SignatoryStatus;
}
export type RoundState = 'PLANNED' | 'OPEN' | 'CLOSED';
export interface Round extends Recorded {
  readonly ordinal: number;
  readonly label: string;
  /** EDTF: "2013-01". */
  readonly announcedOn: string;
  readonly event: string | null;
  readonly place: string | null;
  readonly state: RoundState;
}
export interface SteeringCommittee extends Recorded {
  readonly scope: string;
  readonly establishedOn: string | null;
  readonly members: readonly {
    readonly organisation: string;
    readonly person: string | null;
    readonly kind: 'CITY' | 'ASSOCIATION' | 'NGO' | 'FEDERAL' | 'COMPANY' | 'ACADEMIA';
    readonly role: 'CHAIR' | 'CO_CHAIR' | 'MEMBER' | 'OBSERVER';
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly meetings: readonly { readonly date: string; readonly minutesUrl: string | null }[];
}
export interface Partner extends Recorded {
  readonly name: string;
  readonly kind:
    'NGO' | 'COMPANY' | 'UNIVERSITY' | 'FOUNDATION' | 'BRIGADE' | 'STANDARDS_BODY' | 'GOVERNMENT';
  readonly roles: readonly {
    readonly commitment: string;
    readonly role: 'CO_AUTHOR' | 'IMPLEMENTER' | 'FUNDER' | 'MONITOR' | 'USER';
  }[];
}

// ---------------------------------------------------------------- plans and promises

export type PlanStatus = 'DRAFT' | 'CONSULTATION' | 'PUBLISHED' | 'IN_FORCE' | 'ENDED' | 'WITHDRAWN';
export type ConsultationLevel = 'INFORM' | 'CONSULT' | 'INVOLVE' | 'COLLABORATE' | 'EMPOWER';
export interface ConsultationChannel {
  readonly kind:
    'HEARING' | 'ONLINE_FORM' | 'FORUM' | 'SURVEY' | 'SOCIAL' | 'EMAIL' | 'WORKSHOP' | 'HACKATHON' | 'OTHER';
  readonly url: string | null;
  readonly heldOn: string | null;
  readonly participants: number | null;
}
/** Counts of pieces of feedback; null: not told, which is not zero. */
export interface ConsultationFeedback {
  readonly received: number | null;
  readonly published: number | null;
  readonly accepted: number | null;
  readonly partlyAccepted: number | null;
  readonly rejected: number | null;
  readonly unanswered: number | null;
}
export interface Consultation {
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  /** IAP2 level, as OGP uses it. */
  readonly level: ConsultationLevel | null;
  readonly channels: readonly ConsultationChannel[];
  readonly feedback: ConsultationFeedback;
  readonly reasonedResponseUrl: string | null;
  readonly howUsed: string | null;
}
export type LegalForm =
  'EXECUTIVE_ORDER' | 'ORDINANCE' | 'RESOLUTION' | 'ADMIN_POLICY' | 'PLAN' | 'MEMO' | 'OTHER';
export interface ActionPlan extends Recorded {
  readonly city: string;
  readonly round: string | null;
  readonly title: Localised;
  readonly publishedOn: string | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly status: PlanStatus;
  readonly documentUrls: readonly string[];
  readonly legalForm: LegalForm | null;
  readonly consultation: Consultation | null;
  /** Id of the plan that this one takes the place of. */
  readonly supersedes: string | null;
  /** "AP_ARG01" */
  readonly ogpActionPlanId: string | null;
  /** Numbers 1–31 of the provisions of the Sunlight guidelines found in its documents; null: nobody looked. */
  readonly provisions: readonly number[] | null;
}
export type OgpValue =
  'ACCESS_TO_INFORMATION' | 'CIVIC_PARTICIPATION' | 'PUBLIC_ACCOUNTABILITY' | 'TECHNOLOGY';
export type Measurability = 'DATASET' | 'DOCUMENT' | 'SERVICE' | 'EVENT' | 'ORGANISATIONAL' | 'ADVOCACY';
export interface Milestone extends Recorded {
  readonly title: Localised;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly responsible: string | null;
  readonly deliverable: string | null;
  readonly evidence: readonly EvidenceRule[];
  /** Above 0. */
  readonly weight: number;
}
export interface Commitment extends Recorded {
  readonly plan: string;
  readonly city: string;
  readonly number: string | null;
  readonly title: Localised;
  readonly text: Localised;
  /** Codes of the four themes ("T1"), or "unclassified". */
  readonly themes: readonly string[];
  /** "T1.2" */
  readonly actionTypes: readonly string[];
  readonly pledges: readonly string[];
  readonly ogpValues: readonly OgpValue[];
  readonly policyAreas: readonly string[];
  readonly problem: string | null;
  readonly expectedResult: string | null;
  readonly leadInstitution: string | null;
  readonly supportingInstitutions: readonly string[];
  readonly contact: string | null;
  /** Ids of partners, or their names. */
  readonly partners: readonly string[];
  /** EDTF dates: "2013-03-07", "2013-03", "2013". */
  readonly startOn: string | null;
  readonly dueOn: string | null;
  /** How `dueOn` follows from something else: "P90D after legal.effectiveOn". */
  readonly dueRule: string | null;
  /** SIGNED: counted from the day of signing; EFFECTIVE: from the day in force; STATED: named in the promise itself. */
  readonly dueBasis: 'SIGNED' | 'EFFECTIVE' | 'STATED' | null;
  readonly measurability: Measurability | null;
  readonly milestones: readonly Milestone[];
  readonly evidence: readonly EvidenceRule[];
  readonly related: readonly {
    readonly kind: 'SUPERSEDES' | 'CARRIED_FORWARD' | 'PART_OF' | 'DUPLICATES';
    readonly commitment: string;
  }[];
  /** Of trackers of planned releases: the day that was planned, and the day on which it came; null: no such entry. */
  readonly release: { readonly plannedOn: string | null; readonly releasedOn: string | null } | null;
}

// ---------------------------------------------------------------- what is said of them

export type CompletionStatus =
  'NOT_STARTED' | 'LIMITED' | 'SUBSTANTIAL' | 'COMPLETE' | 'WITHDRAWN' | 'NO_EVIDENCE';
export type AuthorRole = 'CITY' | 'CIVIL_SOCIETY' | 'REVIEWER' | 'PUBLIC';
export interface EvidenceLink {
  readonly url: string;
  readonly title: string | null;
  readonly archivedUrl: string | null;
  readonly kind: 'DATASET' | 'DOCUMENT' | 'PAGE' | 'CODE' | 'MEDIA';
}
/** Append-only. */
export interface StatusUpdate extends Recorded {
  /** Id of a commitment or a milestone. */
  readonly subject: string;
  readonly reportedOn: string;
  readonly period: string | null;
  readonly status: CompletionStatus;
  readonly percent: number | null;
  readonly narrative: string | null;
  readonly challenges: string | null;
  /** What was promised was there before and is not any more, as whoever reports says. */
  readonly regressed: boolean;
  readonly evidenceLinks: readonly EvidenceLink[];
  readonly author: { readonly name: string | null; readonly role: AuthorRole };
}
/** By an independent reviewer, in the words of its scheme. */
export interface Assessment extends Recorded {
  /** Id of a commitment. */
  readonly subject: string;
  readonly assessor: string;
  readonly date: string;
  readonly scheme: 'ogp-irm-2012' | 'ogp-irm-2014' | 'ogp-irm-2020';
  readonly specificity: string | null;
  readonly verifiable: boolean | null;
  readonly relevance: readonly OgpValue[];
  readonly potentialImpact: string | null;
  readonly potentialForResults: string | null;
  /** null: not reviewed, or withheld; then `completionReason` says which. */
  readonly completion: CompletionStatus | null;
  readonly completionReason: string | null;
  readonly earlyResults: string | null;
  readonly didItOpenGovernment: {
    readonly overall: string | null;
    readonly accessToInformation: string | null;
    readonly civicParticipation: string | null;
    readonly publicAccountability: string | null;
  } | null;
  readonly starred: boolean | null;
  readonly reportUrl: string | null;
}

/** Everything together, checked: every reference leads to something. Plain data, so that threads can be given it. */
export interface CommitmentBook {
  readonly declarations: readonly Declaration[];
  readonly rounds: readonly Round[];
  readonly partners: readonly Partner[];
  readonly committees: readonly SteeringCommittee[];
  readonly signatories: readonly Signatory[];
  readonly plans: readonly ActionPlan[];
  readonly commitments: readonly Commitment[];
  /** By subject, then oldest first. */
  readonly updates: readonly StatusUpdate[];
  readonly assessments: readonly Assessment[];
}

export const EMPTY_BOOK: CommitmentBook = {
  ...{ declarations: [], rounds: [], partners: [], committees: [], signatories: [] },
  ...{ plans: [], commitments: [], updates: [], assessments: [] },
};
