import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { readPlace } from '../../src/domain/spatial.ts';

const box = (raw: Json): Json => readPlace(raw).place?.box ?? null;

describe('readPlace', () => {
  it('reads boxes in the orders of their vendors', () => {
    const expected = [-75.3, 39.9, -74.9, 40.1];
    const shapes: readonly Json[] = [
      '-75.3,39.9,-74.9,40.1',
      '-75.3 39.9 -74.9 40.1',
      ' -75.3, +39.9, -074.9, 40.1 ',
      'ENVELOPE(-75.3,-74.9,40.1,39.9)',
      { xmin: -75.3, ymin: 39.9, xmax: -74.9, ymax: 40.1, spatialReference: { wkid: 4326 } },
      {
        westBoundLongitude: '-75.3',
        southBoundLatitude: '39.9',
        eastBoundLongitude: '-74.9',
        northBoundLatitude: '40.1',
      },
      [
        [-75.3, 39.9],
        [-74.9, 40.1],
      ],
      [-75.3, 39.9, -74.9, 40.1],
      '[[-75.3, 39.9], [-74.9, 40.1]]',
      { '@type': 'Location', bbox: '-75.3,39.9,-74.9,40.1' },
    ];
    for (const raw of shapes)
      expect(readPlace(raw).place, JSON.stringify(raw)).toEqual({
        kind: 'box',
        value: expected,
        box: expected,
        lowConfidence: false,
      });
  });

  it('turns an order around only when the usual one makes no sense, and says so', () => {
    expect(readPlace('39.9,-75.3,40.1,-120')).toEqual({ place: null, rule: 'place-unreadable' });
    expect(readPlace('-33.9,151.2,-33.8,151.3').rule).toBe('box-axes-swapped');
    expect(box('-33.9,151.2,-33.8,151.3')).toEqual([151.2, -33.9, 151.3, -33.8]);
  });

  it('reads Web Mercator metres as degrees', () => {
    const read = box({
      xmin: -8380000,
      ymin: 4850000,
      xmax: -8350000,
      ymax: 4880000,
      spatialReference: { wkid: 102100 },
    });
    expect(JSON.stringify(read)).toMatch(/^\[-75\.27\d+,39\.89\d+,-75\.00\d+,40\.09\d+\]$/);
  });

  it('keeps a geometry with the box around it', () => {
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 49],
          [2, 55],
          [-6, 55],
          [2, 49],
        ],
      ],
    };
    const expected = { kind: 'geometry', value: polygon, box: [-6, 49, 2, 55], lowConfidence: false };
    expect(readPlace(polygon).place).toEqual(expected);
    expect(readPlace(JSON.stringify(polygon)).place).toEqual(expected);
    expect(readPlace({ type: 'Feature', properties: {}, geometry: polygon }).place).toEqual(expected);
    expect(readPlace('POLYGON((2 49, 2 55, -6 55, 2 49))').place).toEqual(expected);
  });

  it('replaces a giant geometry by its box', () => {
    const ring = Array.from({ length: 6_000 }, (_, n) => [n / 100, (n % 50) / 10]);
    const reading = readPlace({ type: 'LineString', coordinates: ring });
    expect(reading).toEqual({
      place: { kind: 'box', value: [0, 0, 59.99, 4.9], box: [0, 0, 59.99, 4.9], lowConfidence: false },
      rule: 'place-simplified',
    });
  });

  it('doubts points, lines without height and the whole world', () => {
    for (const raw of [
      '-75,39',
      '-75,39,-75,40',
      '-180,-90,180,90',
      { type: 'Point', coordinates: [1, 2] },
    ]) {
      expect(readPlace(raw).place?.lowConfidence).toBe(true);
    }
  });

  it('keeps names and addresses of places as they are', () => {
    const place = (kind: string, value: string) => ({ kind, value, box: null, lowConfidence: false });
    expect(readPlace('http://sws.geonames.org/2657896/').place).toEqual(
      place('iri', 'http://sws.geonames.org/2657896/'),
    );
    expect(readPlace('Philadelphia,  Pennsylvania').place).toEqual(
      place('text', 'Philadelphia, Pennsylvania'),
    );
    expect(readPlace('ARG,02').place).toEqual(place('text', 'ARG,02'));
    expect(readPlace(['France', 'Île-de-France']).place).toEqual(place('text', 'France, Île-de-France'));
    expect(readPlace({ '@type': 'Location', prefLabel: 'Here' }).place).toEqual(place('text', 'Here'));
  });

  it('drops what is no place and says so; nothing is nothing', () => {
    const wrong: readonly Json[] = [
      '200,1,2,3',
      { type: 'Point', coordinates: [500, 2] },
      '{broken',
      { a: 1 },
      5,
      { type: 'Polygon', coordinates: [] },
    ];
    for (const raw of wrong) expect(readPlace(raw)).toEqual({ place: null, rule: 'place-unreadable' });
    for (const raw of [null, '', 'null', {}, []]) expect(readPlace(raw)).toEqual({ place: null, rule: null });
  });

  it('gives boxes in order and on the globe, or none, whatever it reads', () => {
    const number = fc.oneof(
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.integer({ min: -200, max: 200 }),
      fc.double(),
    );
    const shapes: fc.Arbitrary<Json> = fc.oneof(
      fc.array(number, { minLength: 0, maxLength: 5 }),
      fc.array(number, { maxLength: 5 }).map((numbers) => numbers.join(',')),
      fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 4 }),
      fc.record({
        type: fc.constantFrom('Point', 'Polygon', 'MultiPoint', 'envelope', 'Feature'),
        coordinates: fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 4 }),
      }),
      fc.record({
        xmin: number,
        ymin: number,
        xmax: number,
        ymax: number,
        spatialReference: fc.constantFrom({ wkid: 102100 }, { wkid: 4326 }),
      }),
      fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value))),
      fc.string(),
    );
    fc.assert(
      fc.property(shapes, (raw) => {
        const read = readPlace(raw).place?.box;
        if (read === null || read === undefined) return;
        const [west, south, east, north] = read;
        expect(west >= -180 && west <= east && east <= 180).toBe(true);
        expect(south >= -90 && south <= north && north <= 90).toBe(true);
        expect(readPlace(read).place?.box).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });
});
