import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createTableWriter } from '../../../src/files/write/table-writer.ts';
import type { Column } from '../../../src/domain/query/table.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function aPath(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civicgraph-table-'));
  folders.push(folder);
  return join(folder, name);
}
const COLUMNS: readonly Column[] = ['n', 't'].map((name) => ({
  name,
  type: name === 'n' ? 'integer' : 'text',
  nullable: true,
  title: null,
  description: null,
  sourceType: '',
  system: false,
}));

describe('a table written piece by piece', () => {
  it('is the same however its rows are cut into pieces', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ({
      n,
      t: `row ${String(n)} ${'x'.repeat(n % 40)}`,
    }));
    const files = await Promise.all(
      [1, 7, 5_000].map(async (size) => {
        const path = await aPath('a.csv');
        const writer = await createTableWriter('csv', COLUMNS, { to: 'file', path });
        for (let at = 0; at < rows.length; at += size) await writer.write(rows.slice(at, at + size));
        const { rows: count, bytes } = await writer.end();
        const text = await readFile(path, 'utf8');
        expect([count, bytes]).toEqual([5_000, Buffer.byteLength(text)]);
        return text;
      }),
    );
    expect(new Set(files).size).toBe(1);
    expect(files[0]?.split('\n')).toHaveLength(5_002);
  });

  it('waits for a slow reader instead of piling rows up', async () => {
    const stream = new PassThrough({ highWaterMark: 1_024 });
    const writer = await createTableWriter('ndjson', COLUMNS, { to: 'stream', stream });
    const rows = Array.from({ length: 4_000 }, (_, n) => ({ n, t: 'x'.repeat(100) }));
    let isDone = false;
    const writing = writer.write(rows).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    let read = 0;
    stream.on('data', (piece: Buffer) => (read += piece.length));
    await writing;
    const { bytes } = await writer.end();
    await new Promise((resolve) => setImmediate(resolve));
    expect(read).toBe(bytes);
  });

  it.each(['csv', 'ndjson', 'json', 'parquet'] as const)(
    'leaves no %s behind when given up',
    async (format) => {
      const path = await aPath(`a.${format}`);
      const writer = await createTableWriter(format, COLUMNS, { to: 'file', path });
      await writer.write([{ n: 1, t: 'one' }]);
      await writer.abort();
      expect(await readdir(join(path, '..'))).toEqual([]);
    },
  );
});
