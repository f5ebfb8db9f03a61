import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../../src/domain/query/ast.ts';
import { aWorld, described, refusal, rowsOf, type World } from '../world.ts';

let world: World;
let folder: string;
beforeEach(async () => {
  world = await aWorld();
  folder = await mkdtemp(join(tmpdir(), 'civicgraph-parquet-'));
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** A Parquet file as another program writes it. */
async function serve(select: string): Promise<void> {
  const path = join(folder, 'made.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  world.files.set('/a.parquet', { body: readFileSync(path) });
}
async function read(
  select: string,
): Promise<{ readonly types: readonly string[]; readonly rows: readonly Row[] }> {
  await serve(select);
  const source = world.source('/a.parquet', 'parquet');
  const schema = await described(source);
  const types = schema.columns.filter(({ system }) => !system).map(({ name, type }) => `${name} ${type}`);
  return { types, rows: await rowsOf(source, schema) };
}

describe('a Parquet file as a table', () => {
  it('keeps whole numbers of any size and decimals exact', async () => {
    const { types, rows } = await read(
      "SELECT 9223372036854775807::BIGINT AS big, 12345678901234567.89::DECIMAL(19,2) AS money, 7::UTINYINT AS small, '1'::VARCHAR AS text",
    );
    expect(types).toEqual(['big integer', 'money decimal', 'small integer', 'text text']);
    expect(rows).toEqual([
      { big: '9223372036854775807', money: '12345678901234567.89', small: 7, text: '1' },
    ]);
  });

  it('takes a double for the decimal that it is shown as, and NaN for nothing', async () => {
    const { types, rows } = await read("SELECT unnest([0.1::DOUBLE, 2.5e3, 'NaN'::DOUBLE, NULL]) AS d");
    expect([types, rows]).toEqual([['d decimal'], [{ d: 0.1 }, { d: 2500 }, { d: null }, { d: null }]]);
  });

  it('tells days, local times and instants apart', async () => {
    const { types, rows } = await read(
      "SELECT DATE '2024-02-29' AS day, TIMESTAMP '2024-05-01 09:30:00.250' AS local, TIMESTAMPTZ '2024-05-01 09:30:00+00' AS utc, true AS flag",
    );
    expect(types).toEqual(['day date', 'local instant', 'utc instant', 'flag boolean']);
    expect(rows).toEqual([
      { day: '2024-02-29', local: '2024-05-01T09:30:00.25', utc: '2024-05-01T09:30:00Z', flag: true },
    ]);
  });

  it('gives lists and structs as JSON', async () => {
    const { types, rows } = await read("SELECT [1, 2] AS list, {'a': 'x', 'b': NULL} AS struct");
    expect(types).toEqual(['list json', 'struct json']);
    expect(rows).toEqual([{ list: [1, 2], struct: { a: 'x', b: null } }]);
  });

  it('keeps rows in the order of the file', async () => {
    const { rows } = await read('SELECT range AS n FROM range(25000)');
    expect(rows.map((row) => row['n'])).toEqual(Array.from({ length: 25_000 }, (_, n) => n));
  });

  it('refuses a file that is cut off, and one that is none', async () => {
    await serve('SELECT range AS n FROM range(1000)');
    const whole = world.files.get('/a.parquet')?.body ?? '';
    world.files.set('/a.parquet', { body: Buffer.from(whole).subarray(0, 200) });
    expect((await refusal(world.source('/a.parquet', 'parquet'))).code).toBe('BAD_SHAPE');
    world.files.set('/b.parquet', { body: 'name,trees\nElm,1\n' });
    expect((await refusal(world.source('/b.parquet', 'parquet'))).code).toBe('BAD_SHAPE');
  });
});
