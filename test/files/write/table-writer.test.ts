import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cell, ColumnType, Row } from '../../../src/domain/query/ast.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { createTableWriter } from '../../../src/files/write/table-writer.ts';
import type { TableFormat } from '../../../src/ports/table-writer.ts';
import { aBench, rowsOf } from '../support.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'writer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function column(name: string, type: ColumnType = 'text'): Column {
  return { name, type, nullable: true, title: null, description: null, sourceType: '', system: false };
}
async function written(
  format: TableFormat,
  columns: readonly Column[],
  rows: readonly Row[],
): Promise<string> {
  const path = join(folder, `t.${format}`);
  const writer = await createTableWriter(format, columns, { to: 'file', path });
  await writer.write(rows);
  const { rows: count, bytes } = await writer.end();
  const text = readFileSync(path, 'utf8');
  expect([count, bytes]).toEqual([rows.length, Buffer.byteLength(text)]);
  return text;
}
const COLUMNS = [column('n', 'integer'), column('t'), column('p', 'point')];
const ROWS: readonly Row[] = [
  { t: 'a,"b"\n', n: '12345678901234567890', p: { type: 'Point', coordinates: [1, 2.5] }, other: 1 },
  { n: 1e21, t: '' },
  { n: null, t: '=1+1', p: null },
];

describe('CSV', () => {
  it('is RFC 4180 with LF; no value is nothing, an empty text is quoted, formulas are left alone', async () => {
    expect(await written('csv', COLUMNS, ROWS)).toBe(
      'n,t,p\n12345678901234567890,"a,""b""\n","{""type"":""Point"",""coordinates"":[1,2.5]}"\n1000000000000000000000,"",\n,=1+1,\n',
    );
  });

  it('of one column has no empty lines', async () => {
    expect(await written('csv', [column('a')], [{ a: null }, { a: 'x' }])).toBe('a\n""\nx\n');
  });

  it('of no rows is a header', async () => {
    expect(await written('csv', [column('a b'), column('c,"d"')], [])).toBe('a b,"c,""d"""\n');
  });

  it('comes back as it went, but for empty texts', async () => {
    const bench = aBench();
    const text = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '😀', ';', '\uFEFF', '='),
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: fc.option(text), b: fc.option(text) }), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const content = await written(
            'csv',
            [column('a'), column('b')],
            [...rows, { a: 'text', b: 'text' }],
          );
          const back = await rowsOf(bench, await bench.read('csv', content));
          expect(back).toEqual([...rows, { a: 'text', b: 'text' }]);
        },
      ),
      { numRuns: 15 },
    );
    bench.close();
  });
});

describe('JSON', () => {
  it('in lines is an object per row with every column, in their order', async () => {
    expect(await written('ndjson', COLUMNS, ROWS)).toBe(
      '{"n":"12345678901234567890","t":"a,\\"b\\"\\n","p":{"type":"Point","coordinates":[1,2.5]}}\n{"n":1e+21,"t":"","p":null}\n{"n":null,"t":"=1+1","p":null}\n',
    );
  });

  it('is one list of them, also of none', async () => {
    expect(await written('json', [column('a')], [{ a: 1 }, { a: null }])).toBe(
      '[\n{"a":1},\n{"a":null}\n]\n',
    );
    expect(await written('json', [column('a')], [])).toBe('[]\n');
  });

  it('keeps columns called like parts of objects', async () => {
    const row = Object.fromEntries([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]) satisfies Record<string, Cell>;
    expect(await written('ndjson', [column('__proto__'), column('constructor')], [row, {}])).toBe(
      '{"__proto__":"x","constructor":"y"}\n{"__proto__":null,"constructor":null}\n',
    );
  });
});

describe('writing', () => {
  it('many rows waits for who reads them, and holds little', async () => {
    let waiting = 0;
    let most = 0;
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        waiting += chunk.length;
        most = Math.max(most, waiting);
        setImmediate(() => {
          waiting -= chunk.length;
          done();
        });
      },
    });
    const writer = await createTableWriter('csv', [column('a')], { to: 'stream', stream });
    const rows = Array.from({ length: 10_000 }, (_, n) => ({ a: `row ${String(n)}` }));
    for (let batch = 0; batch < 20; batch += 1) await writer.write(rows);
    expect(await writer.end()).toMatchObject({ rows: 200_000 });
    expect(most).toBeLessThan(200_000);
  });

  it('to a stream that is closed early says so at the next piece', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
    const writer = await createTableWriter('ndjson', [column('a')], { to: 'stream', stream });
    const rows = Array.from({ length: 10_000 }, () => ({ a: 'x'.repeat(20) }));
    await writer.write(rows);
    stream.destroy();
    await expect(writer.write(rows)).rejects.toMatchObject({ fault: 'CLOSED' });
    await writer.abort();
  });

  it('that is given up leaves no file', async () => {
    for (const format of ['csv', 'ndjson', 'json', 'parquet'] as const) {
      const writer = await createTableWriter(format, [column('a')], { to: 'file', path: join(folder, 'x') });
      await writer.write([{ a: 'x' }]);
      await writer.abort();
      await writer.abort();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});
