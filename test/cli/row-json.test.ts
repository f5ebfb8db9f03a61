import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonPrinter, rowJson } from '../../src/cli/row-json.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import { aTableColumn } from '../support/some-rows.ts';

const columns = [aTableColumn('b'), aTableColumn('a "x"', 'json'), aTableColumn('__proto__')];

async function printed(pieces: readonly (readonly Row[])[], ending = {}): Promise<string> {
  let text = '';
  const printer = createJsonPrinter(
    columns,
    { send: async (chunk) => void (text += String(chunk)) },
    { table: 't' },
  );
  for (const rows of pieces) await printer.rows(rows);
  await printer.end(ending);
  return text;
}

describe('rows as one JSON document', () => {
  it('keep the order of the columns, and say null where there is nothing', () => {
    expect(rowJson(columns)({ 'a "x"': [1], b: 'c' })).toBe('{"b":"c","a \\"x\\"":[1],"__proto__":null}');
  });

  it('begin with what is known before, and end with what is known after', async () => {
    const text = await printed([[{ b: '1' }], [], [{ b: '2' }]], { total: null, truncated: false });
    expect(JSON.parse(text)).toEqual({
      table: 't',
      columns,
      rows: [
        { b: '1', 'a "x"': null, ['__proto__']: null },
        { b: '2', 'a "x"': null, ['__proto__']: null },
      ],
      total: null,
      truncated: false,
    });
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('are a document even when there are none', async () => {
    expect(JSON.parse(await printed([]))).toEqual({ table: 't', columns, rows: [] });
    expect(JSON.parse(await printed([[]], { truncated: true }))).toMatchObject({ rows: [], truncated: true });
  });

  it('come back as they were, whatever the cells and the pieces are', async () => {
    const row = fc.record({ b: fc.option(fc.string({ unit: 'binary' })), 'a "x"': fc.jsonValue() });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 4 }), async (pieces) => {
        const rows: unknown = JSON.parse(await printed(JSON.parse(JSON.stringify(pieces)))).rows;
        const wanted = pieces.flat().map((one) => ({ ...one, ['__proto__']: null }));
        expect(JSON.stringify(rows)).toBe(JSON.stringify(JSON.parse(JSON.stringify(wanted))));
      }),
    );
  });
});
