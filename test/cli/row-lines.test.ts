import { describe, expect, it } from 'vitest';
import { createTablePrinter } from '../../src/cli/row-lines.ts';
import { painter } from '../../src/cli/text.ts';
import { aTableColumn } from '../support/some-rows.ts';

const columns = [aTableColumn('name'), aTableColumn('height', 'integer')];
const look = { width: Infinity, paint: painter(false) };
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `tree ${from + at}`, height: from + at }));

describe('a table that is printed while rows come', () => {
  it('waits for its first rows, so that columns are as wide as these need', async () => {
    const chunks: string[] = [];
    const printer = createTablePrinter(
      columns,
      { send: async (chunk) => void chunks.push(String(chunk)) },
      look,
    );
    await printer.rows(rows(1, 10));
    expect(chunks).toEqual([]);
    await printer.rows(rows(11, 90));
    await printer.rows([]);
    await printer.rows(rows(101, 1));
    await printer.end({});
    expect(chunks).toHaveLength(2);
    const lines = chunks.join('').trimEnd().split('\n');
    expect(lines).toHaveLength(102);
    expect([lines[0], lines[1], lines[101]]).toEqual([
      'name      height',
      'tree 1         1',
      'tree 101     101',
    ]);
  });

  it('is printed at the end when few rows came, or none', async () => {
    for (const few of [rows(1, 2), []]) {
      let text = '';
      const printer = createTablePrinter(
        columns,
        { send: async (chunk) => void (text += String(chunk)) },
        look,
      );
      await printer.rows(few);
      await printer.end({});
      expect(text.trimEnd().split('\n')).toHaveLength(1 + few.length);
    }
  });

  it('says which columns there was no room for', async () => {
    const many = Array.from({ length: 9 }, (_, at) => aTableColumn(`c${at}`));
    const narrow = createTablePrinter(many, { send: async () => undefined }, { ...look, width: 10 });
    await narrow.end({});
    expect(narrow.hidden()).toEqual(['c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
  });
});
