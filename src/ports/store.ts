/** The store: what is kept between harvests and queries. One contract suite runs on every adapter. */
import type { Dataset, LicenceOpenness } from '../domain/dataset.ts';
import type { HarvestMode, HarvestRun, HarvestVerdict, Rejection, SourceFailure } from '../domain/harvest.ts';
import type { DatasetKey } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { VerdictBook } from './commitments.ts';
import type { ContentStore } from './contents.ts';
import type { DocumentTexts, LinkStore } from './links.ts';
import type { MetricBook } from './metrics.ts';
import type { Page, PageRequest } from './page.ts';

export type { Page, PageRequest };

// ---------------------------------------------------------------- reading the catalogue

export interface StoredDataset {
  readonly dataset: Dataset;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** Set: a tombstone. The description is the last one seen. */
  readonly removedAt: string | null;
  readonly contentHash: string;
}
export type DatasetContent = Pick<StoredDataset, 'contentHash'> & Pick<DatasetKey, 'localId'>;
/** What became of a portal's datasets since a revision of the catalogue. */
export interface DatasetsSince {
  /** To ask from the next time. */
  readonly revision: number;
  /** Living ones that were written since, in the order of `page`. Some may be as they were. */
  readonly written: readonly DatasetContent[];
  /** Ids of those that were removed since. */
  readonly removed: readonly string[];
  /** How many live now. */
  readonly living: number;
}
export type ChangeKind = 'ADDED' | 'CHANGED' | 'REMOVED' | 'REAPPEARED';
export interface DatasetChange {
  readonly at: string;
  readonly kind: ChangeKind;
  /** Names of the top-level fields that differ; empty unless CHANGED or REAPPEARED. */
  readonly fields: readonly string[];
}

/** API: the portal itself answers rows. FILE: the file is fetched and read here. */
export type TableAccess = 'API' | 'FILE';

/** Conditions on datasets, all of which must hold; lists are "any of". Slugs for cities and portals. */
export interface DatasetFilter {
  readonly portals?: readonly string[];
  readonly themes?: readonly string[];
  readonly keywords?: readonly string[];
  readonly formats?: readonly string[];
  readonly publishers?: readonly string[];
  readonly licence?: readonly LicenceOpenness[];
  /** true: it has a table that rows can be asked of, by whatever access. */
  readonly queryable?: boolean;
  /** Has a table of such access. */
  readonly access?: readonly TableAccess[];
  /** RFC 3339 UTC, inclusive. */
  readonly issuedSince?: string;
  /** On `dataModified` where known, else `metadataModified`. */
  readonly modifiedSince?: string;
  readonly bbox?: readonly [number, number, number, number];
  /** A column whose name or title holds these words. */
  readonly column?: string;
  readonly and?: readonly DatasetFilter[];
  readonly or?: readonly DatasetFilter[];
  readonly not?: DatasetFilter;
}
export interface DatasetScope {
  /** Words as a person typed them; null: everything. */
  readonly query: string | null;
  readonly filter: DatasetFilter;
  /** false: living datasets only; true: tombstones only; null: both. */
  readonly removed: boolean | null;
}
export type DatasetOrderField =
  'RELEVANCE' | 'TITLE' | 'ISSUED' | 'METADATA_MODIFIED' | 'DATA_MODIFIED' | 'FIRST_SEEN';
