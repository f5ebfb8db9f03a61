import { describe, expect, it } from 'vitest';
import { exactly, figure, type AggregatePoint } from '../../../../src/domain/metrics/aggregate/point.ts';
import { compareCities, type ComparedCity } from '../../../../src/domain/metrics/compare/compare-cities.ts';
import {
  platformDetermined,
  type PlatformPortal,
} from '../../../../src/domain/metrics/compare/platform-determined.ts';
import { indicatorOf } from '../../../../src/domain/metrics/indicators.ts';

function aCity(
  slug: string,
  points: readonly AggregatePoint[],
  change: Partial<ComparedCity> = {},
): ComparedCity {
  const map = new Map(points.map((point) => [point.indicator, point]));
  return { slug, at: '2026-11-20T00:00:00.000Z', setVersion: 'v', isWhole: true, points: map, ...change };
}
const open = (value: number, n: number) => exactly('c.openLicence', n, value);
function definitions(...ids: readonly string[]) {
  return ids.flatMap((id) => indicatorOf(id) ?? []);
}
const ranks = (cities: readonly ComparedCity[], id: string) =>
  compareCities(cities, definitions(id)).rows.map(({ city, rank, refused }) => [city, rank, refused]);

describe('comparing cities', () => {
  it('ranks shares so that a few datasets make no champion, and equals share a rank', () => {
    const cities = [
      aCity('tiny', [open(1, 2)]),
      aCity('large', [open(0.95, 2_000)]),
      aCity('low', [open(0.1, 500)]),
      aCity('same', [open(0.1, 500)]),
    ];
    expect(ranks(cities, 'c.openLicence')).toEqual([
      ['tiny', 2, null],
      ['large', 1, null],
      ['low', 3, null],
      ['same', 3, null],
    ]);
  });

  it('ranks the other way where less is better', () => {
    const point = (value: number) => exactly('c.noDistribution', 100, value);
    expect(
      ranks([aCity('a', [point(0.9)]), aCity('b', [point(0.1)])], 'c.noDistribution').map(([, rank]) => rank),
    ).toEqual([2, 1]);
  });

  it('refuses ranks of counts, of figures without a value, and of those that rest on too little', () => {
    const little = figure(
      'c.tau',
      10,
      { value: 1, lower: 0.5, upper: 1 },
      { known: 5, unknown: 5, coverage: 0.5 },
    );
    const none = figure('c.tau', 10, { value: null, lower: 0, upper: 1 });
    expect(ranks([aCity('a', [little]), aCity('b', [none])], 'c.tau')).toEqual([
      ['a', null, 'INSUFFICIENT_COVERAGE'],
      ['b', null, 'NO_VALUE'],
    ]);
    expect(ranks([aCity('a', [exactly('c.size', 9, 9)])], 'c.size')).toEqual([['a', null, 'NOT_RANKED']]);
  });

  it('leaves out, with a reason, what was not measured by the same ruler', () => {
    const { rows, notComparable } = compareCities(
      [
        aCity('now', [open(1, 10)]),
        { slug: 'never', at: null },
        aCity('part', [open(1, 10)], { isWhole: false }),
        aCity('old-version', [open(1, 10)], { setVersion: 'u' }),
        aCity('long-ago', [open(1, 10)], { at: '2026-11-01T00:00:00.000Z' }),
      ],
      definitions('c.openLicence'),
    );
    expect(rows.map(({ city }) => city)).toEqual(['now']);
    expect(notComparable.map(({ city, code }) => [city, code])).toEqual([
      ['never', 'NEVER_MEASURED'],
      ['part', 'INCOMPLETE_HARVEST'],
      ['old-version', 'DIFFERENT_VERSIONS'],
      ['long-ago', 'TOO_FAR_APART'],
    ]);
    expect(notComparable.at(-1)?.message).toContain('19 days before');
  });
});

describe('what the platform decides', () => {
  const portal = (name: string, share: number, platform = 'socrata'): PlatformPortal => ({
    ...{ portal: name, city: name, platform },
    points: new Map([['mqa.ctx.issued', exactly('mqa.ctx.issued', 100, share)]]),
  });

  it('is what nearly all datasets of three cities or more agree in', () => {
    const ids = ['mqa.ctx.issued'];
    const three = [portal('a', 1), portal('b', 0.99), portal('c', 1), portal('d', 0, 'ckan')];
    expect(platformDetermined(three, 'socrata', ids)).toEqual(ids);
    expect(platformDetermined(three.slice(1), 'socrata', ids)).toEqual([]);
    expect(platformDetermined([...three, portal('e', 0.2)], 'socrata', ids)).toEqual([]);
    expect(platformDetermined([portal('a', 0), portal('b', 0.01), portal('c', 0)], 'socrata', ids)).toEqual(
      ids,
    );
  });
});
