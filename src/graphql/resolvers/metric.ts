import { indicatorOf } from '../../domain/metrics/indicators.ts';
import { rounded } from '../../domain/metrics/rounded.ts';
import type * as Schema from '../generated/resolvers.ts';
import type {
  CityComparisonRowModel,
  IndicatorModel,
  MeasurementModel,
  MetricPointModel,
  ViolationModel,
} from '../models.ts';
import type { AllAnswered } from './answered.ts';

export const Indicator = {
  range: ({ range }) => [...range],
} satisfies Schema.IndicatorResolvers;

export const Measurement = {
  indicator: ({ definition }) => definition,
  state: ({ of }) => ('state' in of ? of.state : null),
  value: ({ of }) => rounded(of.value),
  lower: ({ of }) => rounded(of.lower),
  upper: ({ of }) => rounded(of.upper),
  ciLower: ({ of }) => ('ciLower' in of ? rounded(of.ciLower) : null),
  ciUpper: ({ of }) => ('ciUpper' in of ? rounded(of.ciUpper) : null),
  points: ({ definition, of }) => {
    if (!('state' in of) || definition.group !== 'mqa' || definition.weight === null) return null;
    return of.state === 'PASS' ? definition.weight : 0;
  },
  n: ({ of }) => ('n' in of ? of.n : null),
  known: ({ of }) => ('n' in of ? of.known : null),
  unknown: ({ of }) => ('n' in of ? of.unknown : null),
  coverage: ({ of }) => ('n' in of ? rounded(of.coverage) : null),
  reason: ({ of }) => of.reason,
  evidence: async ({ evidence }) => {
    const found = await evidence();
    return found === null ? null : found.map(({ field, value, url }) => ({ field, value, url: url ?? null }));
  },
} satisfies Schema.MeasurementResolvers;

export const MetricPoint = {
  decomposition: async ({ decomposed }) => {
    const found = await decomposed();
    if (found === null) return null;
    const none = { exit: null, within: null, entry: null };
    return found.is === 'refused'
      ? { ...none, refused: found.reason }
      : {
          ...{ exit: rounded(found.exit), within: rounded(found.within), entry: rounded(found.entry) },
          refused: null,
        };
  },
} satisfies Schema.MetricPointResolvers;

export const CityComparisonRow = {
  indicator: ({ row }) => {
    const definition = indicatorOf(row.indicator);
    if (definition === null) throw new TypeError(`no indicator ${row.indicator}`);
    return definition;
  },
  measurement: ({ row, at, point }): MeasurementModel => {
    const definition = indicatorOf(row.indicator);
    if (definition === null) throw new TypeError(`no indicator ${row.indicator}`);
    return { definition, computedAt: at, of: point, evidence: () => Promise.resolve(null) };
  },
  rank: ({ row }) => row.rank,
  rankRefused: ({ row }) => row.rankRefused,
  shrunk: ({ row }) => rounded(row.shrunk),
  withinPlatform: ({ row }) =>
    row.withinPlatform.map(({ portal, platform, percentile, of }) => ({ portal, platform, percentile, of })),
} satisfies Schema.CityComparisonRowResolvers;

export const Violation = {
  indicator: ({ indicator }) => {
    const definition = indicatorOf(indicator);
    if (definition === null) throw new TypeError(`no indicator ${indicator}`);
    return definition;
  },
  evidence: ({ evidence }) => evidence.map(({ field, value, url }) => ({ field, value, url: url ?? null })),
} satisfies Schema.ViolationResolvers;

const indicator: AllAnswered<Schema.Indicator, IndicatorModel, typeof Indicator> = true;
const measurement: AllAnswered<Schema.Measurement, MeasurementModel, typeof Measurement> = true;
const row: AllAnswered<Schema.CityComparisonRow, CityComparisonRowModel, typeof CityComparisonRow> = true;
const violation: AllAnswered<Schema.Violation, ViolationModel, typeof Violation> = true;
const point: AllAnswered<Schema.MetricPoint, MetricPointModel, typeof MetricPoint> = true;
void [point, indicator, measurement, row, violation];
