import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createParquetWriter } from '../../../src/files/write/parquet-writer.ts';
import type { ColumnType, Row } from '../../../src/domain/query/ast.ts';
import type { Column } from '../../../src/domain/query/table.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function aPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civicgraph-parquet-'));
  folders.push(folder);
  return join(folder, 'a.parquet');
}
function column(name: string, type: ColumnType): Column {
  return { name, type, nullable: true, title: null, description: null, sourceType: '', system: false };
}
async function written(columns: readonly Column[], rows: readonly Row[]): Promise<string> {
  const path = await aPath();
  const writer = await createParquetWriter(columns, { to: 'file', path });
  for (const row of rows) await writer.write([row]);
  await writer.end();
  expect(await readdir(join(path, '..'))).toEqual(['a.parquet']);
  return path;
}
/** As an independent reader sees the file. */
async function readBack(path: string, sql: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql.replace('FILE', `'${path}'`));
    return reader.getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
async function typesOf(path: string): Promise<unknown> {
  return readBack(path, 'SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM FILE)');
}

describe('a table written as Parquet', () => {
  it('keeps big whole numbers, exact decimals, texts, days and nothing', async () => {
    const columns = [
      column('big', 'integer'),
      column('money', 'decimal'),
      column('odd "name"', 'text'),
      column('day', 'date'),
    ];
    const path = await written(columns, [
      { big: '9223372036854775807', money: '12345678901234567.89', 'odd "name"': '', day: '2024-02-29' },
      { big: -1, money: 0.5, 'odd "name"': "O'Neil 🚲", day: null },
    ]);
    expect(
      await readBack(path, 'SELECT big::VARCHAR, money::VARCHAR, "odd ""name""", day::VARCHAR FROM FILE'),
    ).toEqual([
      ['9223372036854775807', '12345678901234567.89', '', '2024-02-29'],
      ['-1', '0.50', "O'Neil 🚲", null],
    ]);
    expect(await typesOf(path)).toEqual([
      ['big', 'DECIMAL(38,0)'],
      ['money', 'DECIMAL(19,2)'],
      ['odd "name"', 'VARCHAR'],
      ['day', 'DATE'],
    ]);
  });

  it('tells times of a zone from local ones, and leaves a mixture as text', async () => {
    const columns = [column('utc', 'instant'), column('local', 'instant'), column('mixed', 'instant')];
    const path = await written(columns, [
      { utc: '2024-05-01T09:30:00Z', local: '2024-05-01T09:30:00', mixed: '2024-05-01T09:30:00Z' },
      { utc: null, local: null, mixed: '2024-05-01T09:30:00' },
    ]);
    expect(await typesOf(path)).toEqual([
      ['utc', 'TIMESTAMP WITH TIME ZONE'],
      ['local', 'TIMESTAMP'],
      ['mixed', 'VARCHAR'],
    ]);
  });

  it('writes a table without rows with its columns', async () => {
    const path = await written([column('a', 'text'), column('b', 'boolean')], []);
    expect(await typesOf(path)).toEqual([
      ['a', 'VARCHAR'],
      ['b', 'BOOLEAN'],
    ]);
    expect(await readBack(path, 'SELECT count(*)::VARCHAR FROM FILE')).toEqual([['0']]);
  });
});
