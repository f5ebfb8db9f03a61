/** One indicator of many datasets at one moment. */
import type { IndicatorDefinition } from '../definition.ts';
import type { Histogram } from '../statistics/histogram.ts';
import { wilson, type Interval } from '../statistics/wilson.ts';

export interface AggregatePoint {
  readonly indicator: string;
  readonly version: string;
  /** known + unknown + notApplicable. */
  readonly n: number;
  readonly known: number;
  readonly unknown: number;
  readonly notApplicable: number;
  /** Of what is known; null where nothing is. */
  readonly value: number | null;
  /** With everything unknown taken as failed, and as passed; null: without bound. lower <= value <= upper. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** 95 %. Where all were measured it is no sampling error but says how much a few records would change. */
  readonly ciLower: number | null;
  readonly ciUpper: number | null;
  /** known / (known + unknown); null where nothing is applicable. */
  readonly coverage: number | null;
  readonly histogram: Histogram | null;
  /** Of known values, so that points can be pooled. */
  readonly sum: number;
  readonly sumSq: number;
  /** Rests on a sample of what it speaks of. */
  readonly estimated: boolean;
  /** Why there is no value, or what it must not be taken for: NOT_IMPORTED, NO_HISTORY, KEYWORD_ONLY, …; null: nothing. */
  readonly reason: string | null;
}

/** What a point of a definition starts from: nothing known of nothing. */
export function emptyPoint(definition: IndicatorDefinition, reason: string | null): AggregatePoint {
  return {
    indicator: definition.id,
    version: definition.version,
    n: 0,
    known: 0,
    unknown: 0,
    notApplicable: 0,
    value: null,
    lower: null,
    upper: null,
    ciLower: null,
    ciUpper: null,
    coverage: null,
    histogram: null,
    sum: 0,
    sumSq: 0,
    estimated: false,
    reason,
  };
}

/** One fact that could not be had: a single unknown, anywhere in its range. */
export function unknownPoint(definition: IndicatorDefinition, reason: string): AggregatePoint {
  const [lower, upper] = definition.range;
  return { ...emptyPoint(definition, reason), n: 1, unknown: 1, lower, upper, coverage: 0 };
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notApplicable?: number;
}

/** The share of those that passed. */
export function sharePoint(
  definition: IndicatorDefinition,
  { passed, failed, unknown, notApplicable = 0 }: Counts,
  reason: string | null = null,
): AggregatePoint {
  const known = passed + failed;
  const asked = known + unknown;
  return {
    ...emptyPoint(definition, reason ?? (known === 0 ? nothingKnown(unknown) : null)),
    n: asked + notApplicable,
    known,
    unknown,
    notApplicable,
    value: known > 0 ? passed / known : null,
    lower: asked > 0 ? passed / asked : null,
    upper: asked > 0 ? (passed + unknown) / asked : null,
    ...limits(wilson(passed, known)),
    coverage: asked > 0 ? known / asked : null,
    sum: passed,
    sumSq: passed,
  };
}

/** A single number about the whole, known exactly. */
export function factPoint(definition: IndicatorDefinition, value: number): AggregatePoint {
  return {
    ...emptyPoint(definition, null),
    n: 1,
    known: 1,
    value,
    lower: value,
    upper: value,
    coverage: 1,
    sum: value,
    sumSq: value * value,
  };
}

export function nothingKnown(unknown: number): string {
  return unknown > 0 ? 'NOTHING_KNOWN' : 'NOTHING_APPLICABLE';
}

export function limits(interval: Interval | null): Pick<AggregatePoint, 'ciLower' | 'ciUpper'> {
  return { ciLower: interval?.[0] ?? null, ciUpper: interval?.[1] ?? null };
}
