/** What importers make of tables of others: records as files will hold them, and what is to be said of the rows. */
import type {
  ActionPlan,
  Assessment,
  Commitment,
  CompletionStatus,
  EvidenceLink,
  OgpValue,
  RecordOrigin,
  StatusUpdate,
} from '../book.ts';
import type { JsonObject } from '../../json.ts';

/** A table as text: every row as long as its header, cells as they stand. */
export interface ImportTable {
  readonly header: readonly string[];
  readonly rows: readonly ImportRow[];
}
export interface ImportRow {
  /** 1-based, in the file (of a spreadsheet: in the sheet). */
  readonly line: number;
  readonly cells: readonly string[];
}

export type ImportCode =
  | 'E-CSV-01'
  | 'E-CSV-02'
  | 'E-CSV-03'
  | 'E-DAT-01'
  | 'E-ID-01'
  | 'E-ID-02'
  | 'E-OGP-01'
  | 'E-REF-01'
  | 'E-SCH-01'
  | 'E-SCH-02'
  | 'E-SCH-04'
  | 'E-SYN-01'
  | 'W-CSV-04'
  | 'W-DAT-03'
  | 'W-OGP-01'
  | 'W-OGP-02'
  | 'W-OGP-03'
  | 'W-OGP-04'
  | 'W-OGP-05';
/** E: the row, or the table, is refused. W: taken as it is. */
export interface ImportNote {
  readonly code: ImportCode;
  /** Of the first row that it is about; 1: the header, or the whole table. */
  readonly line: number;
  /** 1-based; null: of no single column. */
  readonly column: number | null;
  /** How many rows or cells it is about. */
  readonly count: number;
  readonly recordId: string | null;
  readonly message: string;
  readonly hint: string | null;
}

interface ImportedRecord {
  readonly id: string;
  readonly sourceUrl?: readonly string[] | undefined;
  readonly recordOrigin: RecordOrigin;
  readonly provenanceNote?: string | undefined;
}
export interface ImportedCity extends ImportedRecord {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly placeIds?: { readonly ogpCode?: string | undefined } | undefined;
  readonly jurisdictionKind: 'CITY' | 'COUNTY' | 'CITY_COUNTY' | 'REGION' | 'STATE' | 'OTHER';
}
export interface ImportedMilestone {
  readonly id: string;
  readonly title: string;
  readonly dueOn?: string | undefined;
}
/** Texts are of `language`; what is undefined is not told by the source. */
export interface ImportedCommitment extends ImportedRecord {
  readonly number?: string | undefined;
  readonly title: string;
  readonly text: string;
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
  readonly startOn?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly dueBasis?: NonNullable<Commitment['dueBasis']> | undefined;
  readonly measurability?: NonNullable<Commitment['measurability']> | undefined;
  readonly milestones?: readonly ImportedMilestone[] | undefined;
  /** As rules are written in files. */
  readonly evidence?: readonly JsonObject[] | undefined;
  readonly release?: { readonly plannedOn?: string; readonly releasedOn?: string };
}
export interface ImportedPlan extends ImportedRecord {
  readonly city: string;
  readonly title: string;
  readonly language?: string | undefined;
  readonly publishedOn?: string | undefined;
  readonly periodEnd?: string | undefined;
  readonly periodStart?: string | undefined;
  readonly status: ActionPlan['status'];
  readonly documentUrl?: readonly string[] | undefined;
  readonly ogpActionPlanId?: string | undefined;
  readonly commitments: readonly ImportedCommitment[];
}
export interface ImportedUpdate extends ImportedRecord {
  readonly city: string;
  /** Whether the source tells the day; otherwise it is that of the retrieval. */
  readonly isDated: boolean;
  readonly subject: string;
  /** YYYY-MM-DD */
  readonly reportedOn: string;
  readonly period?: string | undefined;
  readonly status: CompletionStatus;
  readonly percent?: number | undefined;
  readonly narrative?: string | undefined;
  readonly challenges?: string | undefined;
  readonly evidenceLinks?: readonly { readonly url: string; readonly kind: EvidenceLink['kind'] }[];
  readonly author: { readonly name?: string; readonly role: StatusUpdate['author']['role'] };
}
export interface ImportedAssessment extends ImportedRecord {
  readonly city: string;
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
  readonly didItOpenGovernment?: {
    readonly overall?: string | undefined;
    readonly accessToInformation?: string | undefined;
    readonly civicParticipation?: string | undefined;
    readonly publicAccountability?: string | undefined;
  };
  readonly starred?: boolean | undefined;
}

/** Rows that are no promise of a city, and why. */
export interface SkippedRows {
  readonly reason: 'UNMAPPED_JURISDICTION' | 'OTHER_PLACE' | 'REPEATED' | 'EMPTY';
  /** How a person reads it. */
  readonly because: string;
  readonly lines: readonly number[];
}
/** One of the formulas by which a source derives a column; rows in which the column is empty do not count. */
export interface IdentityCheck {
  readonly name: string;
  readonly held: number;
  readonly of: number;
  /** Lines of rows in which the column says something else. */
  readonly brokenAt: readonly number[];
}
/** In order of ids; independent of the order of rows, but for lines. */
export interface ImportResult {
  readonly cities: readonly ImportedCity[];
  readonly plans: readonly ImportedPlan[];
  readonly updates: readonly ImportedUpdate[];
  readonly assessments: readonly ImportedAssessment[];
  readonly notes: readonly ImportNote[];
  readonly skipped: readonly SkippedRows[];
  readonly identities: readonly IdentityCheck[];
}
export interface KnownCity {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
}
/** What an importer is told beside the table. */
export interface ImportContext {
  /** Of the registry and of the folder that is written to. */
  readonly knownCities: readonly KnownCity[];
  /** Slug, where the table is about one city; null: as the table or the importer says. */
  readonly city: string | null;
  /** Id, where all of it is one plan; null: as the table or the importer says. */
  readonly plan: string | null;
  readonly includeNational: boolean;
  /** Day on which the source said so, YYYY-MM-DD. */
  readonly retrievedOn: string;
}

export const NOTHING_IMPORTED: ImportResult = {
  ...{ cities: [], plans: [], updates: [], assessments: [], notes: [], skipped: [], identities: [] },
};
