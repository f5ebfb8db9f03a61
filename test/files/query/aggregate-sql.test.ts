import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupKey, Measure } from '../../../src/domain/query/ast.ts';
import { aggregateStatement } from '../../../src/files/query/aggregate-sql.ts';
import { namesOf, ParameterList } from '../../../src/files/query/statement.ts';
import { aggregateRows, countRows, type OpenTable } from '../../../src/files/query/table-reader.ts';
import type { Session } from '../../../src/files/engine/session.ts';
import { aBench, openTable, type Bench } from '../support.ts';

const CSV = `kind,amount,on,at
b,1.10,2024-05-01,2024-05-01T23:30:00-02:00
a,2.20,2024-05-17,2024-05-17T10:00:00Z
,0.01,2025-01-01,
a,,2024-05-17,2024-05-17T10:00:00Z
`;
let bench: Bench;
let session: Session;
let table: OpenTable;
beforeAll(async () => {
  bench = aBench();
  session = await bench.session();
  table = await openTable(session, await bench.read('csv', CSV));
});
afterAll(() => {
  session.close();
  bench.close();
});
const ask = (groupBy: readonly GroupKey[], measures: readonly Measure[], limit = 10) =>
  aggregateRows(session, table, { where: null, groupBy, measures, limit });
const by = (column: string, bucket: GroupKey['bucket'] = null): GroupKey => ({ column, bucket });
const sum: Measure = { as: 'sum', fn: 'sum', column: 'amount' };

describe('groups', () => {
  it('come in ascending order, nulls last, up to the limit', async () => {
    const groups = [
      { kind: 'a', sum: 2.2 },
      { kind: 'b', sum: 1.1 },
      { kind: null, sum: 0.01 },
    ];
    expect(await ask([by('kind')], [sum])).toEqual(groups);
    expect(await ask([by('kind')], [sum], 2)).toEqual(groups.slice(0, 2));
  });

  it('may be days, months and years, in UTC where instants say which they are', async () => {
    const count: Measure = { as: 'n', fn: 'count', column: null };
    expect(await ask([by('on', 'month')], [count])).toEqual([
      { on: '2024-05-01', n: 3 },
      { on: '2025-01-01', n: 1 },
    ]);
    expect(await ask([by('at', 'day')], [count])).toEqual([
      { at: '2024-05-02', n: 1 },
      { at: '2024-05-17', n: 2 },
      { at: null, n: 1 },
    ]);
    expect(await ask([by('on', 'year')], [count])).toEqual([
      { on: '2024-01-01', n: 3 },
      { on: '2025-01-01', n: 1 },
    ]);
  });
});

describe('measures', () => {
  it('are exact, and null where there is nothing to measure', async () => {
    const measures: readonly Measure[] = [
      { as: 'rows', fn: 'count', column: null },
      { as: 'values', fn: 'count', column: 'amount' },
      { as: 'kinds', fn: 'countDistinct', column: 'kind' },
      sum,
      { as: 'mean', fn: 'avg', column: 'amount' },
      { as: 'least', fn: 'min', column: 'at' },
      { as: 'most', fn: 'max', column: 'kind' },
    ];
    expect(await ask([], measures)).toEqual([
      {
        rows: 4,
        values: 3,
        kinds: 2,
        sum: 3.31,
        mean: '1.1033333333333333333',
        least: '2024-05-02T01:30:00Z',
        most: 'b',
      },
    ]);
    const none = { op: 'eq', column: 'kind', value: 'z' } as const;
    expect(await aggregateRows(session, table, { where: none, groupBy: [], measures, limit: 1 })).toEqual([
      { rows: 0, values: 0, kinds: 0, sum: null, mean: null, least: null, most: null },
    ]);
    expect([await countRows(session, table, none), await countRows(session, table, null)]).toEqual([0, 4]);
  });

  it('that the engine cannot do exactly are refused', () => {
    const columns = [
      {
        name: 'd',
        title: null,
        description: null,
        sourceType: '',
        nullable: true,
        storage: { as: 'double' } as const,
      },
    ];
    const context = {
      names: namesOf({ columns }),
      parameters: new ParameterList(),
      fold: (text: string) => text,
    };
    const query = {
      where: null,
      groupBy: [],
      measures: [{ as: 's', fn: 'sum', column: 'd' } as const],
      limit: 1,
    };
    expect(() => aggregateStatement(query, 'k.t', context)).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED' }),
    );
  });
});
