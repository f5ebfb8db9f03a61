import { describe, expect, it } from 'vitest';
import { aPortal } from '../support/graph.ts';
import { SPRINGFIELD, aWatchedCity, type WatchedCity } from '../support/watched-city.ts';
import { aBook } from '../support/commitment-builders.ts';

const MAPS = aPortal({ slug: 'maps', city: 'springfield', url: 'https://maps.example.org' });
const [SPRING, LATER, SUMMER] = ['2026-03-01', '2026-03-02', '2026-07-01'];

async function rates({ store }: WatchedCity, scope = 'city:springfield') {
  const prefix = scope.startsWith('city:') ? 'c' : 'p';
  const ids = [`${prefix}.releaseRate90`, `${prefix}.removalRate90`];
  const [points = []] = await store.metrics.points([scope], ids, null);
  return points.map(({ value, lower, upper, coverage, reason }) => [value, lower, upper, coverage, reason]);
}
async function measured(city: WatchedCity, portal: string, day: string, titles: readonly string[]) {
  await city.harvest(portal, day, titles);
  await city.reporter.measure(portal, { anew: false });
}
function aCity(): WatchedCity {
  return aWatchedCity(aBook({}), { portals: [SPRINGFIELD, MAPS] });
}

describe('what came to a city in 90 days, and what went', () => {
  it('is that of its portals where nothing is there twice', async () => {
    const city = aCity();
    await measured(city, 'springfield', SPRING, ['a', 'b']);
    await measured(city, 'maps', LATER, ['c', 'd']);
    await measured(city, 'springfield', SUMMER, ['a', 'x', 'y']);
    expect(await rates(city)).toEqual([
      [0.5, 0.5, 0.5, 1, null],
      [0.25, 0.25, 0.25, 1, null],
    ]);
    expect((await rates(city, 'portal:springfield')).map(([value]) => value)).toEqual([1, 0.5]);
  });

  it('has each dataset once, and nothing of which a copy stays', async () => {
    const city = aCity();
    await measured(city, 'springfield', SPRING, ['a', 'b', 'c']);
    await measured(city, 'maps', LATER, ['a', 'd']);
    // "a" stays in the other portal, "b" comes there too, and "x" comes to both.
    await measured(city, 'springfield', SUMMER, ['b', 'c', 'x']);
    await measured(city, 'maps', SUMMER, ['a', 'b', 'x']);
    expect(await rates(city)).toEqual([
      [0.25, 0.25, 0.25, 1, null],
      [0.25, 0.25, 0.25, 1, null],
    ]);
  });

  it('is bounded where a portal is not known for so long, and only bounded above where one is not known at all', async () => {
    const city = aCity();
    await measured(city, 'springfield', SPRING, ['a', 'b', 'c', 'd']);
    await measured(city, 'springfield', SUMMER, ['a', 'b', 'c', 'x']);
    expect(await rates(city)).toEqual([
      [0.25, 0, null, 0.8, 'PARTIAL_HISTORY'],
      [0.25, 0, 1, 0.8, 'PARTIAL_HISTORY'],
    ]);
    await measured(city, 'maps', SUMMER, ['a', 'y', 'z']);
    const coverage = expect.closeTo(4 / 6, 12);
    expect(await rates(city)).toEqual([
      [0.25, 0, 0.75, coverage, 'PARTIAL_HISTORY'],
      [0.25, expect.closeTo(1 / 6, 12), 1, coverage, 'PARTIAL_HISTORY'],
    ]);
  });

  it('counts copies each where the city was not measured then, and says so', async () => {
    const city = aCity();
    await city.harvest('springfield', SPRING, ['a', 'b']);
    await city.harvest('maps', LATER, ['a', 'd']);
    await city.harvest('maps', SUMMER, ['a', 'b', 'd']);
    await city.reporter.measure('springfield', { anew: false });
    await city.reporter.measure('maps', { anew: false });
    expect(await rates(city)).toEqual([
      [0.25, 0.25, 0.25, 1, 'NOT_DEDUPLICATED'],
      [0, 0, 0, 1, 'NOT_DEDUPLICATED'],
    ]);
  });

  it('is not known of a portal whose catalogue nobody had seen whole then', async () => {
    const city = aCity();
    await city.harvest('springfield', SPRING, ['a'], 'BROKEN');
    await measured(city, 'springfield', '2026-06-01', ['a', 'b', 'c']);
    await measured(city, 'springfield', SUMMER, ['a', 'b', 'c']);
    const unknown = [null, 'NO_HISTORY'];
    for (const scope of ['city:springfield', 'portal:springfield'])
      expect((await rates(city, scope)).map(([value, , , , reason]) => [value, reason])).toEqual([
        unknown,
        unknown,
      ]);
  });

  it('is not known where no portal is', async () => {
    const city = aCity();
    await measured(city, 'springfield', SUMMER, ['a']);
    expect((await rates(city)).map(([value, , , , reason]) => [value, reason])).toEqual([
      [null, 'NO_HISTORY'],
      [null, 'NO_HISTORY'],
    ]);
  });
});
