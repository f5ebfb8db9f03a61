import { describe, expect, it } from 'vitest';
import { geometryOf } from '../../src/domain/geometry.ts';

describe('geometryOf', () => {
  it('reads every type of GeoJSON, in any case', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 0],
    ];
    const cases = {
      point: [3, 4],
      MultiPoint: ring,
      LINESTRING: ring,
      MultiLineString: [ring],
      Polygon: [ring],
      MultiPolygon: [[ring]],
    };
    for (const [type, coordinates] of Object.entries(cases))
      expect(geometryOf({ type, coordinates }), type).not.toBeNull();
    expect(geometryOf({ type: 'Polygon', coordinates: [ring] })?.box).toEqual([0, 0, 1, 2]);
    expect(geometryOf({ type: 'Polygon', coordinates: [ring] })?.positions).toBe(4);
  });

  it('gathers collections under one box', () => {
    const points = [
      [1, 2],
      [-3, 5],
    ].map((coordinates) => ({ type: 'Point', coordinates }));
    const features = points.map((geometry) => ({ type: 'Feature', properties: null, geometry }));
    for (const raw of [
      { type: 'FeatureCollection', features },
      { type: 'GeometryCollection', geometries: points },
    ]) {
      expect(geometryOf(raw)).toMatchObject({
        box: [-3, 2, 1, 5],
        geometry: { type: 'GeometryCollection', geometries: points },
      });
    }
    expect(geometryOf({ type: 'FeatureCollection', features: features.slice(0, 1) })?.geometry).toEqual(
      points[0],
    );
  });

  it('reads the envelope of Elasticsearch and the shapes of Esri', () => {
    expect(
      geometryOf({
        type: 'envelope',
        coordinates: [
          [1, 4],
          [3, 2],
        ],
      })?.box,
    ).toEqual([1, 2, 3, 4]);
    expect(geometryOf({ x: 1, y: 2 })?.geometry).toEqual({ type: 'Point', coordinates: [1, 2] });
    expect(
      geometryOf({
        rings: [
          [
            [0, 0],
            [1, 1],
            [0, 1],
            [0, 0],
          ],
        ],
        spatialReference: { wkid: 4326 },
      })?.box,
    ).toEqual([0, 0, 1, 1]);
    expect(geometryOf({ x: 1, y: 2, spatialReference: { wkid: 2263 } })).toBeNull();
  });

  it('refuses coordinates of the wrong depth, beyond the globe, or that are no numbers', () => {
    const wrong = [
      { type: 'Point', coordinates: [[1, 2]] },
      { type: 'Polygon', coordinates: [1, 2] },
      { type: 'Point', coordinates: [181, 0] },
      { type: 'Point', coordinates: [0, 91] },
      { type: 'Point', coordinates: ['1', '2'] },
      { type: 'Point', coordinates: [] },
      { type: 'Point' },
      { type: 'Circle', coordinates: [1, 2] },
      { type: 'FeatureCollection', features: [] },
      { type: 'FeatureCollection', features: [{ type: 'Point', coordinates: [1, 2] }, null] },
    ];
    for (const raw of wrong) expect(geometryOf(raw), JSON.stringify(raw)).toBeNull();
  });
});
