import { describe, expect, it } from 'vitest';
import type { RowQuery, SortKey } from '../../../src/domain/query/ast.ts';
import { checkRows } from '../../../src/domain/query/check.ts';
import { aColumn, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

const columns = [...EVERY_COLUMN, aColumn('_id', 'integer', { system: true })];
const by = (column: string): SortKey => ({ column, direction: 'asc', nulls: 'last' });

function checked(change: Partial<Omit<RowQuery, 'offset' | 'limit'>>) {
  return checkRows({ columns: 'all', where: null, orderBy: [], ...change }, columns);
}
const names = (change: Parameters<typeof checked>[0]) => checked(change).columns.map((column) => column.name);

describe('a question for rows', () => {
  it('is for all columns but those of the system, or for those it names', () => {
    expect(names({})).toEqual(EVERY_COLUMN.map((column) => column.name));
    expect(names({ columns: ['_id', 'text', '_id'] })).toEqual(['_id', 'text']);
    expect(() => checked({ columns: [] })).toThrow('Expected at least one column, got none.');
    expect(() => checked({ columns: ['_ix'] })).toThrow('The table has no column "_ix". Did you mean "_id"?');
  });

  it('cannot order by what has no order, and orders by a column once', () => {
    expect(checked({ orderBy: [by('text'), by('date'), by('text')] }).orderBy).toEqual([
      by('text'),
      by('date'),
    ]);
    expect(() => checked({ orderBy: [by('point')] })).toThrow(/points on the map, which have no order/);
    expect(() => checked({ orderBy: [by('nowhere')] })).toThrow(/no column "nowhere"/);
    expect(() => checked({ orderBy: Array(17).fill(by('text')) })).toThrow(/at most 16 columns/);
  });

  it('has its filter checked', () => {
    expect(checked({ where: { op: 'eq', column: 'integer', value: '07' } }).where).toEqual({
      op: 'eq',
      column: 'integer',
      value: 7,
    });
    expect(() => checked({ where: { op: 'eq', column: 'integer', value: 'x' } })).toThrow(
      /expected a whole number/,
    );
  });
});
