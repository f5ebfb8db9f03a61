/** What was measured, when, and of what: kept so that an answer of then can be given again. */
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import type { LeftOutCopy } from '../domain/metrics/aggregate/follow-copies.ts';
import type { LinkMode } from '../domain/metrics/aggregate/portal-inputs.ts';
import type { FrequencyFreshness } from '../domain/metrics/compare/compared-city.ts';
import type { TallyState } from '../domain/metrics/aggregate/portal-tally.ts';
import type { LedgerColumns } from '../domain/metrics/ledger/ledger-columns.ts';
import type { LedgerPatch } from '../domain/metrics/ledger/ledger-patch.ts';
import type { Pack } from '../domain/metrics/pack.ts';
import type { Past } from '../domain/metrics/past.ts';
import type { DatasetKey } from '../domain/ids.ts';
import type { Page, PageRequest } from './page.ts';

/** A portal or a city, at one moment. */
export interface Snapshot {
  readonly id: string;
  /** "portal:alder-bay", "city:alder-bay" */
  readonly scope: string;
  /** RFC 3339 UTC: the end of the harvest that it speaks of. */
  readonly at: string;
  readonly setVersion: string;
  /** All portals of the city had a complete harvest; of a portal always true. */
  readonly isWhole: boolean;
  /** Harvest run that it speaks of; null: of a city, or measured again. */
  readonly run: string | null;
  /** Map version of the connector, which breaks a series where it changes; null: of a city. */
  readonly mapVersion: number | null;
  readonly platform: string | null;
  readonly records: number;
  readonly datasets: number;
  readonly linkMode: LinkMode;
  /** Addresses, and how many of them were checked; both 0 where none was. Left out: not kept. */
  readonly links?: { readonly of: number; readonly checked: number };
  /** By declared frequency: fresh, stale and unknown datasets. */
  readonly freshness: readonly FrequencyFreshness[];
  /** Of a city: slugs of its portals that had a complete harvest by then, ascending. Left out: of a portal, or not kept. */
  readonly portals?: readonly string[];
}
export interface MeasuredRow {
  readonly localId: string;
  readonly pack: Pack;
  /** MQA: total, lower, upper. */
  readonly quality: readonly [number, number, number];
  /** Of violations: indicator and points, most points first. */
  readonly violations: readonly (readonly [indicator: string, points: number])[];
}
/** A dataset that the pool of a city leaves out. */
export type LeftOutDataset = LeftOutCopy;
export interface SnapshotWrite {
  readonly snapshot: Snapshot;
  readonly points: readonly AggregatePoint[];
  /** Every living dataset of the portal, of a city none; or what was drafted of it. */
  readonly rows: readonly MeasuredRow[] | DraftWrite;
  /** Kept for the next measuring of the portal in the place of what was kept before. */
  readonly state?: PortalState;
  /** How the ledger of `state` comes out of the one that was kept: a store may keep that in its place. null: it does not. */
  readonly change?: LedgerChange | null;
  /** Of a city: kept by the time for which it is so. Left out: as it was. */
  readonly leftOut?: readonly LeftOutDataset[];
}
export interface DraftRow extends MeasuredRow {
  /** To be remembered from now on; null: as before. */
  readonly past: Past | null;
}
/** Rows of a snapshot in the making. Nobody sees them before it is saved, and a program that ends leaves none behind. */
export interface RowDraft {
  /** Of each dataset what is put last counts. */
  put(rows: readonly DraftRow[]): Promise<void>;
  /** Results of datasets as a save would leave them; aligned, null: of no such dataset. */
  packs(localIds: readonly string[]): Promise<readonly (Pack | null)[]>;
  /** Forgets what was put. */
  discard(): Promise<void>;
}
export interface DraftWrite {
  readonly draft: RowDraft;
  /** Datasets that are there no more; null: all that were measured before and are not in the draft. */
  readonly gone: readonly string[] | null;
}
/** What measuring a portal leaves behind, so that the next time only what changed is measured. */
export interface PortalState {
  /** Whatever decides what the rest means: where it differs, all is measured anew. */
  readonly key: string;
  /** Moment and run of the snapshot. */
  readonly at: string;
  readonly run: string;
  /** Revision of the catalogue, no later than it was read. */
  readonly catalogue: number;
  /** Revision of the link facts that it rests on. */
  readonly links: number;
  /** Revision of what tables were found to hold. */
  readonly contents: number;
  /** What people said of its datasets, as JSON. */
  readonly overrides: string;
  /** What its city is made of besides datasets, as JSON. */
  readonly city: string;
  readonly tally: TallyState;
  readonly ledger: LedgerColumns;
  /** Datasets that the pool of the portal leaves out, and what they come to. */
  readonly leftOut: { readonly localIds: readonly string[]; readonly tally: TallyState };
}
export interface KeptState extends PortalState {
  /** Tells it from every other state that was kept. */
  readonly edition: number;
}
export interface LedgerChange {
  /** Of the state with the ledger that the first patch is of; the others follow each upon the one before. */
  readonly edition: number;
  readonly patches: readonly LedgerPatch[];
}
export interface KeptMeasurement extends MeasuredRow {
  /** Since when its results have been these. */
  readonly validFrom: string;
}
export interface KeptViolation {
  readonly localId: string;
  readonly indicator: string;
  readonly points: number;
}
export interface SeriesEntry {
  readonly snapshot: Snapshot;
  readonly point: AggregatePoint;
}

