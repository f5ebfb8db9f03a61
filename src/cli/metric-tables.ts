/** Figures as rows of tables: every row names its snapshot, the versions behind it and the page that tells the method. */
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import type { Decomposition } from '../domain/metrics/aggregate/decomposition.ts';
import type { SeriesBreak } from '../domain/metrics/aggregate/series.ts';
import type { ComparisonRow } from '../domain/metrics/compare/compare-cities.ts';
import { indicatorOf } from '../domain/metrics/indicators.ts';
import { unpacked } from '../domain/metrics/pack.ts';
import { rounded } from '../domain/metrics/rounded.ts';
import type { Row } from '../domain/query/ast.ts';
import type { Column } from '../domain/query/table.ts';
import type { KeptMeasurement, Snapshot } from '../ports/metrics.ts';

type Type = 'text' | 'integer' | 'decimal' | 'boolean' | 'instant';
function columnsOf(names: Readonly<Record<string, Type>>): readonly Column[] {
  return Object.entries(names).map(([name, type]) => ({
    ...{ name, type, sourceType: type, nullable: true },
    ...{ title: null, description: null, system: false },
  }));
}

const OF_SNAPSHOT: Readonly<Record<string, Type>> = {
  ...{ scope: 'text', snapshot: 'text', as_of: 'instant', set_version: 'text', link_mode: 'text' },
  ...{ indicator: 'text', version: 'text', method: 'text' },
};
const OF_POINT: Readonly<Record<string, Type>> = {
  ...{ value: 'decimal', lower: 'decimal', upper: 'decimal', ci_lower: 'decimal', ci_upper: 'decimal' },
  ...{ n: 'integer', known: 'integer', unknown: 'integer', not_applicable: 'integer', coverage: 'decimal' },
  ...{ estimated: 'boolean', reason: 'text' },
};

export const FIGURES = columnsOf({ ...OF_SNAPSHOT, ...OF_POINT });
export const COMPARISON = columnsOf({
  ...{ city: 'text', ...OF_SNAPSHOT, ...OF_POINT, rank: 'integer', rank_refused: 'text', shrunk: 'decimal' },
  ...{ not_comparable: 'text', platform_determined: 'boolean', within_platform: 'text' },
});
export const HISTORY = columnsOf({
  ...{ ...OF_SNAPSHOT, ...OF_POINT, delta: 'decimal', breaks: 'text' },
  ...{ exit: 'decimal', within: 'decimal', entry: 'decimal', decomposition_refused: 'text' },
});
export const MEASUREMENTS = columnsOf({
  ...{ portal: 'text', dataset: 'text', snapshot: 'text', as_of: 'instant', valid_from: 'instant' },
  ...{ set_version: 'text', indicator: 'text', method: 'text' },
  ...{ state: 'text', value: 'decimal', lower: 'decimal', upper: 'decimal', reason: 'text' },
});

/** Where the documentation of the program tells how it is worked out. */
export function methodOf(indicator: string): string {
  return `docs/indicators/${indicatorOf(indicator)?.group ?? 'README'}.md`;
}

function ofSnapshot({ id, scope, at, setVersion, linkMode }: Snapshot): Row {
  return { scope, snapshot: id, as_of: at, set_version: setVersion, link_mode: linkMode };
}
function ofPoint(point: AggregatePoint): Row {
  const { value, lower, upper, ciLower, ciUpper, n, known, unknown, notApplicable } = point;
  const { coverage, estimated, reason } = point;
  return {
    ...{ value: rounded(value), lower: rounded(lower), upper: rounded(upper) },
    ...{ ci_lower: rounded(ciLower), ci_upper: rounded(ciUpper) },
    ...{ n, known, unknown, not_applicable: notApplicable, coverage: rounded(coverage), estimated, reason },
  };
}

export function figureRow(snapshot: Snapshot, point: AggregatePoint): Row {
  const { indicator, version } = point;
  return { ...ofSnapshot(snapshot), indicator, version, method: methodOf(indicator), ...ofPoint(point) };
}

/** Also of cities that are left out, with the reason; null: never measured. */
export function comparisonRow(
  row: ComparisonRow,
  about: {
    readonly snapshot: Snapshot | null;
    readonly notComparable: string | null;
    readonly isPlatformDetermined: boolean;
  },
): Row {
  const { city, indicator, point, rank, rankRefused, shrunk, withinPlatform } = row;
  const { snapshot, notComparable, isPlatformDetermined } = about;
  return {
    city,
    ...(snapshot === null ? { scope: `city:${city}` } : ofSnapshot(snapshot)),
    indicator,
    version: point?.version ?? null,
    method: methodOf(indicator),
    ...(point === null ? {} : ofPoint(point)),
    ...{ rank, rank_refused: rankRefused, shrunk: rounded(shrunk), not_comparable: notComparable },
    platform_determined: isPlatformDetermined,
    within_platform: withinPlatform
      .map(({ portal, percentile, of }) => `${portal}: ${rounded(percentile) ?? 'too few'} of ${of}`)
      .join('; '),
  };
}

/** `breaks`: those between this entry and the one before. */
export function historyRow(
  snapshot: Snapshot,
  point: AggregatePoint,
  about: {
    readonly delta: number | null;
    readonly breaks: readonly SeriesBreak[];
    readonly decomposition: Decomposition | null;
  },
): Row {
  const { delta, breaks, decomposition: found } = about;
  const parts = found?.is === 'parts' ? found : null;
  return {
    ...figureRow(snapshot, point),
    delta: rounded(delta),
    breaks: breaks.length === 0 ? null : breaks.map(({ kind, note }) => `${kind}: ${note}`).join(' '),
    ...{ exit: rounded(parts?.exit ?? null), within: rounded(parts?.within ?? null) },
    entry: rounded(parts?.entry ?? null),
    decomposition_refused: found?.is === 'refused' ? found.reason : null,
  };
}

/** One for each indicator. */
export function measurementRows(
  portal: string,
  snapshot: Snapshot,
  { localId, pack, validFrom }: KeptMeasurement,
): readonly Row[] {
  const { id, at, setVersion } = snapshot;
  return unpacked(pack, at).map(({ indicator, state, value, lower, upper, reason }) => ({
    ...{ portal, dataset: localId, snapshot: id, as_of: at, valid_from: validFrom, set_version: setVersion },
    ...{ indicator, method: methodOf(indicator), state },
    ...{ value: rounded(value), lower: rounded(lower), upper: rounded(upper), reason },
  }));
}
