/** A dataset once measured: what aggregates, comparisons and work lists are made of. */
import type { IndicatorResult } from './result.ts';

export type QualityBand = 'EXCELLENT' | 'GOOD' | 'SUFFICIENT' | 'BAD';
export interface QualityDimension {
  readonly name: string;
  readonly points: number;
  readonly lower: number;
  readonly upper: number;
  readonly max: number;
}
/** The MQA score: integers. */
export interface QualityScore {
  readonly total: number;
  readonly lower: number;
  readonly upper: number;
  readonly max: number;
  readonly band: QualityBand;
  readonly dimensions: readonly QualityDimension[];
}
export interface CategoryHit {
  readonly category: string;
  readonly verdict: 'MATCH' | 'CANDIDATE';
  readonly method: 'DECLARED' | 'OVERRIDE' | 'KEYWORD';
  /** null unless by KEYWORD. */
  readonly score: number | null;
  /** "title: building permit*" */
  readonly phrases: readonly string[];
}
/** What portal and city indicators need of a dataset besides its results. */
export interface DatasetTraits {
  readonly publisher: string | null;
  readonly licence: string | null;
  /** Languages its title stands in; null: cannot be seen on this platform. */
  readonly titleLanguages: number | null;
  readonly frequency: 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'annual' | null;
  /** Local ids of the datasets that it is a view of. */
  readonly derivedFrom: readonly string[];
  /** Keys by which copies inside a city are found, strongest first; null where the record has none of that kind. */
  readonly sameDownload: string | null;
  /** Of several addresses, whatever their order. */
  readonly sameFiles: string | null;
  readonly sameIdentifier: string | null;
  readonly sameText: string | null;
}
export interface MeasuredDataset {
  readonly portal: string;
  readonly localId: string;
  readonly platform: string;
  /** In the order of the list of dataset indicators; one for each. */
  readonly results: readonly IndicatorResult[];
  readonly quality: QualityScore;
  readonly categories: readonly CategoryHit[];
  readonly traits: DatasetTraits;
}
