import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/query/ast.ts';
import { decimalCell } from '../../../src/domain/query/cells.ts';
import type { TableAbout } from '../../../src/files/table-about.ts';
import { aBench, aParquet, rowsOf, type Bench } from '../support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

type Made = TableAbout & { readonly path: string };
/** A column c of these values, of the engine. */
async function column(
  ...values: readonly string[]
): Promise<{ readonly made: Made; readonly cells: readonly Cell[] }> {
  const made = await aParquet(bench, `SELECT unnest([${values.join(', ')}]) AS c`);
  return { made, cells: (await rowsOf(bench, made)).map((row) => row['c'] ?? null) };
}

describe('a column of Parquet', () => {
  it.each<[readonly string[], string, readonly Cell[]]>([
    [['true', 'NULL'], 'boolean', [true, null]],
    [['CAST(-7 AS TINYINT)'], 'bigint', [-7]],
    [['CAST(9223372036854775807 AS BIGINT)'], 'bigint', ['9223372036854775807']],
    [['CAST(18446744073709551615 AS UBIGINT)'], 'hugeint', ['18446744073709551615']],
    [['CAST(1.50 AS DECIMAL(10, 2))', 'NULL'], 'decimal', [1.5, null]],
    [
      ['CAST(12345678901234567890123456.789 AS DECIMAL(38, 3))'],
      'decimal',
      ['12345678901234567890123456.789'],
    ],
    [["'x'", "''"], 'text', ['x', '']],
    [["chr(65279) || 'a'"], 'text', ['\uFEFFa']],
    [["'\\xAB\\x00'::BLOB"], 'text', ['ab00']],
    [["DATE '2024-05-01'"], 'date', ['2024-05-01']],
    [["TIME '10:00:00.5'"], 'text', ['10:00:00.5']],
    [["TIMESTAMP '2024-05-01 09:30:00.25'"], 'timestamp', ['2024-05-01T09:30:00.25']],
    [["TIMESTAMPTZ '2024-05-01 09:30:00+02'"], 'timestamp', ['2024-05-01T07:30:00Z']],
    [["TIMESTAMP_NS '2024-05-01 09:30:00.123456'"], 'timestamp', ['2024-05-01T09:30:00.123456']],
    [["TIMESTAMP_NS '2024-05-01 09:30:00.123456789'"], 'text', ['2024-05-01 09:30:00.123456789']],
    [["DATE 'infinity'", "DATE '2024-05-01'"], 'text', ['infinity', '2024-05-01']],
    [['[1, NULL]'], 'json', [[1, null]]],
    [["{'a': 1, 'b': 'x'}"], 'json', [{ a: 1, b: 'x' }]],
    [["MAP {'a': 1}"], 'json', [{ a: 1 }]],
    [["'POINT (1 2.5)'::GEOMETRY", 'NULL'], 'point', [{ type: 'Point', coordinates: [1, 2.5] }, null]],
    [
      ["'POINT (1 2)'::GEOMETRY", "'LINESTRING (1 2, 3 4)'::GEOMETRY"],
      'text',
      ['POINT (1 2)', 'LINESTRING (1 2, 3 4)'],
    ],
  ])('of %j is %s', async (values, as, cells) => {
    const found = await column(...values);
    expect([found.made.columns[0]?.storage.as, found.cells]).toEqual([as, cells]);
    expect(found.made.columns[0]?.nullable).toBe(cells.includes(null));
  });

  it('of doubles is what their shortest spellings say, exactly', async () => {
    const double = fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
      .map((value) => Math.fround(value * 1e4) / 1e4);
    await fc.assert(
      fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 200 }), async (values) => {
        const { cells, made } = await column(...values.map((value) => `CAST('${String(value)}' AS DOUBLE)`));
        expect(cells).toEqual(values.map((value) => decimalCell(String(value))));
        expect(['decimal', 'double']).toContain(made.columns[0]?.storage.as);
      }),
      { numRuns: 10 },
    );
  });

  it('of doubles far apart stays doubles, and of floats is what these show', async () => {
    const wide = await column(
      "CAST('1e300' AS DOUBLE)",
      "CAST('-2.5e-300' AS DOUBLE)",
      "CAST('-0.0' AS DOUBLE)",
    );
    expect([wide.made.columns[0]?.storage.as, wide.cells]).toEqual(['double', [1e300, -2.5e-300, 0]]);
    const float = await column('CAST(0.1 AS FLOAT)', "CAST('1e-7' AS FLOAT)");
    expect(float.cells).toEqual([0.1, 1e-7]);
  });

  it('says what happened to values that are no numbers, and to infinite ones', async () => {
    const nan = await column("CAST('nan' AS DOUBLE)", 'CAST(1.5 AS DOUBLE)');
    expect([nan.cells, nan.made.columns[0]?.description]).toEqual([
      [null, 1.5],
      'Values that are not a number (NaN) are left out.',
    ]);
    const infinite = await column("CAST('inf' AS DOUBLE)", 'CAST(1.5 AS DOUBLE)');
    expect([infinite.cells, infinite.made.columns[0]?.description]).toEqual([
      ['inf', '1.5'],
      'Text, because some values are infinite.',
    ]);
  });
});
