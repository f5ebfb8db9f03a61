/** An indicator, as researchers read it: one definition for each, from which the pages of docs are made. */

export type IndicatorGroup =
  'mqa' | 'odpw' | 'star' | 'open' | 'census' | 'doc' | 'time' | 'fair' | 'hvd' | 'link' | 'portal' | 'city';
export type IndicatorSubject = 'DATASET' | 'PORTAL' | 'CITY';
/** verdict: passes or fails. share: 0..1. quantity: a number with a unit. points: a sum of weights. */
export type IndicatorKind = 'verdict' | 'share' | 'quantity' | 'points';

export interface IndicatorDefinition {
  /** "mqa.fin.keyword", "p.tau": stable for ever. */
  readonly id: string;
  /** Semantic version; a change of formula or vocabulary raises it and breaks the series. */
  readonly version: string;
  readonly title: string;
  readonly group: IndicatorGroup;
  /** Part of the group: "findability"; null: none. */
  readonly dimension: string | null;
  readonly subject: IndicatorSubject;
  readonly kind: IndicatorKind;
  /** DCAT terms and other inputs. */
  readonly inputs: readonly string[];
  /** What it asks, in one or two sentences. */
  readonly definition: string;
  readonly formula: string;
  readonly unit: string;
  /** null: no upper end. */
  readonly range: readonly [number, number | null];
  /** Points (mqa, census) or the weight within its group; null: none. */
  readonly weight: number | null;
  /** What is done where the input is missing. */
  readonly missing: string;
  /** Who defined it, with an address where there is one. */
  readonly source: string;
  /** Whether more is better; null: neither. */
  readonly better: 'more' | 'less' | null;
}
