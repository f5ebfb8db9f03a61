import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedPortal } from '../../../../src/domain/metrics/compare/compared-city.ts';
import { PlatformSums, platformSums } from '../../../../src/domain/metrics/compare/platform-sums.ts';
import { percentileWithinPlatform } from '../../../../src/domain/metrics/compare/within-platform.ts';
import { aPortal, aShare } from '../../../support/compared.ts';

const IDS = ['i', 'j'];
const PLATFORMS = ['p', 'q'];
const CITIES = ['a', 'b', 'c', 'd'];

const someShare = fc
  .record({ id: fc.constantFrom(...IDS), passed: fc.nat({ max: 5 }), failed: fc.nat({ max: 3 }) })
  .map(({ id, passed, failed }) => aShare(id, passed, passed + failed));
const somePortals: fc.Arbitrary<readonly ComparedPortal[]> = fc.array(
  fc
    .record({
      city: fc.constantFrom(...CITIES),
      platform: fc.constantFrom(...PLATFORMS),
      points: fc.uniqueArray(someShare, { selector: ({ indicator }) => indicator }),
    })
    .map(({ city, ...given }) => aPortal(city, given)),
  { maxLength: 12 },
);

/** One portal after the other, as the sums are meant. */
function besides(portals: readonly ComparedPortal[], city: string, platform: string, id: string) {
  const points = portals
    .filter((portal) => portal.platform === platform && portal.city !== city)
    .flatMap((portal) => portal.points.find(({ indicator }) => indicator === id) ?? [])
    .filter(({ known }) => known > 0);
  return {
    portals: points.length,
    known: points.reduce((total, { known }) => total + known, 0),
    sum: points.reduce((total, { sum }) => total + sum, 0),
  };
}
function percentile(portals: readonly ComparedPortal[], portal: ComparedPortal, id: string): number | null {
  const valueOf = ({ points }: ComparedPortal): number | null =>
    points.find(({ indicator }) => indicator === id)?.value ?? null;
  const own = valueOf(portal);
  const values = portals
    .filter(({ platform }) => platform === portal.platform)
    .flatMap((one) => valueOf(one) ?? []);
  if (own === null || values.length < 3) return null;
  const below = values.filter((value) => value < own).length;
  const equal = values.filter((value) => value === own).length;
  return (100 * (below + equal / 2)) / values.length;
}

describe('what the portals of a platform show together', () => {
  it('is that of the portals of other cities, as if each were looked at', () => {
    fc.assert(
      fc.property(somePortals, (portals) => {
        const sums = new PlatformSums(portals);
        for (const city of CITIES)
          for (const platform of PLATFORMS)
            for (const id of IDS)
              expect(sums.besides(city, platform, id)).toEqual(besides(portals, city, platform, id));
      }),
    );
  });

  it('places a portal among those of its own platform, as if each were looked at', () => {
    fc.assert(
      fc.property(somePortals, (portals) => {
        for (const portal of portals)
          for (const id of IDS)
            expect(percentileWithinPlatform(portal, id, portals)?.percentile ?? null).toBe(
              percentile(portals, portal, id),
            );
      }),
    );
  });

  it('is added up once for each list', () => {
    const portals = [aPortal('a')];
    expect(platformSums(portals)).toBe(platformSums(portals));
    expect(platformSums([...portals])).not.toBe(platformSums(portals));
  });
});
