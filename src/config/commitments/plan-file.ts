/**
 * A plan as it is written down: what a file of `cities/<city>/plans/` holds, key by key. Dates are EDTF texts; what is
 * undefined is left out.
 */
import type {
  ActionPlan,
  Assessment,
  AuthorRole,
  Commitment,
  CompletionStatus,
  ConsultationChannel,
  ConsultationLevel,
  EvidenceLink,
  OgpValue,
  RecordOrigin,
} from '../../domain/commitments/book.ts';
import type { JsonObject } from '../../domain/json.ts';

/** Text of the file's language, or texts by BCP 47 tag. */
export type LocalisedText = string | Readonly<Record<string, string>>;

interface RecordFile {
  readonly id: string;
  readonly sourceUrl?: readonly string[] | string | undefined;
  readonly retrievedAt?: string | undefined;
  readonly recordOrigin?: RecordOrigin | undefined;
  readonly provenanceNote?: string | undefined;
}
export interface MilestoneFile extends RecordFile {
  readonly title: LocalisedText;
  readonly startOn?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly responsible?: string | undefined;
  readonly deliverable?: string | undefined;
  readonly evidence?: readonly JsonObject[] | undefined;
  readonly weight?: number | undefined;
}
export interface CommitmentFile extends RecordFile {
  readonly number?: string | undefined;
  readonly title: LocalisedText;
  readonly text: LocalisedText;
  readonly language?: string | undefined;
  readonly themes: readonly string[];
  readonly actionTypes?: readonly string[] | undefined;
  readonly pledges?: readonly string[] | undefined;
  readonly ogpValues?: readonly OgpValue[] | undefined;
  readonly policyAreas?: readonly string[] | undefined;
  readonly problem?: string | undefined;
  readonly expectedResult?: string | undefined;
  readonly leadInstitution?: string | undefined;
  readonly supportingInstitutions?: readonly string[] | undefined;
  readonly contact?: string | undefined;
  readonly partners?: readonly string[] | undefined;
  readonly startOn?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly dueRule?: string | undefined;
  readonly dueBasis?: NonNullable<Commitment['dueBasis']> | undefined;
  readonly measurability?: NonNullable<Commitment['measurability']> | undefined;
  readonly milestones?: readonly MilestoneFile[] | undefined;
  readonly evidence?: readonly JsonObject[] | undefined;
  readonly relatedCommitments?: Commitment['related'] | undefined;
  readonly release?:
    { readonly plannedOn?: string | undefined; readonly releasedOn?: string | undefined } | undefined;
}
export interface ConsultationFile {
  readonly id?: string | undefined;
  readonly startedOn?: string | undefined;
  readonly endedOn?: string | undefined;
  readonly level?: ConsultationLevel | undefined;
  readonly channels?:
    | readonly {
        readonly kind: ConsultationChannel['kind'];
        readonly url?: string | undefined;
        readonly heldOn?: string | undefined;
        readonly participants?: number | undefined;
      }[]
    | undefined;
  readonly feedback?:
    | {
        readonly received: number;
        readonly published?: number | undefined;
        readonly accepted?: number | undefined;
        readonly partlyAccepted?: number | undefined;
        readonly rejected?: number | undefined;
        readonly unanswered?: number | undefined;
      }
    | undefined;
  readonly reasonedResponseUrl?: string | undefined;
  readonly howUsed?: string | undefined;
}
export interface PlanFile extends RecordFile {
  readonly city: string;
  readonly round?: string | undefined;
  readonly title: LocalisedText;
  readonly language?: string | undefined;
  readonly publishedOn?: string | undefined;
  readonly periodStart?: string | undefined;
  readonly periodEnd?: string | undefined;
  readonly status: ActionPlan['status'];
  readonly documentUrl?: readonly string[] | string | undefined;
  readonly legalForm?: NonNullable<ActionPlan['legalForm']> | undefined;
  readonly consultation?: ConsultationFile | undefined;
  readonly ogpActionPlanId?: string | undefined;
  readonly supersedes?: string | undefined;
  readonly provisions?: readonly number[] | undefined;
  readonly commitments: readonly CommitmentFile[];
}

/** What a file of `cities/<city>/updates/` holds. */
export interface UpdatesFile {
  readonly updates?: readonly UpdateFile[] | undefined;
  readonly assessments?: readonly AssessmentFile[] | undefined;
}
export interface UpdateFile extends RecordFile {
  /** Id of a commitment or a milestone. */
  readonly subject: string;
  /** YYYY-MM-DD */
  readonly reportedOn: string;
  readonly period?: string | undefined;
  readonly status: CompletionStatus;
  readonly percent?: number | undefined;
  readonly narrative?: string | undefined;
  readonly challenges?: string | undefined;
  readonly evidenceLinks?:
    | readonly {
        readonly url: string;
        readonly title?: string | undefined;
        readonly archivedUrl?: string | undefined;
        readonly kind: EvidenceLink['kind'];
      }[]
    | undefined;
  readonly author: { readonly name?: string | undefined; readonly role: AuthorRole };
}
export interface AssessmentFile extends RecordFile {
  readonly subject: string;
  readonly assessor: string;
  readonly date: string;
  readonly scheme: Assessment['scheme'];
  readonly specificity?: string | undefined;
  readonly verifiable?: boolean | undefined;
  readonly relevance?: readonly OgpValue[] | undefined;
  readonly potentialImpact?: string | undefined;
  readonly potentialForResults?: string | undefined;
  readonly completion?: CompletionStatus | undefined;
  readonly completionReason?: string | undefined;
  readonly earlyResults?: string | undefined;
  readonly didItOpenGovernment?:
    | {
        readonly overall?: string | undefined;
        readonly accessToInformation?: string | undefined;
        readonly civicParticipation?: string | undefined;
        readonly publicAccountability?: string | undefined;
      }
    | undefined;
  readonly starred?: boolean | undefined;
  readonly reportUrl?: string | undefined;
}

/** What `cities/<city>/city.yaml` holds. */
export interface CityFile extends RecordFile {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region?: string | undefined;
  readonly placeIds?:
    | {
        readonly wikidata?: string | undefined;
        readonly geonames?: string | undefined;
        readonly fips?: string | undefined;
        readonly ogpCode?: string | undefined;
      }
    | undefined;
  readonly population?:
    { readonly value: number; readonly year: number; readonly source?: string | undefined } | undefined;
  readonly portals?: readonly string[] | undefined;
  readonly jurisdictionKind: 'CITY' | 'COUNTY' | 'CITY_COUNTY' | 'REGION' | 'STATE' | 'OTHER';
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
