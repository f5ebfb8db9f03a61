/** What portal indicators need besides the datasets. */
import type { Stratum } from '../statistics/stratified.ts';

/** Which addresses were checked: comparable only with the same. */
export type LinkMode = 'NONE' | 'SAMPLED' | 'ALL';

export interface HarvestFacts {
  readonly completeness: 'COMPLETE' | 'PARTIAL' | 'FAILED';
  /** The catalogue came through an interface that its operator documents. */
  readonly documentedApi: boolean;
}
/** Vanished: absent from two complete snapshots in a row. */
export interface Movement {
  readonly came: number;
  readonly vanished: number;
  /** Datasets 90 days ago. */
  readonly before: number;
  /**
   * Of a city: datasets of now in portals that were not harvested for so long, of which it is not known whether they are
   * new; null: a portal was never harvested. Left out: none.
   */
  readonly unseen?: number | null;
  /** Of a city: copies are counted once. */
  readonly isPooled?: boolean;
}
export interface PortalInputs {
  /** Slug; of the portal or the city. */
  readonly id: string;
  /** The moment the snapshot speaks of, RFC 3339 UTC. */
  readonly at: string;
  readonly linkMode: LinkMode;
  /** By host and template of address; null: no link was checked. */
  readonly links: readonly Stratum[] | null;
  /** null: no complete snapshot from 90 days before. */
  readonly movement: Movement | null;
  /** null: never harvested, or a city, which has several. */
  readonly harvest: HarvestFacts | null;
  /** Datasets left after `poolDatasets`; null: copies were not looked for. */
  readonly distinct: number | null;
  /** Records before that; null: as many as the tally holds. */
  readonly records: number | null;
  /** MQA totals in the order of portal and local id, for the bootstrap; null: by the normal approximation. */
  readonly scores: readonly number[] | null;
}