export interface DatasetOrder {
  readonly by: DatasetOrderField;
  readonly direction: 'ASC' | 'DESC';
}
export interface DatasetSearch extends DatasetScope {
  readonly orderBy: DatasetOrder;
  readonly first: number;
  /** An `endCursor` of an earlier answer; bound to its scope and order, else BAD_CURSOR. */
  readonly after: string | null;
}
export interface DatasetHit {
  readonly key: DatasetKey;
  readonly cursor: string;
  /** 0..1, only where words were searched. */
  readonly score: number | null;
  /** Field name and a fragment with the matched words between U+E000 and U+E001. */
  readonly highlights: readonly { readonly field: string; readonly fragment: string }[];
}
export interface DatasetHits {
  readonly hits: readonly DatasetHit[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Words that matched nothing as typed and what was searched in their place. */
  readonly corrections: readonly { readonly from: string; readonly to: readonly string[] }[];
}
export type FacetField =
  'PORTAL' | 'THEME' | 'KEYWORD' | 'FORMAT' | 'LICENCE' | 'PUBLISHER' | 'QUERYABLE' | 'TABLE_ACCESS';
export interface FacetBucket {
  readonly value: string;
  readonly count: number;
}

export interface Removal {
  readonly key: DatasetKey;
  readonly removedAt: string;
  readonly lastSeenAt: string;
}

/** Everything here is a single round trip, whatever the number of keys. Answers are aligned with the input. */
export interface Catalogue {
  /** Raised by every change of what this interface answers; for caches. */
  revision(): Promise<number>;
  datasets(keys: readonly DatasetKey[]): Promise<readonly (StoredDataset | null)[]>;
  rawRecords(keys: readonly DatasetKey[]): Promise<readonly (Json | undefined)[]>;
  /** A cursor that does not belong to the search: GatewayError BAD_CURSOR. */
  search(search: DatasetSearch): Promise<DatasetHits>;
  /** Aligned with `fields`; the most frequent first, ties by value; at most `limit` buckets each. */
  facets(
    scope: DatasetScope,
    fields: readonly FacetField[],
    limit: number,
  ): Promise<readonly (readonly FacetBucket[])[]>;
  changes(
    requests: readonly { readonly key: DatasetKey; readonly page: PageRequest }[],
  ): Promise<readonly Page<DatasetChange>[]>;
  /** Newest first. */
  removals(
    requests: readonly { readonly portal: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<Removal>[]>;
  /** Living datasets of a portal in the order of `compareIds`, for walking all of them in constant memory. */
  page(portal: string, afterLocalId: string | null, limit: number): Promise<readonly StoredDataset[]>;
  /** Since exactly that revision, all as of one moment. */
  changedSince(portal: string, revision: number): Promise<DatasetsSince>;
  /** Living datasets per portal. */
  counts(portals: readonly string[]): Promise<readonly number[]>;
}

// ---------------------------------------------------------------- writing the catalogue

export interface RecordWrite {
  readonly dataset: Dataset;
  readonly contentHash: string;
  readonly raw: Json;
  readonly stamp: string | null;
  /** What is searched, per field. */
  readonly searchText: SearchText;
  readonly mapVersion: number;
}
export interface SearchText {
  readonly title: string;
  readonly keywords: string;
  readonly description: string;
  readonly publisher: string;
  readonly columns: string;
}
export interface PageWrite {
  readonly runId: string;
  readonly portal: string;
  /** RFC 3339 UTC; becomes `lastSeenAt`. */
  readonly seenAt: string;
  readonly records: readonly RecordWrite[];
  readonly rejections: readonly Rejection[];
  readonly leftOut: readonly { readonly localId: string; readonly reason: string }[];
  /** Where to go on after this page; null after the last. */
  readonly cursor: Json;
  /** The portal's exact total, as of this page. */
  readonly expected: number | null;
  readonly requests: number;
  readonly bytes: number;
}
export interface PageOutcome {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Records of this page that an earlier page of the same run had already brought. */
  readonly repeated: number;
}
export interface Absence {
  readonly localId: string;
  /** Complete full walks in a row, before this one, that did not see it. */
  readonly missedBefore: number;
  /** The run listed it as no dataset. */
  readonly isLeftOut: boolean;
}
export interface Settlement {
  readonly runId: string;
  readonly at: string;
  readonly verdict: HarvestVerdict;
  readonly reason: string | null;
  readonly error: SourceFailure | null;
  /** Counted as absent once more (only after a COMPLETE or HELD full walk). */
  readonly missed: readonly string[];
  /** Turned into tombstones now. */
  readonly remove: readonly string[];
  /** Waiting for a person. */
  readonly held: readonly string[];
  /** BROKEN, but its cursor and marks are worth keeping for the next run of this mode. */
  readonly keepsPlace: boolean;
}
export interface StoredRecord {
  readonly localId: string;
  readonly stamp: string | null;
  readonly raw: Json;
  readonly contentHash: string;
}
export interface CatalogueWriter {
  /**
   * One transaction: records upserted by (portal, localId) and guarded by `contentHash`, history written, marks of
   * the run set, the cursor and the run's counts saved. Repeating a page changes nothing. A tombstone that is seen
   * again lives again (REAPPEARED). Rejected records that are already stored are marked as seen.
   */
  storePage(page: PageWrite): Promise<PageOutcome>;
  /** Living datasets before and those the run did not see, in ascending order of id. */
  absences(runId: string): Promise<{ readonly living: number; readonly absent: readonly Absence[] }>;
  /** One transaction: absences counted, tombstones set, the run closed. */
  settle(settlement: Settlement): Promise<void>;
  /** Records fetched by id, outside any run: stored like a page, without marks. `gone` only reported, never removed. */
  storeFetched(portal: string, seenAt: string, records: readonly RecordWrite[]): Promise<PageOutcome>;
  /** Stored raw records in ascending order of id, tombstones too, for mapping again. */
  records(portal: string, afterLocalId: string | null, limit: number): Promise<readonly StoredRecord[]>;
  /** As `storePage`, for records that were mapped again: `lastSeenAt`, marks and the cursor stay as they are. */
  storeRemapped(portal: string, at: string, records: readonly RecordWrite[]): Promise<PageOutcome>;
  /** After large writes: merges the full-text index. */
  optimise(): Promise<void>;
}

// ---------------------------------------------------------------- the log of harvests

export interface RunStart {
  readonly portal: string;
  readonly mode: HarvestMode;
  readonly startedAt: string;
  /** Who holds the portal: unique per process. */
  readonly holder: string;
  /** A lease not renewed for this long may be taken over. */
  readonly leaseMs: number;
  /** Whether another holder surely lives no more: its lease may be taken over at once. */
  readonly isOver: (holder: string) => boolean;
  /** For INCREMENTAL: records changed since then are asked for. */
  readonly since: string | null;
  /** Begun before this, no walk is gone on with; null: always begin anew. */
  readonly resumableAfter: string | null;
}
export interface OpenRun {
  readonly run: HarvestRun;
  /** null: begin anew. */
  readonly cursor: Json;
  readonly since: string | null;
  /** The first exact total that its walk was given, as of the cursor; null: none. */
  readonly firstExpected: number | null;
  readonly resumed: boolean;
}
export interface PortalLog {
  readonly portal: string;
  readonly running: HarvestRun | null;
  readonly lastRun: HarvestRun | null;
  readonly lastComplete: HarvestRun | null;
  /** Last COMPLETE run in mode FULL. */
  readonly lastFull: HarvestRun | null;
  /** Run whose removals wait for a person. */
  readonly held: HarvestRun | null;
  /** Finished runs in a row that were BROKEN, up to now. */
  readonly failures: number;
  readonly mapVersion: number | null;
}
export interface HarvestLog {
  /**
   * Takes the portal's lease and opens a run, or resumes the unfinished one of the same mode. null: another holder has
   * the lease, and may live. An unfinished run that is not resumed is closed as BROKEN ("superseded"). Where the last run broke and
   * kept its place, a new run of its mode goes on from there, with its marks, rejections and counts; what it kept is
   * forgotten once any other run begins.
   */
  open(start: RunStart): Promise<OpenRun | null>;
  /** false: the lease is lost, stop writing. */
  renew(runId: string, holder: string, at: string): Promise<boolean>;
  /** The saved cursor is worthless (BAD_CURSOR): the run goes on from the beginning, its marks kept. */
  restart(runId: string): Promise<void>;
  run(id: string): Promise<HarvestRun | null>;
  runs(
    requests: readonly { readonly portal: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<HarvestRun>[]>;
  rejections(
    requests: readonly { readonly runId: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<Rejection>[]>;
  portals(slugs: readonly string[]): Promise<readonly PortalLog[]>;
  /** Removals that wait: run and ids; null when none wait. */
  heldRemovals(
    portal: string,
  ): Promise<{ readonly run: HarvestRun; readonly localIds: readonly string[] } | null>;
  /**
   * A person said yes: one transaction that sets the tombstones and turns the run COMPLETE. Datasets seen since live on.
   * null: nothing waits, or not by the run that was meant.
   */
  acceptHeld(portal: string, at: string, runId?: string): Promise<HarvestRun | null>;
}

/** All of it, opened on one place. */
export interface Store {
  readonly catalogue: Catalogue;
  readonly writer: CatalogueWriter;
  readonly log: HarvestLog;
  readonly metrics: MetricBook;
  readonly verdicts: VerdictBook;
  readonly links: LinkStore;
  readonly documents: DocumentTexts;
  readonly contents: ContentStore;
  close(): Promise<void>;
}
