import { describe, expect, it } from 'vitest';
import {
  idsOf,
  isAscending,
  isSame,
  pageSize,
  rowReader,
  smallerPage,
} from '../../../connectors/ckan/rows-batch.ts';
import { cellReader } from '../../../connectors/ckan/rows-cells.ts';
import { ConnectorError, type JsonObject } from '../../../src/connector/index.ts';
import { aColumn, aSchema } from './a-schema.ts';

const columns = [aColumn('__proto__', 'text'), aColumn('n', 'numeric')];
const schema = aSchema(columns);
const slots = columns.map((column) => ({
  name: column.name,
  key: column.name,
  readCell: cellReader(column),
}));

describe('records as rows', () => {
  it('have every column asked for, whatever it is called, and null where the record says nothing', () => {
    const record: JsonObject = JSON.parse('{"__proto__": "p", "n": 1, "more": 2}');
    const row = rowReader(slots, schema, () => {})(record);
    expect(Object.entries(row)).toEqual([
      ['__proto__', 'p'],
      ['n', 1],
    ]);
    expect(Object.entries(rowReader(slots, schema, () => {})({}))).toEqual([
      ['__proto__', null],
      ['n', null],
    ]);
  });

  it('note once what has no cell, and refuse it where that is wanted', () => {
    const notes: unknown[] = [];
    const readRow = rowReader(slots, schema, (level, message, facts) => notes.push([level, message, facts]));
    expect([readRow({ n: 'NaN' })['n'], readRow({ n: 'NaN' })['n']]).toEqual([null, null]);
    expect(notes).toEqual([
      [
        'warn',
        'a value without a cell is given as null',
        { table: schema.ref.tableId, column: 'n', value: 'NaN' },
      ],
    ]);
    const refusing = rowReader(
      slots,
      schema,
      () => {},
      (name) => name === 'n',
    );
    expect(() => refusing({ n: 'NaN' })).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });

  it('have a number each', () => {
    expect(idsOf([{ _id: 3 }, { _id: 5 }], '_id')).toEqual([3, 5]);
    for (const record of [{}, { _id: null }, { _id: 'x' }] satisfies JsonObject[])
      expect(() => idsOf([record], '_id')).toThrow(expect.objectContaining({ code: 'BAD_SHAPE' }));
  });
});

describe('pages', () => {
  it('ascend, and are not the same twice', () => {
    expect([
      isAscending([1, 2], null),
      isAscending([3], 2),
      isAscending([2], 2),
      isAscending([2, 1], null),
    ]).toEqual([true, true, false, false]);
    expect([isSame([1, 2], [1, 2]), isSame([1], [1, 2]), isSame([], [])]).toEqual([true, false, false]);
  });

  it('are shorter the wider the table is', () => {
    expect([pageSize(3, 32_000), pageSize(100, 32_000), pageSize(1_000_000, 32_000)]).toEqual([
      32_000, 4_000, 1,
    ]);
  });

  it('are made smaller where they were too much, down to an end', () => {
    const tooLarge = new ConnectorError('TOO_LARGE', 'large');
    expect(smallerPage(32_000, tooLarge)).toBe(8_000);
    expect(smallerPage(120, new ConnectorError('TIMEOUT', 'slow'))).toBe(100);
    expect(smallerPage(100, tooLarge)).toBeNull();
    expect(smallerPage(32_000, new ConnectorError('BAD_QUERY', 'x'))).toBeNull();
    expect(smallerPage(32_000, new TypeError('x'))).toBeNull();
  });
});