/** `asOf`, RFC 3339 UTC: as the answer was then; null: as it is now. */
export interface MetricBook {
  /** One transaction. Saving a snapshot of the same scope and moment again replaces its points. */
  save(write: SnapshotWrite): Promise<void>;
  /** For the rows of a portal. */
  draft(portal: string): RowDraft;
  /** null: none is kept, or none that this version can read. */
  state(portal: string): Promise<KeptState | null>;
  /** Aligned; null: never measured. */
  pasts(portal: string, localIds: readonly string[]): Promise<readonly (Past | null)[]>;
  /**
   * One transaction: these points take the place of those of their indicators in the snapshot of exactly this moment.
   * false: there is no such snapshot.
   */
  addPoints(scope: string, at: string, points: readonly AggregatePoint[]): Promise<boolean>;
  /** Aligned; null: never measured by then. */
  snapshots(scopes: readonly string[], asOf: string | null): Promise<readonly (Snapshot | null)[]>;
  /** Of the last snapshot of each scope by then; aligned. `indicators` null: all. In the order of ids. */
  points(
    scopes: readonly string[],
    indicators: readonly string[] | null,
    asOf: string | null,
  ): Promise<readonly (readonly AggregatePoint[])[]>;
  /** Oldest first. `from`, `to`: inclusive. */
  series(
    scope: string,
    indicator: string,
    from: string | null,
    to: string | null,
  ): Promise<readonly SeriesEntry[]>;
  /** Aligned with the keys; null: not measured by then. */
  measurements(
    keys: readonly DatasetKey[],
    asOf: string | null,
  ): Promise<readonly (KeptMeasurement | null)[]>;
  /** Aligned; whether they were among what was measured, without reading what. */
  wereMeasured(keys: readonly DatasetKey[], asOf: string): Promise<readonly boolean[]>;
  /** What was measured of a portal by then, datasets that are gone since among it: in ascending order of local id. */
  measuredPage(
    portal: string,
    asOf: string | null,
    afterLocalId: string | null,
    limit: number,
  ): Promise<readonly KeptMeasurement[]>;
  /** What the pool of a city left out by then, in the order of portals and local ids. `scope`: "city:…". */
  leftOut(scope: string, asOf: string | null): Promise<readonly LeftOutDataset[]>;
  /** The moment whose states of datasets answer a question as of `asOf`: that one, or the end of its month once thinned. */
  heldAt(asOf: string): Promise<string>;
  /**
   * States of datasets that ended before `before` (the first moment of a month) and held at no end of a month are
   * forgotten, and so is what pools left out, at most `limit` of them; how many were. Figures of portals and cities stay.
   * From then on questions as of an earlier moment are answered by what held at the end of its month.
   */
  thin(before: string, limit: number): Promise<number>;
  /** As of now; most points first, then by dataset and indicator. */
  violations(
    portal: string,
    indicators: readonly string[] | null,
    page: PageRequest,
  ): Promise<Page<KeptViolation>>;
  /** Raised by every save; for caches. */
  revision(): Promise<number>;
}
