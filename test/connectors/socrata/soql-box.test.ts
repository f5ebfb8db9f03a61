import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInBox, isOutsideBox } from '../../../connectors/socrata/soql-box.ts';
import type { Box } from '../../../src/domain/query/ast.ts';

/** What a server makes of the conditions: by its own reading of edges, in doubles or in singles rounded outwards. */
function evaluated(text: string, lon: number, lat: number, slack: number): boolean {
  const inside = (args: string): boolean => {
    const [, north = 0, west = 0, south = 0, east = 0] = args.split(', ').map(Number);
    return lat < north + slack && lat > south - slack && lon > west - slack && lon < east + slack;
  };
  const term = (part: string): boolean => {
    if (part.endsWith('IS NOT NULL')) return true;
    const args = /within_box\((.*)\)$/.exec(part)?.[1] ?? '';
    return part.startsWith('NOT ') ? !inside(args) : inside(args);
  };
  return text.split(' OR ').some((either) => either.split(' AND ').every(term));
}
/** Edges left out; edges left out in singles, whose boxes are a little larger. */
const SLACKS = [0, 3e-5];

function isIn([west, south, east, north]: Box, lon: number, lat: number): boolean {
  const isBetween = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return isBetween && lat >= south && lat <= north;
}
const lons = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, 180, 0, -71.05, 10, 10.0000001),
);
const lats = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 0, 42.3));
const boxes = fc
  .tuple(lons, lats, lons, lats)
  .map(([west, a, east, b]): Box => [west, Math.min(a, b), east, Math.max(a, b)]);

describe('a box', () => {
  it('takes latitude first, and a little more than asked for', () => {
    expect(isInBox('`p`', [-72, 41, -70, 43])).toBe(
      'within_box(`p`, 43.000001, -72.000001, 40.999999, -69.999999)',
    );
    expect(isOutsideBox('`p`', [-72, 41, -70, 43])).toBe(
      'NOT within_box(`p`, 42.9999, -71.9999, 41.0001, -70.0001) AND `p` IS NOT NULL',
    );
    expect(isOutsideBox('`p`', [10, 10, 10, 10])).toBe('`p` IS NOT NULL');
  });

  it('never loses a point, on its edges and over the antimeridian', () => {
    fc.assert(
      fc.property(boxes, lons, lats, fc.constantFrom(...SLACKS), (box, x, y, slack) => {
        const [west, south, east, north] = box;
        for (const [lon, lat] of [
          [x, y],
          [west, south],
          [east, north],
          [x, south],
        ] as const)
          if (isIn(box, lon, lat)) expect(evaluated(isInBox('p', box), lon, lat, slack)).toBe(true);
          else expect(evaluated(isOutsideBox('p', box), lon, lat, slack)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
