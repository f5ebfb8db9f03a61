import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBench, type Bench } from '../support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

const lines = (...objects: readonly unknown[]): string =>
  objects.map((object) => JSON.stringify(object)).join('\n');
const feature = (geometry: unknown, properties: unknown, more = {}): unknown => ({
  type: 'Feature',
  geometry,
  properties,
  ...more,
});
const point = (...coordinates: readonly number[]): unknown => ({ type: 'Point', coordinates });
function collection(features: readonly unknown[], more = {}): string {
  return JSON.stringify({ type: 'FeatureCollection', ...more, features });
}
const names = (about: {
  readonly columns: readonly { readonly name: string; readonly storage: { readonly as: string } }[];
}) => about.columns.map(({ name, storage }) => `${name} ${storage.as}`);

describe('lines of JSON', () => {
  it('have the columns of all objects, in the order in which they turn up', async () => {
    const about = await bench.read('jsonl', lines({ b: 1 }, { a: 'x', b: 2 }, { c: [1], a: null }));
    expect(names(about)).toEqual(['b bigint', 'a text', 'c json']);
    expect(about.rows).toBe(3);
    expect(about.columns.map(({ nullable }) => nullable)).toEqual([true, true, true]);
  });

  it('tell texts from numbers, and keep both apart in one column', async () => {
    const about = await bench.read(
      'jsonl',
      lines({ zip: '02134', n: 1, m: 1 }, { zip: '10001', n: 2, m: '1' }),
    );
    expect(names(about)).toEqual(['zip text', 'n bigint', 'm json']);
    expect(about.columns.map(({ sourceType }) => sourceType)).toEqual([
      'string',
      'number',
      'string or number',
    ]);
  });

  it('may have names like those of objects', async () => {
    const about = await bench.read('jsonl', '{"__proto__":1,"constructor":2,"":3,":row":4}');
    expect(names(about)).toEqual([
      '__proto__ bigint',
      'constructor bigint',
      'column_3 bigint',
      ':row_2 bigint',
    ]);
  });
});

describe('GeoJSON', () => {
  it('has ids, properties and the geometry as columns', async () => {
    const about = await bench.read(
      'geojson',
      collection([feature(point(1, 2), { name: 'Elm', n: 1 }, { id: 'f1' }), feature(null, null)]),
    );
    expect(names(about)).toEqual(['id text', 'name text', 'n bigint', 'geometry point']);
  });

  it('is JSON where its shapes are more than points, and says when heights are left out', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    };
    const mixed = await bench.read(
      'geojson',
      collection([feature(line, { a: 1 }), feature(point(1, 2), { a: 2 })]),
    );
    expect(names(mixed)).toEqual(['a bigint', 'geometry json']);
    const high = await bench.read('geojson', collection([feature(point(1, 2, 300), {})]));
    expect(high.columns).toMatchObject([
      { name: 'geometry', description: 'Heights of the points are left out.' },
    ]);
  });

  it('in another coordinate system has no points in degrees, wherever it says so', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } };
    const before = collection([feature(point(500_000, 5_000_000), {})], { crs });
    const behind = `${collection([feature(point(5, 6), {})]).slice(0, -1)},"crs":${JSON.stringify(crs)}}`;
    for (const content of [before, behind])
      expect((await bench.read('geojson', content)).columns).toMatchObject([
        {
          storage: { as: 'json' },
          description: 'In the coordinate system urn:ogc:def:crs:EPSG::25832, not in degrees.',
        },
      ]);
    const usual = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
    expect(
      names(await bench.read('geojson', collection([feature(point(1, 2), {})], { crs: usual }))),
    ).toEqual(['geometry point']);
  });

  it('may come as lines or a sequence of features', async () => {
    for (const mark of ['', '\u001e']) {
      const content = [feature(point(1, 2), { a: 1 }), feature(point(3, 4), { a: 2 })]
        .map((one) => `${mark}${JSON.stringify(one)}\n`)
        .join('');
      expect(await bench.read('geojson', content)).toMatchObject({ rows: 2 });
    }
  });

  it('may be a collection of nothing, and properties may have the names of what lies beside them', async () => {
    expect(await bench.read('geojson', collection([]))).toMatchObject({
      rows: 0,
      columns: [{ name: 'geometry' }],
    });
    const about = await bench.read(
      'geojson',
      collection([feature(point(1, 2), { geometry: 'x', id: 'y' }, { id: 7 })]),
    );
    expect(names(about)).toEqual(['id_2 bigint', 'geometry text', 'id text', 'geometry_2 point']);
  });
});

describe('what is refused', () => {
  it.each([
    ['jsonl', '{"a":1}\n{"a":tru}\n', 'The object that begins in line 2 is no JSON'],
    ['jsonl', '{"a":1}\n{"a":', 'The file ends in the middle of what begins in line 2'],
    [
      'geojson',
      '{"type":"Point","coordinates":[1,2]}',
      'Expected a GeoJSON Feature in line 1, got "\\"Point\\""',
    ],
    [
      'geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":[1]}]}',
      'The properties of the feature in line 1 are no object',
    ],
  ] as const)('%s %s', async (format, content, message) => {
    await expect(bench.read(format, content)).rejects.toMatchObject({ code: 'BAD_SHAPE', message });
  });

  it('is more rows, columns or bytes in a row than the caps', async () => {
    const caps = { maxRows: 2, maxColumns: 3, maxRowBytes: 500 };
    const cases = [
      [lines({}, {}, {}), 'The file has more than 2 rows; at most 2 are read'],
      [lines({ a: 1, b: 2 }, { c: 1, d: 2 }), 'The file has more than 3 columns; at most 3 are read'],
      [
        lines({ a: 'x'.repeat(600) }),
        'The row that begins in line 1 has more than 500 bytes, the most that are read',
      ],
    ] as const;
    for (const [content, message] of cases)
      await expect(bench.read('jsonl', content, { caps })).rejects.toMatchObject({
        code: 'TOO_LARGE',
        message,
      });
  });
});
