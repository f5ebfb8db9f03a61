import { describe, expect, it } from 'vitest';
import { readCount, readGroup } from '../../../connectors/socrata/row-groups.ts';
import { aggregateClauses } from '../../../connectors/socrata/soql-aggregate.ts';
import type { PushedAggregate } from '../../../src/connector/contract.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { Row } from '../../../src/domain/query/ast.ts';
import type { Column } from '../../../src/domain/query/table.ts';

function aColumn(name: string): Column {
  const sourceType = { amount: 'Number', at: 'Calendar date' }[name] ?? 'Text';
  return { name, type: 'text', nullable: true, title: null, description: null, sourceType, system: false };
}
const QUERY: PushedAggregate = {
  where: null,
  groupBy: [
    { column: 'type', bucket: null },
    { column: 'at', bucket: 'month' },
  ],
  measures: [
    { as: 'rows', fn: 'count', column: null },
    { as: 'sum', fn: 'sum', column: 'amount' },
    { as: 'mean', fn: 'avg', column: 'amount' },
    { as: 'last', fn: 'max', column: 'at' },
  ],
  limit: 10,
};
function read(row: JsonObject): Row {
  return readGroup(row, aggregateClauses(QUERY, [], aColumn, '2.1'), 4);
}

describe('a group', () => {
  it('has its keys by their columns and its measures by their names', () => {
    expect(
      read({
        a0: 'Oak',
        a1: '2024-05-01T00:00:00.000',
        a2: '3',
        a3: '1.00',
        a4: '1',
        a5: '3',
        a6: '2024-05-20T09:30:00.000',
      }),
    ).toEqual({
      type: 'Oak',
      at: '2024-05-01',
      rows: 3,
      sum: 1,
      mean: '0.33333333333333333333',
      last: '2024-05-20T09:30:00',
    });
  });
  it('has null for a key without a value, and for measures of nothing', () => {
    expect(read({ a2: '2', a5: '0' })).toEqual({
      type: null,
      at: null,
      rows: 2,
      sum: null,
      mean: null,
      last: null,
    });
  });
  it.each<readonly [JsonObject, string]>([
    [{}, '$[4].a2: expected a count, got null'],
    [{ a2: 'many' }, '$[4].a2: expected a count, got "many"'],
    [{ a2: '1', a3: 'much' }, '$[4].a3: expected a number, got "much"'],
    [{ a2: '1', a1: 'May' }, '$[4].a1: expected the start of a month, got "May"'],
    [{ a2: '1', a6: 5 }, '$[4].a6: expected Calendar date, got 5'],
  ])('is not read out of %j: %s', (row, message) => expect(() => read(row)).toThrow(message));
});

describe('a count', () => {
  it('is digits in a text, or a number', () => {
    expect(readCount({ n: '12345' }, 'n')).toBe(12345);
    expect(readCount({ n: 0 }, 'n')).toBe(0);
  });
  it.each<JsonObject | undefined>([undefined, {}, { n: '-1' }, { n: '1.5' }, { n: '99999999999999999999' }])(
    'is not %j',
    (row) => {
      expect(() => readCount(row, 'n')).toThrow('$[0].n: expected a count');
    },
  );
});
