import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ColumnType, Row } from '../../../src/domain/query/ast.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { createParquetWriter } from '../../../src/files/write/parquet-writer.ts';
import { aBench, rowsOf, type Bench } from '../support.ts';

let bench: Bench;
let folder: string;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parquet's-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function column(name: string, type: ColumnType): Column {
  return { name, type, nullable: true, title: null, description: null, sourceType: '', system: false };
}
async function written(columns: readonly Column[], rows: readonly Row[]): Promise<Buffer> {
  const path = join(folder, 't.parquet');
  const writer = await createParquetWriter(columns, { to: 'file', path });
  await writer.write(rows);
  const { rows: count, bytes } = await writer.end();
  const content = readFileSync(path);
  expect([count, bytes, readdirSync(folder)]).toEqual([rows.length, content.length, ['t.parquet']]);
  return content;
}

describe('a Parquet file', () => {
  it('holds every type as widely as it must, and gives the same rows again', async () => {
    const columns = [
      column('small', 'integer'),
      column('large', 'integer'),
      column('wide', 'integer'),
      column('price', 'decimal'),
      column('far', 'decimal'),
      column('open', 'boolean'),
      column('on', 'date'),
      column('at', 'instant'),
      column('local', 'instant'),
      column('mixed', 'instant'),
      column('text', 'text'),
      column('place', 'point'),
      column('more', 'json'),
      column('none', 'decimal'),
    ];
    const rows: readonly Row[] = [
      {
        small: 7,
        large: '12345678901234567890',
        wide: '1'.repeat(45),
        price: 10.5,
        far: 1e-30,
        open: true,
        on: '2024-05-01',
        at: '2024-05-01T09:30:00.25Z',
        local: '2024-05-01T09:30:00',
        mixed: '2024-05-01T09:30:00Z',
        text: '',
        place: { type: 'Point', coordinates: [1, 2.5] },
        more: { a: [1, null, 'x'] },
        none: null,
      },
      { far: 1e20, price: '12345678901234567.89', mixed: '2024-05-01T09:30:00', text: '\uFEFF"é\n' },
    ];
    const made = await bench.read('parquet', await written(columns, rows));
    expect(made.columns.map(({ name, sourceType }) => `${name} ${sourceType}`)).toEqual([
      'small BIGINT',
      'large DECIMAL(38,0)',
      'wide VARCHAR',
      'price DECIMAL(19,2)',
      'far VARCHAR',
      'open BOOLEAN',
      'on DATE',
      'at TIMESTAMP WITH TIME ZONE',
      'local TIMESTAMP',
      'mixed VARCHAR',
      'text VARCHAR',
      'place JSON',
      'more JSON',
      'none DECIMAL(18,0)',
    ]);
    const nothing = Object.fromEntries(columns.map(({ name }) => [name, null]));
    expect(await rowsOf(bench, made)).toEqual([
      { ...nothing, ...rows[0], far: `0.${'0'.repeat(29)}1` },
      { ...nothing, ...rows[1], far: `1${'0'.repeat(20)}` },
    ]);
  });

  it('may have columns of any name, alike but for case among them', async () => {
    const names = ['a', 'A', 'it\'s "x"', '', ' ', "'; DROP TABLE t; --", '$1', 'é'];
    const made = await bench.read(
      'parquet',
      await written(
        names.filter((name) => name !== '').map((name) => column(name, 'integer')),
        [Object.fromEntries(names.map((name, at) => [name, at]))],
      ),
    );
    expect(Object.values((await rowsOf(bench, made))[0] ?? {})).toEqual([0, 1, 2, 4, 5, 6, 7]);
  });

  it('may be empty', async () => {
    const made = await bench.read(
      'parquet',
      await written([column('a', 'integer'), column('b', 'instant')], []),
    );
    expect(made).toMatchObject({ rows: 0, columns: [{ sourceType: 'BIGINT' }, { sourceType: 'TIMESTAMP' }] });
  });

  it('goes to a stream as well', async () => {
    const stream = new PassThrough();
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    const writer = await createParquetWriter([column('a', 'text')], { to: 'stream', stream });
    await writer.write([{ a: 'x' }]);
    const { bytes } = await writer.end();
    const content = Buffer.concat(pieces);
    expect([content.length, content.subarray(0, 4).toString(), stream.writableEnded]).toEqual([
      bytes,
      'PAR1',
      false,
    ]);
  });
});

describe('what goes wrong', () => {
  it('is told, and leaves nothing behind', async () => {
    const path = join(folder, 'none', 't.parquet');
    await expect(createParquetWriter([column('a', 'text')], { to: 'file', path })).rejects.toMatchObject({
      fault: 'REFUSED',
    });
    const closed = new Writable({ write: (_chunk, _encoding, done) => done() });
    const writer = await createParquetWriter([column('a', 'text')], { to: 'stream', stream: closed });
    await writer.write([{ a: 'x' }]);
    closed.destroy();
    await expect(writer.end()).rejects.toMatchObject({ fault: 'CLOSED' });
    await expect(writer.write([])).rejects.toMatchObject({ fault: 'CLOSED' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk is told as that', async () => {
    const path = join(folder, 'full');
    symlinkSync('/dev/full', path);
    const writer = await createParquetWriter([column('a', 'text')], { to: 'file', path });
    await writer.write([{ a: 'x' }]);
    await expect(writer.end()).rejects.toMatchObject({ fault: 'FULL' });
    expect(readdirSync(folder)).toEqual(['full']);
  });
});
