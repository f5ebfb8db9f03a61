/** Cities beside each other, by one ruler, or why not. */
import type { AggregatePoint } from '../aggregate/point.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shrunk, wilson } from '../statistics/shares.ts';

/** A city's figures, and what they were measured with. */
export interface ComparedCity {
  readonly slug: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly setVersion: string;
  readonly isWhole: boolean;
  readonly points: ReadonlyMap<string, AggregatePoint>;
}
export type CityInput = ComparedCity | { readonly slug: string; readonly at: null };

export type NotComparableCode =
  'NEVER_MEASURED' | 'INCOMPLETE_HARVEST' | 'DIFFERENT_VERSIONS' | 'TOO_FAR_APART';
export interface NotComparable {
  readonly city: string;
  readonly code: NotComparableCode;
  readonly message: string;
}
export interface ComparisonRow {
  readonly city: string;
  readonly indicator: string;
  readonly at: string;
  readonly point: AggregatePoint;
  /** From 1; cities with the same figure share one. null: refused. */
  readonly rank: number | null;
  readonly refused: 'INSUFFICIENT_COVERAGE' | 'NOT_RANKED' | 'NO_VALUE' | null;
}
export interface Comparison {
  readonly rows: readonly ComparisonRow[];
  readonly notComparable: readonly NotComparable[];
}

const DAY_MS = 86_400_000;
const MOST_DAYS_APART = 14;
const LEAST_COVERAGE = 0.6;

function isMeasured(city: CityInput): city is ComparedCity {
  return city.at !== null;
}

/** Measured like the latest of them; the rest is told with its reason. */
function comparable(cities: readonly CityInput[]): {
  readonly same: readonly ComparedCity[];
  readonly notComparable: readonly NotComparable[];
} {
  const latest = cities.filter(isMeasured).toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  const same: ComparedCity[] = [];
  const notComparable: NotComparable[] = [];
  for (const city of cities) {
    const trouble = troubleOf(city, latest);
    if (trouble !== null) notComparable.push({ city: city.slug, ...trouble });
    else if (isMeasured(city)) same.push(city);
  }
  return { same, notComparable };
}
function troubleOf(city: CityInput, latest: ComparedCity | undefined): Omit<NotComparable, 'city'> | null {
  if (!isMeasured(city) || latest === undefined)
    return {
      code: 'NEVER_MEASURED',
      message: 'No catalogue of the city has been harvested completely and measured yet.',
    };
  if (!city.isWhole)
    return {
      code: 'INCOMPLETE_HARVEST',
      message: 'Not every portal of the city has been harvested completely.',
    };
  if (city.setVersion !== latest.setVersion)
    return {
      code: 'DIFFERENT_VERSIONS',
      message: `Measured with other versions of the indicators (${city.setVersion}, not ${latest.setVersion}).`,
    };
  const days = Math.floor((Date.parse(latest.at) - Date.parse(city.at)) / DAY_MS);
  if (days > MOST_DAYS_APART)
    return {
      code: 'TOO_FAR_APART',
      message: `Measured on ${city.at.slice(0, 10)}, ${days} days before the latest of the others; 14 are the most.`,
    };
  return null;
}

function refusalOf(
  { better }: IndicatorDefinition,
  { value, coverage }: AggregatePoint,
): ComparisonRow['refused'] {
  if (better === null) return 'NOT_RANKED';
  if (value === null) return 'NO_VALUE';
  return coverage === null || coverage < LEAST_COVERAGE ? 'INSUFFICIENT_COVERAGE' : null;
}

/** What cities are put in order by: of shares the lower end of Wilson’s interval, drawn to the mean where there are few. */
function keyOf(
  { kind, better }: IndicatorDefinition,
  { value, n, known }: AggregatePoint,
  mean: number,
): number {
  const own = value ?? 0;
  const isShare = kind === 'share' || kind === 'verdict';
  if (!isShare || n === 0 || own < 0 || own > 1) return own;
  const drawn = Math.min(1, Math.max(0, shrunk(own * known, known, mean)));
  const interval = wilson(drawn, known + 50);
  return (better === 'less' ? interval?.[1] : interval?.[0]) ?? own;
}

function rowsOf(definition: IndicatorDefinition, cities: readonly ComparedCity[]): readonly ComparisonRow[] {
  const found = cities.flatMap((city) => {
    const point = city.points.get(definition.id);
    return point === undefined ? [] : [{ city, point, refused: refusalOf(definition, point) }];
  });
  const ranked = found.filter(({ refused }) => refused === null);
  const mean = ranked.reduce((sum, { point }) => sum + (point.value ?? 0), 0) / Math.max(1, ranked.length);
  const keys = ranked.map(({ point }) => keyOf(definition, point, mean));
  return found.map(({ city, point, refused }) => {
    const base = { city: city.slug, indicator: definition.id, at: city.at, point, refused };
    if (refused !== null) return { ...base, rank: null };
    const own = keyOf(definition, point, mean);
    const better = keys.filter((key) => (definition.better === 'less' ? key < own : key > own));
    return { ...base, rank: better.length + 1 };
  });
}

/** Rows in the order of the indicators, then of the cities as they were given. */
export function compareCities(
  cities: readonly CityInput[],
  definitions: readonly IndicatorDefinition[],
): Comparison {
  const { same, notComparable } = comparable(cities);
  return { rows: definitions.flatMap((definition) => rowsOf(definition, same)), notComparable };
}
