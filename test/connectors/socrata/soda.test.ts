/** How questions travel: addresses within a budget, POSTs for those with a token, and both error envelopes. */
import { describe, expect, it } from 'vitest';
import { MOST_URL_BYTES, sodaUrl } from '../../../connectors/socrata/soda.ts';
import type { Condition } from '../../../src/domain/query/ast.ts';
import { aCall } from '../../support/twin-http.ts';
import { oddTable, type TwinTable } from '../../twins/rows.ts';
import { allOf, codeOf, openTables, rowsOf, type RowBench } from './rows-support.ts';
import { idAt } from './support.ts';

const TOKEN = 'secret-token';
function lastRequest(bench: RowBench): {
  readonly method: string;
  readonly path: string;
  readonly bytes: number;
} {
  const { method = '', url = '' } = bench.http.requests.at(-1) ?? {};
  return { method, path: new URL(url).pathname, bytes: url.length };
}
/** Longer than an address may be. */
const LONG: Condition = {
  op: 'or',
  of: [
    {
      op: 'in',
      column: 'note',
      values: Array.from({ length: 150 }, (_, index) => `${'é'.repeat(10)}${index}`),
    },
    { op: 'ge', column: 'select_count', value: 0 },
  ],
};

describe('the address of a question', () => {
  it('has its clauses spelled with percent signs, and no plus sign for a blank', () => {
    const clauses = {
      select: '`a`, :id',
      where: "`a` = 'x + y & z = é #1'",
      group: null,
      order: ':id ASC',
      limit: 10,
      offset: 5,
    };
    const { href, searchParams } = sodaUrl(new URL('https://data.city.gov/browse'), 'abcd-1234', clauses);
    expect(href.startsWith('https://data.city.gov/resource/abcd-1234.json?$select=%60a%60')).toBe(true);
    expect(href).not.toContain('+');
    expect(Object.fromEntries(searchParams)).toEqual({
      $select: clauses.select,
      $where: clauses.where,
      $order: ':id ASC',
      $limit: '10',
      $offset: '5',
    });
  });
});

describe('a question too long for an address', () => {
  it('is refused without a token, and without a request', async () => {
    const bench = openTables([oddTable(1, 30)]);
    const schema = await bench.schema();
    const before = bench.http.requests.length;
    await expect(rowsOf(bench.rows, schema, { where: LONG })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('appToken'),
    });
    expect(bench.http.requests.length).toBe(before);
  });

  it('is posted with one, for the same answer', async () => {
    const bench = openTables([oddTable(1, 30)], { appToken: TOKEN });
    const schema = await bench.schema();
    const rows = await rowsOf(bench.rows, schema, { where: LONG });
    expect(lastRequest(bench)).toMatchObject({ method: 'POST', path: `/api/v3/views/${idAt(0)}/query.json` });
    expect(rows).toEqual(
      await rowsOf(bench.rows, schema, { where: { op: 'ge', column: 'select_count', value: 0 } }),
    );
    expect(lastRequest(bench).method).toBe('GET');
    expect(await bench.rows.count?.(schema, LONG, aCall())).toMatchObject({ value: rows.length });
  });

  it('is not made of many names: all columns have a short one', async () => {
    const columns = Array.from({ length: 300 }, (_, index) => ({
      name: `quite_a_long_name_of_a_column_${index}`,
      type: 'text' as const,
    }));
    const table: TwinTable = { columns, rows: [Object.fromEntries(columns.map(({ name }) => [name, 'x']))] };
    const bench = openTables([table]);
    const schema = await bench.schema();
    const [row] = await rowsOf(bench.rows, schema, { columns: allOf(schema) });
    expect(Object.keys(row ?? {})).toEqual(allOf(schema));
    expect(lastRequest(bench).bytes).toBeLessThan(MOST_URL_BYTES);
    const most = columns.slice(1).map(({ name }) => name);
    const [part] = await rowsOf(bench.rows, schema, { columns: most });
    expect(Object.keys(part ?? {})).toEqual(most);
    expect(lastRequest(bench).bytes).toBeLessThan(MOST_URL_BYTES);
  });
});

