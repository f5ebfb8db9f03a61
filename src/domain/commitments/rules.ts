/** What would prove a commitment: rules as they are after reading, and the language in which they choose datasets. */

export type Scalar = string | number | boolean;
export type SelectorOp =
  | 'eq'
  | 'ne'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'startsWith'
  | 'matches'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'exists'
  | 'absent'
  | 'intersects';
export interface Predicate {
  /** "title", "hvd.category", "metric.mqa.total", … */
  readonly field: string;
  readonly op: SelectorOp;
  /** Left out for `exists` and `absent` only. */
  readonly value?: Scalar | readonly Scalar[];
}
export type Selector =
  | { readonly all: readonly Selector[] }
  | { readonly any: readonly Selector[] }
  | { readonly not: Selector }
  | Predicate;

export type Quantifier = { readonly atLeast: number } | { readonly all: true } | { readonly share: number };

export type CheckName =
  | 'exists'
  | 'machineReadable'
  | 'nonProprietary'
  | 'bulk'
  | 'api'
  | 'format'
  | 'openLicence'
  | 'licence'
  | 'accessRights'
  | 'alive'
  | 'fresh'
  | 'temporalUntil'
  | 'temporalFrom'
  | 'columns'
  | 'rowCount'
  | 'publishedBy'
  | 'mqa'
  | 'documented'
  | 'contactable';
/** One criterion, its parameters already checked and in these units. */
export interface Criterion {
  readonly check: CheckName;
  readonly required: boolean;
  /** `format`: codes; `licence`: codes; `columns`: each a list of names any of which will do. */
  readonly anyOf?: readonly string[];
  readonly allOf?: readonly (readonly string[])[];
  /** `fresh`: by the declared period, by the observed one, or within so many days. */
  readonly within?: 'declared' | 'observed' | { readonly days: number };
  /** `fresh`: a share (0.25). `publishedBy`: days. */
  readonly grace?: number;
  /** `temporalUntil`, days. */
  readonly lagDays?: number;
  /** `temporalFrom`, `publishedBy`: YYYY-MM-DD, or the day that the commitment is due. */
  readonly date?: string;
  /** `rowCount`, `mqa`. */
  readonly gte?: number;
  /** `accessRights`. */
  readonly value?: string;
}

interface RuleBase {
  /** Unique within its commitment. */
  readonly id: string;
  readonly required: boolean;
  /** Above 0. */
  readonly weight: number;
}
export interface DatasetRule extends RuleBase {
  readonly kind: 'dataset';
  /** null: all portals of the commitment's city. Slugs. */
  readonly scope: { readonly city: string | null; readonly portals: readonly string[] | null } | null;
  /** Datasets by address, by identifier or by global id. */
  readonly pins: { readonly mode: 'prefer' | 'only'; readonly datasets: readonly string[] } | null;
  /** null: by `pins` alone. A saved query stands here as what it says. */
  readonly selector: Selector | null;
  /** "311-requests@3"; null: the selector was written in place. */
  readonly savedQuery: string | null;
  readonly quantifier: Quantifier;
  readonly criteria: readonly Criterion[];
}
export interface MetricRule extends RuleBase {
  readonly kind: 'metric';
  readonly indicator: string;
  /** "city:<slug>" or "portal:<slug>"; null: the commitment's city. */
  readonly scope: string | null;
  readonly op: 'gt' | 'gte' | 'lt' | 'lte';
  readonly value: number;
}
export interface DocumentRule extends RuleBase {
  readonly kind: 'document';
  readonly url: string;
  readonly mediaType: string | null;
  readonly mustContain: readonly string[];
}
/** Somebody who is not the city says so, not longer ago than a year. */
export interface AttestationRule extends RuleBase {
  readonly kind: 'attestation';
}
export type EvidenceRule = DatasetRule | MetricRule | DocumentRule | AttestationRule;

/** A regular expression of RE2 syntax made ready; null: it is none. */
export type CompileRegex = (pattern: string) => ((text: string) => boolean) | null;
