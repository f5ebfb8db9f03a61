import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutputFile } from '../../src/cli/output-file.ts';
import type { RowTarget } from '../../src/cli/row-printer.ts';
import { createWriterPrinter } from '../../src/cli/row-writer.ts';
import { CliError, ReaderGone } from '../../src/cli/world.ts';
import { createTableWriter } from '../../src/gateway-writer.ts';
import { TableWriteError, type CreateTableWriter } from '../../src/ports/table-writer.ts';
import { aFolder } from '../support/cli-world.ts';
import { aTableColumn } from '../support/some-rows.ts';

const columns = [aTableColumn('id', 'integer'), aTableColumn('name')];
const rows = [
  { id: 1, name: 'a, "b"' },
  { id: '9007199254740993', name: null },
];

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

function collecting(): { readonly target: RowTarget; text(): string; bytes(): Buffer } {
  const chunks: Buffer[] = [];
  return {
    target: { send: async (chunk) => void chunks.push(Buffer.from(chunk)) },
    text: () => Buffer.concat(chunks).toString('utf8'),
    bytes: () => Buffer.concat(chunks),
  };
}

describe('rows through a writer', () => {
  it.each([
    ['csv', 'id,name\n1,"a, ""b"""\n9007199254740993,\n'],
    ['ndjson', '{"id":1,"name":"a, \\"b\\""}\n{"id":"9007199254740993","name":null}\n'],
  ] as const)('go to stdout as %s', async (format, text) => {
    const out = collecting();
    const printer = await createWriterPrinter(createTableWriter, format, columns, { ...out, file: null });
    await printer.rows(rows.slice(0, 1));
    await printer.rows(rows.slice(1));
    await printer.end({});
    await printer.abandon();
    expect(out.text()).toBe(text);
  });

  it('go to stdout as Parquet when all of it is there', async () => {
    const out = collecting();
    const printer = await createWriterPrinter(createTableWriter, 'parquet', columns, { ...out, file: null });
    await printer.rows(rows);
    expect(out.bytes()).toHaveLength(0);
    await printer.end({});
    expect([out.bytes().subarray(0, 4), out.bytes().subarray(-4)].map(String)).toEqual(['PAR1', 'PAR1']);
  });

  it.each(['csv', 'parquet'] as const)(
    'go to a file as %s, which has its name only when it is whole',
    async (format) => {
      const file = await openOutputFile('trees', { cwd: folder.path, isForced: false, tag: 't' });
      const printer = await createWriterPrinter(createTableWriter, format, columns, { target: file, file });
      await printer.rows(rows);
      expect(readdirSync(folder.path)).not.toContain('trees');
      await printer.end({});
      await file.keep();
      expect(readdirSync(folder.path)).toEqual(['trees']);
      expect(readFileSync(join(folder.path, 'trees')).length).toBeGreaterThan(20);
    },
  );

  it('leave nothing when Parquet is given up', async () => {
    const file = await openOutputFile('trees', { cwd: folder.path, isForced: false, tag: 't' });
    const printer = await createWriterPrinter(createTableWriter, 'parquet', columns, { target: file, file });
    await printer.rows(rows);
    await printer.breakOff({});
    await printer.abandon();
    await file.discard();
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('rows that were broken off', () => {
  it('are those that came, as CSV', async () => {
    const out = collecting();
    const printer = await createWriterPrinter(createTableWriter, 'csv', columns, { ...out, file: null });
    await printer.rows(rows.slice(0, 1));
    await printer.breakOff({});
    expect(out.text()).toBe('id,name\n1,"a, ""b"""\n');
  });

  it.each(['csv', 'ndjson', 'parquet'] as const)(
    'are nothing at all as %s when none came',
    async (format) => {
      const out = collecting();
      const printer = await createWriterPrinter(createTableWriter, format, columns, { ...out, file: null });
      await printer.rows([]);
      await printer.breakOff({});
      expect(out.bytes()).toHaveLength(0);
    },
  );
});

describe('rows that cannot be written', () => {
  const printed = async (target: RowTarget): Promise<unknown> => {
    const printer = await createWriterPrinter(createTableWriter, 'csv', columns, { target, file: null });
    return printer.end({}).then(
      () => null,
      (error: unknown) => error,
    );
  };

  it('say that nobody reads', async () => {
    const gone = new ReaderGone();
    expect(await printed({ send: () => Promise.reject(gone) })).toBe(gone);
  });

  it('say what the target said', async () => {
    const full = new CliError(1, 'trees.csv cannot be written: ENOSPC');
    expect(await printed({ send: () => Promise.reject(full) })).toBe(full);
  });

  it.each([
    ['FULL', 'Make room, or choose another place with --output.'],
    ['REFUSED', 'Choose another place with --output.'],
  ] as const)('say what to do when the writer finds %s', async (fault, hint) => {
    const refusing: CreateTableWriter = () =>
      Promise.reject(new TableWriteError(fault, 'a.parquet cannot be written'));
    const file = await openOutputFile('trees', { cwd: folder.path, isForced: false, tag: 't' });
    await expect(
      createWriterPrinter(refusing, 'parquet', columns, { target: file, file }),
    ).rejects.toMatchObject({
      exitCode: 1,
      message: 'a.parquet cannot be written.',
      hint,
    });
    await file.discard();
  });
});
