import { describe, expect, it } from 'vitest';
import {
  hasSql,
  MAX_ROWS,
  searchCapabilities,
  SQL_CAPABILITIES,
} from '../../../connectors/ckan/rows-capabilities.ts';
import type { Column, ColumnType, RowCapabilities } from '../../../src/connector/index.ts';
import { aColumn } from './a-schema.ts';

function capabilities(columns: readonly Column[], sortsNulls = true): RowCapabilities {
  return searchCapabilities(columns, { sortsNulls, isEstimate: false });
}
/** Leaf by leaf and type by type. */
function isWithin(table: RowCapabilities, portal: RowCapabilities): boolean {
  return Object.entries(table.filter).every(([op, types]) =>
    Object.keys(types).every((type) => portal.filter[op === 'in' ? 'in' : 'eq']?.[typed(type)] !== undefined),
  );
}
function typed(type: string): ColumnType {
  const types: readonly ColumnType[] = [
    'text',
    'integer',
    'decimal',
    'boolean',
    'date',
    'instant',
    'point',
    'json',
  ];
  const found = types.find((one) => one === type);
  if (found === undefined) throw new TypeError(type);
  return found;
}

describe('what a table can be asked', () => {
  it('is never more than what the connector says of portals', () => {
    const odd = ['time', 'float8', 'timestamp', 'json'].map((type) => aColumn(type, type));
    for (const columns of [[], odd, [aColumn('w', 'text'), aColumn('z', 'timestamptz')]]) {
      const table = capabilities(columns);
      expect(isWithin(table, SQL_CAPABILITIES)).toBe(true);
      expect([table.page, table.logic.length, hasSql(table)]).toEqual([
        { maxSize: MAX_ROWS, reach: null },
        1,
        false,
      ]);
    }
    expect(hasSql(SQL_CAPABILITIES)).toBe(true);
  });

  it('leaves out a type of which one column is compared otherwise than it is shown', () => {
    const word = aColumn('word', 'text');
    expect(capabilities([word]).filter.eq).toHaveProperty('text', 'exact');
    expect(capabilities([word, aColumn('clock', 'time')]).filter.eq).not.toHaveProperty('text');
    expect(capabilities([aColumn('z', 'timestamptz')]).filter.in).toHaveProperty('instant', 'exact');
    expect(
      capabilities([aColumn('z', 'timestamptz'), aColumn('t', 'timestamp')]).filter.in,
    ).not.toHaveProperty('instant');
  });

  it('depends on what the portal can sort and count', () => {
    expect([capabilities([], true).orderBy?.nulls, capabilities([], false).orderBy?.nulls]).toEqual([
      'choose',
      'unspecified',
    ]);
    expect(searchCapabilities([], { sortsNulls: true, isEstimate: true }).count).toBe('estimate');
    expect([capabilities([]).orderBy?.text, SQL_CAPABILITIES.orderBy?.text]).toEqual([
      'collation',
      'code-point',
    ]);
  });
});
