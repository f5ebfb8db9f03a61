import { writeFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBench, aParquet, rowsOf, type Bench } from '../support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

describe('a Parquet file', () => {
  it('has its columns under their names, whatever these are', async () => {
    const made = await aParquet(
      bench,
      `SELECT 1 AS "a", 2 AS "it's ""x""", 3 AS "__proto__", 4 AS "file_row_numbers", 5 AS "t.r; --"`,
    );
    expect(made.columns.map(({ name, sourceType }) => [name, sourceType])).toEqual([
      ['a', 'INTEGER'],
      ['it\'s "x"', 'INTEGER'],
      ['__proto__', 'INTEGER'],
      ['file_row_numbers', 'INTEGER'],
      ['t.r; --', 'INTEGER'],
    ]);
    const [row] = await rowsOf(bench, made);
    expect(Object.entries(row ?? {}).map(([, value]) => value)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps the order of its rows over many groups of them', async () => {
    const made = await aParquet(
      bench,
      'SELECT (i * 7919) % 400000 AS n FROM range(400000) t(i)',
      'ROW_GROUP_SIZE 20000',
    );
    const rows = await rowsOf(bench, made);
    expect(rows.every((row, at) => row['n'] === (at * 7919) % 400_000)).toBe(true);
  }, 60_000);

  it('may be empty', async () => {
    expect(await aParquet(bench, 'SELECT 1 AS a, CAST(1.5 AS DOUBLE) AS d WHERE FALSE')).toMatchObject({
      rows: 0,
      columns: [{ name: 'a' }, { name: 'd' }],
    });
  });
});

describe('what is refused', () => {
  it('is a file that is damaged anywhere, or is none', async () => {
    const path = bench.path();
    const session = await bench.session();
    await session.run(
      `COPY (SELECT i, md5(CAST(i AS VARCHAR)) AS m FROM range(1000) t(i)) TO '${path}' (FORMAT parquet)`,
    );
    session.close();
    const whole = readFileSync(path);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 100, 400);
    for (const content of [whole.subarray(0, 500), Buffer.from('PAR1 but nothing else PAR1'), damaged]) {
      const file = bench.path();
      writeFileSync(file, content);
      await expect(bench.read('parquet', content)).rejects.toMatchObject({
        code: 'BAD_SHAPE',
        message: expect.stringContaining('The file cannot be read as Parquet'),
      });
    }
  });

  it('is more rows or columns than the caps, before any is read', async () => {
    const caps = { maxRows: 10, maxColumns: 2 };
    await expect(aParquet(bench, 'SELECT * FROM range(11)', '', caps)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file has 11 rows; at most 10 are read',
    });
    await expect(aParquet(bench, 'SELECT 1 AS a, 2 AS b, 3 AS c', '', caps)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file has 3 columns; at most 2 are read',
    });
  });

  it('is a bomb: a long text said once and meant many times', async () => {
    const bomb = "SELECT repeat('x', 100000) AS x FROM range(100000)";
    const caps = { maxExpandedBytes: 1_000_000_000 };
    await expect(aParquet(bench, bomb, '', caps)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file has 10,000,000,000 bytes of text; at most 1,000,000,000 are read',
    });
    await expect(
      aParquet(bench, "SELECT repeat('x', 2000) AS x", '', { maxRowBytes: 1_000 }),
    ).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file has 2,000 bytes of text in one row; at most 1,000 are read',
    });
  }, 60_000);
});
