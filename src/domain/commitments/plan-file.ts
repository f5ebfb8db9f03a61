/**
 * Records as they are written down: what files of `cities/<city>/` hold. Keys that a record of the book has too are
 * derived from it; here stand those that files spell in another way. Dates are EDTF texts; what is undefined is left out.
 */
import type {
  ActionPlan,
  Assessment,
  Commitment,
  Consultation,
  ConsultationChannel,
  ConsultationFeedback,
  EvidenceLink,
  Milestone,
  Recorded,
  RecordOrigin,
  StatusUpdate,
} from './book.ts';
import type { JsonObject } from '../json.ts';
import type { JurisdictionKind, PlaceIds } from '../registry.ts';

/** Text of the file's language, or texts by BCP 47 tag. */
export type LocalisedText = string | Readonly<Record<string, string>>;

/** Members of a record of the book as a file gives them: null is written by leaving out; the needed ones are there. */
type Written<T, Needed extends keyof T = never> = {
  readonly [K in Needed]: NonNullable<T[K]>;
} & {
  readonly [K in Exclude<keyof T, Needed>]?: NonNullable<T[K]> | undefined;
};

export interface RecordFile {
  readonly id: string;
  readonly sourceUrl?: readonly string[] | string | undefined;
  readonly retrievedAt?: string | undefined;
  readonly recordOrigin?: RecordOrigin | undefined;
  readonly provenanceNote?: string | undefined;
}
/** As rules are written, of any version. */
interface WithEvidence {
  readonly evidence?: readonly JsonObject[] | undefined;
}

type MilestoneMembers = Written<Omit<Milestone, keyof Recorded | 'title' | 'evidence'>>;
export interface MilestoneFile extends RecordFile, WithEvidence, MilestoneMembers {
  readonly title: LocalisedText;
}

type Respelt = 'plan' | 'city' | 'title' | 'text' | 'milestones' | 'evidence' | 'related' | 'release';
type CommitmentMembers = Written<Omit<Commitment, keyof Recorded | Respelt>, 'themes'>;
export interface CommitmentFile extends RecordFile, WithEvidence, CommitmentMembers {
  readonly title: LocalisedText;
  readonly text: LocalisedText;
  readonly language?: string | undefined;
  readonly milestones?: readonly MilestoneFile[] | undefined;
  readonly relatedCommitments?: Commitment['related'] | undefined;
  readonly release?: Written<NonNullable<Commitment['release']>> | undefined;
}

export interface ConsultationFile extends Written<Omit<Consultation, 'channels' | 'feedback'>> {
  readonly id?: string | undefined;
  readonly channels?: readonly Written<ConsultationChannel, 'kind'>[] | undefined;
  readonly feedback?: Written<ConsultationFeedback, 'received'> | undefined;
}
type PlanMembers = Written<
  Omit<ActionPlan, keyof Recorded | 'title' | 'documentUrls' | 'consultation'>,
  'city' | 'status'
>;
export interface PlanFile extends RecordFile, PlanMembers {
  readonly title: LocalisedText;
  readonly language?: string | undefined;
  readonly documentUrl?: readonly string[] | string | undefined;
  readonly consultation?: ConsultationFile | undefined;
  readonly commitments: readonly CommitmentFile[];
}

type UpdateMembers = Written<
  Omit<StatusUpdate, keyof Recorded | 'evidenceLinks' | 'author'>,
  'subject' | 'reportedOn' | 'status'
>;
export interface UpdateFile extends RecordFile, UpdateMembers {
  readonly evidenceLinks?: readonly Written<EvidenceLink, 'url' | 'kind'>[] | undefined;
  readonly author: Written<StatusUpdate['author'], 'role'>;
}
type AssessmentMembers = Written<
  Omit<Assessment, keyof Recorded | 'didItOpenGovernment'>,
  'subject' | 'assessor' | 'date' | 'scheme'
>;
export interface AssessmentFile extends RecordFile, AssessmentMembers {
  readonly didItOpenGovernment?: Written<NonNullable<Assessment['didItOpenGovernment']>> | undefined;
}
/** What a file of `cities/<city>/updates/` holds. */
export interface UpdatesFile {
  readonly updates?: readonly UpdateFile[] | undefined;
  readonly assessments?: readonly AssessmentFile[] | undefined;
}

/** What `cities/<city>/city.yaml` holds. */
export interface CityFile extends RecordFile {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region?: string | undefined;
  readonly placeIds?: PlaceIds | undefined;
  readonly population?:
    { readonly value: number; readonly year: number; readonly source?: string | undefined } | undefined;
  readonly portals?: readonly string[] | undefined;
  readonly jurisdictionKind: JurisdictionKind;
  readonly defaultLanguage?: string | undefined;
}

/** What `_meta.yaml` holds. */
export interface MetaFile {
  readonly schemaVersion: 1;
  readonly title?: string | undefined;
  readonly label?: string | undefined;
  readonly language?: string | undefined;
  readonly licence?: string | undefined;
  readonly maintainers?: readonly string[] | undefined;
}
