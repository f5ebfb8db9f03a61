import { describe, expect, it } from 'vitest';
import { geometryOfWkt } from '../../src/domain/wkt.ts';

describe('geometryOfWkt', () => {
  it('reads simple geometries', () => {
    expect(geometryOfWkt('POINT (1 2)')).toEqual({ type: 'Point', coordinates: [1, 2] });
    expect(geometryOfWkt('SRID=4326;POINT(+1. -.5)')).toEqual({ type: 'Point', coordinates: [1, -0.5] });
    expect(geometryOfWkt('linestring(0 0, 1e1 1)')).toEqual({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [10, 1],
      ],
    });
    expect(geometryOfWkt('POLYGON Z((0 0 5,1 0 5,1 1 5,0 0 5))')).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0, 5],
          [1, 0, 5],
          [1, 1, 5],
          [0, 0, 5],
        ],
      ],
    });
    expect(geometryOfWkt('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))')?.['coordinates']).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ]);
  });

  it('is null for anything else', () => {
    for (const text of [
      '',
      'POINT',
      'POINT(',
      'POINT EMPTY',
      'CIRCLE(1 2)',
      'POINT(a b)',
      'POLYGON((1 2',
      'POINT(1 2); DROP',
      'POINT()',
    ]) {
      const read = geometryOfWkt(text);
      expect(read === null || read['coordinates'] === null, text).toBe(true);
    }
  });
});