describe('a portal without SODA 2', () => {
  it('is asked through SODA 3 by those who have a token, from then on at once', async () => {
    const bench = openTables([oddTable(1, 5)], { appToken: TOKEN });
    bench.twin.knobs.soda2 = 'gone';
    const schema = await bench.schema();
    expect(await rowsOf(bench.rows, schema)).toHaveLength(5);
    const before = bench.http.requests.length;
    expect(await rowsOf(bench.rows, schema)).toHaveLength(5);
    expect(bench.http.requests.length - before).toBe(1);
    const groupBy = [{ column: 'rack', bucket: null }];
    const query = { where: null, groupBy, measures: [], limit: 10 };
    expect((await bench.rows.aggregate?.(schema, query, aCall()))?.length).toBeGreaterThan(1);
  });

  it('has no rows for others, and neither has one that takes no token', async () => {
    const without = openTables([oddTable(1, 5)]);
    without.twin.knobs.soda2 = 'gone';
    expect(await codeOf(rowsOf(without.rows, await without.schema()))).toBe('NOT_FOUND');
    const off = openTables([oddTable(1, 5)], { appToken: TOKEN });
    off.twin.knobs.soda2 = 'gone';
    off.twin.knobs.soda3 = 'off';
    expect(await codeOf(rowsOf(off.rows, await off.schema()))).toBe('NOT_FOUND');
  });
});

describe('what a portal answers in place of rows', () => {
  async function answered(prepare: (bench: RowBench) => void): Promise<string> {
    const bench = openTables([oddTable(1, 5)]);
    const schema = await bench.schema();
    prepare(bench);
    return codeOf(rowsOf(bench.rows, schema));
  }
  it.each([
    [400, 'BAD_QUERY'],
    [408, 'TIMEOUT'],
    [413, 'TOO_LARGE'],
    [429, 'RATE_LIMITED'],
    [500, 'UPSTREAM_FAILED'],
  ])('status %i is %s', async (status, code) => {
    expect(
      await answered(({ twin }) => twin.knobs.refusals.push(...Array.from({ length: 9 }, () => status))),
    ).toBe(code);
  });

  it('a table that is gone, private, or no table any more', async () => {
    expect(await answered(({ twin }) => twin.remove(idAt(0)))).toBe('NOT_FOUND');
    expect(await answered(({ twin }) => twin.makePrivate(idAt(0)))).toBe('UNAUTHORISED');
    expect(
      await answered(({ twin }) => twin.update(idAt(0), { resource: { lens_view_type: 'blobby' } })),
    ).toBe('NOT_FOUND');
  });

  it('columns that have changed since they were described', async () => {
    const bench = openTables([oddTable(1, 5)]);
    const schema = await bench.schema();
    const drifted = {
      ...schema,
      columns: schema.columns.map((column) =>
        column.name === 'note' ? { ...column, name: 'notes' } : column,
      ),
    };
    await expect(rowsOf(bench.rows, drifted, { columns: ['notes'] })).rejects.toMatchObject({
      code: 'BAD_SHAPE',
      message: expect.stringMatching(/columns of the table have changed.*No such column: notes/),
    });
  });

  it('columns whose types have changed since', async () => {
    const bench = openTables([oddTable(1, 5)]);
    const schema = await bench.schema();
    const drifted = {
      ...schema,
      columns: schema.columns.map((column) =>
        column.name === 'note' ? { ...column, type: 'decimal' as const, sourceType: 'Number' } : column,
      ),
    };
    const where: Condition = { op: 'eq', column: 'note', value: 5 };
    expect(await codeOf(rowsOf(bench.rows, drifted, { where }))).toBe('BAD_SHAPE');
    await expect(rowsOf(bench.rows, drifted, { columns: ['note'] })).rejects.toThrow(
      /\$\[\d+\]\.note: expected Number, got/,
    );
  });

  it('never shows the token', async () => {
    const bench = openTables([oddTable(1, 5)], { appToken: TOKEN });
    const schema = await bench.schema();
    bench.twin.makePrivate(idAt(0));
    await expect(rowsOf(bench.rows, schema)).rejects.not.toThrow(TOKEN);
    expect(bench.http.requests.some(({ url }) => url.includes(TOKEN))).toBe(false);
  });
});
