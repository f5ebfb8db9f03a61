import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row, SortKey } from '../../../src/domain/query/ast.ts';
import { rowsStatement } from '../../../src/files/query/rows-sql.ts';
import { namesOf, ParameterList } from '../../../src/files/query/statement.ts';
import { readBatches, type OpenTable } from '../../../src/files/query/table-reader.ts';
import type { Session } from '../../../src/files/engine/session.ts';
import { aBench, openTable, type Bench } from '../support.ts';

const ROWS = 30_000;
let bench: Bench;
let session: Session;
let table: OpenTable;
beforeAll(async () => {
  bench = aBench();
  session = await bench.session();
  const lines = Array.from(
    { length: ROWS },
    (_, n) => `${String(n)},${String(n % 7)},${n % 3 === 0 ? '' : 'x'}`,
  );
  table = await openTable(session, await bench.read('csv', `n,m,__proto__\n${lines.join('\n')}\n`));
});
afterAll(() => {
  session.close();
  bench.close();
});

interface Asked {
  readonly columns?: readonly string[];
  readonly orderBy?: readonly SortKey[];
  readonly window?: { readonly offset: number; readonly limit: number } | null;
}
async function batches({ columns = ['n'], orderBy = [], window = null }: Asked = {}) {
  const all = [];
  for await (const batch of readBatches(session, table, { columns, where: null, orderBy, window }))
    all.push(batch);
  return all;
}
const asc = (column: string): SortKey => ({ column, direction: 'asc', nulls: 'last' });

describe('rows', () => {
  it('come in batches of at most ten thousand, the last of which says so', async () => {
    const all = await batches();
    expect(all.map(({ rows }) => rows.length).reduce((sum, count) => sum + count)).toBe(ROWS);
    expect(Math.max(...all.map(({ rows }) => rows.length))).toBeLessThanOrEqual(10_000);
    expect(all.map(({ last }) => last)).toEqual(all.map((_batch, at) => at === all.length - 1));
    expect(all[0]?.total).toEqual({ value: ROWS, precision: 'exact' });
  });

  it('of nothing are one empty last batch', async () => {
    expect(await batches({ window: { offset: ROWS, limit: 5 } })).toEqual([
      { rows: [], total: { value: ROWS, precision: 'exact' }, last: true },
    ]);
  });

  it('come in the order of the file, from anywhere in it', async () => {
    for (const orderBy of [[], [asc(':row')]]) {
      const [batch] = await batches({ orderBy, window: { offset: 25_000, limit: 3 } });
      expect(batch?.rows).toEqual([{ n: 25_000 }, { n: 25_001 }, { n: 25_002 }]);
    }
  });

  it('that are alike in their order come in the order of the file', async () => {
    const [batch] = await batches({ orderBy: [asc('m')], window: { offset: 0, limit: 3 } });
    expect(batch?.rows).toEqual([{ n: 0 }, { n: 7 }, { n: 14 }]);
  });

  it('have exactly the columns asked for, the number of the row among them, under any name', async () => {
    const [batch] = await batches({ columns: ['__proto__', ':row'], window: { offset: 0, limit: 2 } });
    const [first, second]: readonly Row[] = batch?.rows ?? [];
    expect([Object.entries(first ?? {}), Object.entries(second ?? {})]).toEqual([
      [
        ['__proto__', null],
        [':row', 1],
      ],
      [
        ['__proto__', 'x'],
        [':row', 2],
      ],
    ]);
    expect(Object.getPrototypeOf(first)).toBe(Object.prototype);
  });

  it('that come out of order where they must not are noticed', () => {
    const context = {
      names: namesOf(table.about),
      parameters: new ParameterList(),
      fold: (text: string) => text,
    };
    const { read } = rowsStatement(
      { columns: ['n'], where: null, orderBy: [], window: null },
      'k.t',
      context,
    );
    const chunk = {
      rowCount: 2,
      getColumns: () => [
        [2n, 1n],
        [1n, 0n],
      ],
    };
    expect(() => read(chunk as never)).toThrow('out of order');
  });
});
