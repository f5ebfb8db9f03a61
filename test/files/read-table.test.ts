/** Hostile and mistaken files, each refused with a code that says what it is. */
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileTableFormat } from '../../src/domain/tables.ts';
import { aBench, rowsOf, type Bench } from './support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

const xlsx = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 1)]);

describe('a file that is something else', () => {
  it.each<[string, FileTableFormat, string | Uint8Array, string]>([
    [
      'a spreadsheet named .csv',
      'csv',
      xlsx,
      'Expected CSV, got a ZIP archive, or a spreadsheet such as XLSX',
    ],
    [
      'a spreadsheet named .parquet',
      'parquet',
      xlsx,
      'Expected Parquet, got a ZIP archive, or a spreadsheet such as XLSX',
    ],
    ['a login page named .csv', 'csv', '<!DOCTYPE html><html>', 'Expected CSV, got a web page'],
    ['a login page named .geojson', 'geojson', '<html><body>', 'Expected GeoJSON, got a web page'],
    [
      'an error of a server in XML',
      'csv',
      '<?xml version="1.0"?><Error/>',
      'Expected CSV, got an XML document',
    ],
    ['an error of a server in JSON', 'csv', '{"error":"not found"}', 'Expected CSV, got JSON'],
    ['CSV named .geojson', 'geojson', 'a,b\n1,2\n', 'Expected GeoJSON, got text of another kind'],
    ['CSV named .parquet', 'parquet', 'a,b\n1,2\n', 'Expected Parquet, got text of another kind'],
    ['Parquet named .csv', 'csv', 'PAR1\u0000\u0000', 'Expected CSV, got a Parquet file'],
    [
      'gzip within gzip',
      'csv',
      gzipSync(gzipSync('a\n1\n')),
      'Expected CSV, got a gzip file inside of another',
    ],
    ['a list of JSON', 'jsonl', '[{"a":1}]', 'Expected a JSON object in line 1, got a list'],
    [
      'noise',
      'csv',
      Buffer.from(Array.from({ length: 2_000 }, (_, n) => (n * 7919) % 256)),
      'There is a NUL byte in line',
    ],
  ])('%s', async (_what, format, content, message) => {
    await expect(bench.read(format, content)).rejects.toMatchObject({
      code: 'BAD_SHAPE',
      message: expect.stringContaining(message),
    });
  });
});

describe('a file made to hurt', () => {
  it.each<[string, FileTableFormat, () => string | Uint8Array, string]>([
    [
      'a line of 100 MB',
      'csv',
      () => Buffer.alloc(100_000_000, 0x61),
      'The row that begins in line 1 has more than 16,000,000 bytes',
    ],
    [
      'a quotation mark that swallows 50 MB',
      'csv',
      () => `a,b\n"${'x\n'.repeat(25_000_000)}`,
      'The row that begins in line 2 has more than 16,000,000 bytes',
    ],
    [
      '10,000 columns',
      'csv',
      () => `${Array.from({ length: 10_000 }, (_, n) => `c${String(n)}`).join(',')}\n`,
      'columns',
    ],
    [
      '10,000 names in objects',
      'jsonl',
      () => Array.from({ length: 10_000 }, (_, n) => `{"c${String(n)}":1}`).join('\n'),
      'more than 2,000 columns',
    ],
    [
      'an object of 50 MB',
      'jsonl',
      () => `{"a":"${'x'.repeat(50_000_000)}"}`,
      'The row that begins in line 1 has more than 16,000,000 bytes',
    ],
    ['a bomb in gzip', 'csv', () => gzipSync(Buffer.alloc(300_000_000, 0x0a), { level: 1 }), 'when unpacked'],
  ])(
    '%s is too large',
    async (_what, format, content, message) => {
      await expect(bench.read(format, content())).rejects.toMatchObject({
        code: 'TOO_LARGE',
        message: expect.stringContaining(message),
      });
    },
    60_000,
  );

  it('with JSON nested a million deep is refused, not followed', async () => {
    await expect(bench.read('jsonl', `{"a":${'['.repeat(1_000_000)}`)).rejects.toMatchObject({
      code: 'BAD_SHAPE',
      message: 'Line 1 holds JSON nested more than 500 deep',
    });
  });

  it('with names and cells that are pieces of SQL is a table like others', async () => {
    const hostile = ["'; DROP TABLE t; --", '") FROM t; --', '$1', "E'\\'", 'SELECT', 'c0', 'r'];
    const line = hostile.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
    const made = await bench.read('csv', `${line}\n${line}\n`);
    expect(made.columns.map(({ name }) => name)).toEqual(hostile);
    const [row] = await rowsOf(bench, made);
    expect(Object.values(row ?? {})).toEqual(hostile);
  });
});

describe('reading', () => {
  it('leaves nothing behind but the table', async () => {
    const before = readdirSync(bench.folder).length;
    await bench.read('csv', gzipSync('a\n1\n'));
    await expect(bench.read('csv', 'a,b\n1\n')).rejects.toThrow();
    // Two files as they came, and one table.
    expect(readdirSync(bench.folder).length - before).toBe(3);
    const session = await bench.session();
    const rows = await session.all(
      "SELECT count(*) FROM duckdb_databases() WHERE database_name LIKE 'load_%'",
    );
    expect(rows).toEqual([[0n]]);
    session.close();
  });

  it('goes on after a file that failed', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(bench.read('csv', 'a\n1\n', { signal: controller.signal })).rejects.toThrow();
    expect((await bench.read('csv', 'a\n1\n')).rows).toBe(1);
  });
});
