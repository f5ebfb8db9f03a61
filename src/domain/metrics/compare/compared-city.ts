/** What comparing takes. */
import type { AggregatePoint } from '../aggregate/point.ts';
import type { HarvestFacts, LinkMode } from '../aggregate/portal-inputs.ts';

/** TOO_FEW: some links were checked, and not as many as a sample needs. */
export type ComparedLinkMode = LinkMode | 'TOO_FEW';

export interface ComparedPortal {
  readonly portal: string;
  /** Slug of its city. */
  readonly city: string;
  /** Connector id. */
  readonly platform: string;
  /** RFC 3339 UTC; null: never harvested. */
  readonly takenAt: string | null;
  readonly completeness: HarvestFacts['completeness'];
  readonly linkMode: ComparedLinkMode;
  /** As `portalPoints` gives them. */
  readonly points: readonly AggregatePoint[];
}
/** How many datasets of one declared frequency are fresh. */
export interface FrequencyFreshness {
  readonly frequency: string;
  readonly fresh: number;
  readonly stale: number;
  readonly unknown: number;
}
export interface ComparedCity {
  readonly city: string;
  readonly portals: readonly ComparedPortal[];
  /** As `cityPoints` gives them. */
  readonly points: readonly AggregatePoint[];
  /** As `freshnessMix` gives it, of the pooled datasets. */
  readonly freshness: readonly FrequencyFreshness[];
}
