/** What importers make of tables of others: records as files will hold them, and what is to be said of the rows. */
import type { RecordOrigin } from '../book.ts';
import type {
  AssessmentFile,
  CityFile,
  CommitmentFile,
  MilestoneFile,
  PlanFile,
  RecordFile,
  UpdateFile,
} from '../plan-file.ts';

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

/** As a file holds it, but from a source that is always told, and in one way. */
type Imported<File extends RecordFile> = Omit<File, 'sourceUrl' | 'recordOrigin' | 'retrievedAt'> & {
  readonly sourceUrl?: readonly string[] | undefined;
  readonly recordOrigin: RecordOrigin;
};
export type ImportedCity = Imported<CityFile>;
export type ImportedMilestone = MilestoneFile & { readonly title: string };
/** Texts are of `language`; what is undefined is not told by the source. */
export interface ImportedCommitment extends Imported<CommitmentFile> {
  readonly title: string;
  readonly text: string;
  readonly milestones?: readonly ImportedMilestone[] | undefined;
}
export interface ImportedPlan extends Imported<PlanFile> {
  readonly title: string;
  readonly documentUrl?: readonly string[] | undefined;
  readonly commitments: readonly ImportedCommitment[];
}
export interface ImportedUpdate extends Imported<UpdateFile> {
  readonly city: string;
  /** Whether the source tells the day; otherwise it is that of the retrieval. */
  readonly isDated: boolean;
}
export interface ImportedAssessment extends Imported<AssessmentFile> {
  readonly city: string;
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
