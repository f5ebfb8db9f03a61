import { describe, expect, it } from 'vitest';
import { indicatorOf } from '../../src/domain/metrics/indicators.ts';
import { compareMeasured } from '../../src/report/comparison.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import type { MetricBook, Snapshot } from '../../src/ports/metrics.ts';
import { exactly } from '../support/exact-point.ts';
import { aPortal } from '../support/graph.ts';

const CITIES = ['alder-bay', 'kestrel-falls', 'springfield'];
const registry = { cities: [], portals: CITIES.map((slug) => aPortal({ slug, city: slug })) };
const AT = '2026-11-20T06:00:00.000Z';

function snapshotOf(scope: string): Snapshot {
  return {
    ...{ id: `${scope}@${AT}`, scope, at: AT, setVersion: 'v1', isWhole: true, run: null, mapVersion: 1 },
    ...{ platform: 'ckan', records: 10, datasets: 10, linkMode: 'NONE', freshness: [] },
  };
}
async function measured(metrics: MetricBook, city: string, value: number): Promise<void> {
  const points = [exactly('c.openLicence', 10, value)];
  await metrics.save({ snapshot: snapshotOf(`city:${city}`), points, rows: [] });
  await metrics.save({ snapshot: snapshotOf(`portal:${city}`), points: [], rows: [] });
}
async function valuesOf(metrics: MetricBook, cities: readonly string[], id = 'c.openLicence') {
  const definition = indicatorOf(id);
  const { rows, measuredAt } = await compareMeasured(
    { metrics, registry },
    cities,
    definition === null ? [] : [definition],
    null,
  );
  return { values: rows.map(({ city, point }) => [city, point?.value ?? null]), measuredAt };
}

describe('comparing out of what was kept', () => {
  it('reads each city once, whatever is asked with it, until something is measured', async () => {
    const { metrics } = createMemoryStore();
    for (const [index, city] of CITIES.entries()) await measured(metrics, city, index / 10);
    const asked: (readonly string[])[] = [];
    const watched = new Proxy(metrics, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]): unknown => {
          if (name === 'points' && Array.isArray(args[0])) asked.push(args[0]);
          return member.apply(target, args);
        };
      },
    });
    const cities = () => asked.flat().filter((scope) => scope.startsWith('city:'));
    expect((await valuesOf(watched, ['springfield', 'alder-bay'])).values).toEqual([
      ['springfield', 0.2],
      ['alder-bay', 0],
    ]);
    expect((await valuesOf(watched, ['alder-bay', 'kestrel-falls', 'springfield'])).values).toEqual([
      ['alder-bay', 0],
      ['kestrel-falls', 0.1],
      ['springfield', 0.2],
    ]);
    expect(cities()).toEqual(['city:springfield', 'city:alder-bay', 'city:kestrel-falls']);
    await metrics.addPoints('city:alder-bay', AT, [exactly('c.openLicence', 10, 0.9)]);
    const again = await valuesOf(watched, ['alder-bay']);
    expect(again.values).toEqual([['alder-bay', 0.9]]);
    expect(again.measuredAt.get('alder-bay')).toBe(AT);
  });

  it('gives other indicators of a city that is known, and nothing of one that was never measured', async () => {
    const { metrics } = createMemoryStore();
    await measured(metrics, 'alder-bay', 0.4);
    await valuesOf(metrics, ['alder-bay']);
    expect((await valuesOf(metrics, ['alder-bay'], 'c.bulk')).values).toEqual([['alder-bay', null]]);
    const none = await valuesOf(metrics, ['springfield']);
    expect([none.values, none.measuredAt.size]).toEqual([[['springfield', null]], 0]);
  });

  it('does not take a handful of checked addresses for a sample', async () => {
    const { metrics } = createMemoryStore();
    const definition = indicatorOf('c.openLicence');
    const refused = async (checked: number, of: number) => {
      for (const [city, links] of [
        ['alder-bay', { of: 500, checked: 218 }],
        ['kestrel-falls', { of, checked }],
      ] as const) {
        const sampled = { linkMode: 'SAMPLED', links } as const;
        const points = [exactly('c.openLicence', 10, 0.5)];
        await metrics.save({ snapshot: { ...snapshotOf(`city:${city}`), ...sampled }, points, rows: [] });
        await metrics.save({
          snapshot: { ...snapshotOf(`portal:${city}`), ...sampled },
          points: [],
          rows: [],
        });
      }
      const compared = await compareMeasured(
        { metrics, registry },
        ['alder-bay', 'kestrel-falls'],
        definition === null ? [] : [definition],
        null,
      );
      return compared.notComparable.map(({ message }) => message);
    };
    expect(await refused(357, 5_000)).toEqual([]);
    expect(await refused(356, 5_000)).toEqual([
      'kestrel-falls has fewer links checked than a sample needs, the others have a sample of links checked.',
    ]);
    expect(await refused(1, 500)).toHaveLength(1);
  });
});
