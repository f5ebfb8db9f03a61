/** Indicators of a portal, or of all datasets of a city, out of what was added up. */
import { bootstrap, medianOf } from '../statistics/bootstrap.ts';
import { figure, exactly, unknownFigure, type AggregatePoint } from './point.ts';
import { wilson } from '../statistics/shares.ts';
import type { Tally, YesAndNo } from './tally.ts';

export interface PortalInputs {
  /** "portal:alder-bay" or "city:alder-bay"; part of the seed. */
  readonly scope: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  /** Records before copies and views were left out. */
  readonly records: number;
  /** By how the portal is harvested: 1 completely by a documented interface, ½ partly, 0 not. */
  readonly catalogueApi: number;
  /** Of the last 90 days; null: not watched for so long. */
  readonly movement: { readonly added: number; readonly removed: number; readonly before: number } | null;
}

/** Portal indicators that are one of the datasets' under another name. */
const RENAMED: readonly (readonly [id: string, of: string])[] = [
  ['openLicence', 'open.licence'],
  ['machineReadable', 'open.machineReadable'],
  ['api', 'open.api'],
  ['bulk', 'open.bulk'],
  ['tau.0', 'time.fresh.0'],
  ['tau', 'time.fresh'],
  ['tau.1', 'time.fresh.1'],
  ['tauObserved', 'time.freshObserved'],
  ['declaredShare', 'time.declared'],
  ['census', 'census.score'],
  ['stars', 'star.tbl'],
];
const DIMENSIONS = ['findability', 'accessibility', 'interoperability', 'reusability', 'contextuality'];

function greatestShare(counts: ReadonlyMap<string, number>): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return total === 0 ? null : Math.max(...counts.values()) / total;
}
function concentration(counts: ReadonlyMap<string, number>): number | null {
  const values = [...counts.values()];
  const total = values.reduce((sum, count) => sum + count, 0);
  return total === 0 ? null : values.reduce((sum, count) => sum + (count / total) ** 2, 0);
}

/** `prefix`: "p" of a portal, "c" of a city. */
export function portalPoints(
  prefix: 'p' | 'c',
  tally: Tally,
  inputs: PortalInputs,
): readonly AggregatePoint[] {
  const byId = new Map(tally.points().map((point) => [point.indicator, point]));
  const { size } = tally;
  const id = (name: string): string => `${prefix}.${name}`;
  const renamed = (name: string, of: string): readonly AggregatePoint[] => {
    const point = byId.get(of);
    return point === undefined ? [] : [{ ...point, indicator: id(name) }];
  };
  const share = (name: string, value: number | null, n: number): AggregatePoint =>
    value === null ? unknownFigure(id(name), n, [0, 1], 'NONE_STATED') : exactly(id(name), n, value);
  const odpw = [...byId.keys()].filter((one) => one.startsWith('odpw.'));
  const { movement } = inputs;
  const rate = (name: string, count: number): AggregatePoint =>
    movement === null || movement.before === 0
      ? unknownFigure(id(name), size, [0, null], 'NOT_WATCHED_LONG_ENOUGH')
      : exactly(id(name), movement.before, count / movement.before);
  return [
    exactly(id('size'), size, size),
    ...mqaPoints(id, tally, inputs, byId),
    ...DIMENSIONS.flatMap((name) => renamed(`mqa.${name}`, `mqa.${name}`)),
    ...odpw.flatMap((one) => renamed(one, one)),
    ...RENAMED.flatMap(([name, of]) => renamed(name, of)),
    unknownFigure(id('alive'), size, [0, 1], 'NOT_CHECKED'),
    rate('releaseRate90', movement?.added ?? 0),
    rate('removalRate90', movement?.removed ?? 0),
    share('licenceConcentration', greatestShare(tally.licences), size),
    share('publisherHHI', concentration(tally.publishers), size),
    share('duplicateShare', inputs.records === 0 ? null : 1 - size / inputs.records, inputs.records),
    shareOf(id('noDistribution'), {
      ...tally.distributions,
      yes: tally.distributions.no,
      no: tally.distributions.yes,
    }),
    exactly(id('catalogueApi'), size, inputs.catalogueApi),
    shareOf(id('contactable'), tally.contacts),
    shareOf(id('multilingual'), tally.titles),
  ];
}

function mqaPoints(
  id: (name: string) => string,
  tally: Tally,
  { scope, at }: PortalInputs,
  byId: ReadonlyMap<string, AggregatePoint>,
): readonly AggregatePoint[] {
  const total = byId.get('mqa.total');
  if (total === undefined || tally.size === 0) return [unknownFigure(id('mqa'), 0, [0, 405], 'NO_DATASETS')];
  const scores = tally.scores();
  const key = `${scope}|snap:${at.slice(0, 10)}|mqa.total`;
  const mean = bootstrap(scores, key);
  const median = bootstrap(scores, key, 'median');
  const middle = medianOf(scores);
  return [
    { ...total, indicator: id('mqa'), ciLower: mean?.[0] ?? null, ciUpper: mean?.[1] ?? null },
    exactly(id('mqa.median'), tally.size, middle, {
      ciLower: median?.[0] ?? null,
      ciUpper: median?.[1] ?? null,
    }),
    ...Object.entries(tally.bands).map(([band, count]) =>
      exactly(id(`mqa.band.${band}`), tally.size, count / tally.size),
    ),
  ];
}
/** Of those of which it can be seen. */
function shareOf(id: string, { yes, no, unknown }: YesAndNo): AggregatePoint {
  const n = yes + no + unknown;
  if (yes + no === 0) return unknownFigure(id, n, [0, 1], n === 0 ? 'NO_DATASETS' : 'FIELD_NOT_OBSERVED');
  const value = yes / (yes + no);
  const ci = wilson(value, yes + no);
  return figure(
    id,
    n,
    { value, lower: yes / n, upper: (yes + unknown) / n },
    {
      known: yes + no,
      unknown,
      coverage: (yes + no) / n,
      ciLower: ci?.[0] ?? null,
      ciUpper: ci?.[1] ?? null,
    },
  );
}
