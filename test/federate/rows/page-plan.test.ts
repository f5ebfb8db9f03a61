import { describe, expect, it } from 'vitest';
import type { RowCapabilities } from '../../../src/domain/query/ast.ts';
import { checkRows } from '../../../src/domain/query/check.ts';
import type { TableSchema } from '../../../src/domain/query/table.ts';
import { DEFAULT_ROW_LIMITS } from '../../../src/federate/rows/limits.ts';
import { planPage, type PageAsked, type PagePlan } from '../../../src/federate/rows/page-plan.ts';
import { planRows } from '../../../src/federate/rows/plan-rows.ts';
import type { RowsQuestion } from '../../../src/ports/rows.ts';
import { schemaOf } from '../../support/planned-pages.ts';
import { TABLE_COLUMNS } from '../../support/table-arbitraries.ts';
import { EVERYTHING } from '../../support/table-source.ts';

interface Given extends Partial<PageAsked> {
  readonly query?: Partial<RowsQuestion['query']>;
  readonly able?: Partial<RowCapabilities>;
  readonly schema?: Partial<TableSchema>;
}
function pageOf({ query, able, schema: change, ...asked }: Given): PagePlan {
  const capabilities = { ...EVERYTHING, ...able };
  const schema = { ...schemaOf({ columns: TABLE_COLUMNS, rows: [], key: 'id', capabilities }), ...change };
  const whole = { columns: ['text'], where: null, orderBy: [], ...query };
  const plan = planRows(checkRows(whole, TABLE_COLUMNS), schema);
  return planPage(plan, schema, { first: 5, position: null, ...asked }, DEFAULT_ROW_LIMITS);
}
const exactly = (value: number) => ({ count: { value, precision: 'exact' } as const });
const open = { where: { op: 'eq', column: 'integer', value: 1 } as const };
const byDate = { orderBy: [{ column: 'date', direction: 'asc', nulls: 'last' } as const] };
const sample = [{ id: 1 }, { id: 2 }, { id: 3 }];

describe('planning a page', () => {
  it('looks for one row more than is shown, in as many requests as that takes', () => {
    expect(pageOf({})).toMatchObject({ need: 6, behind: null, requests: { atLeast: 1, atMost: 1 } });
    expect(pageOf({ first: 25 }).requests.atMost).toBe(3);
    expect(pageOf({ first: 25, schema: exactly(7) }).requests.atMost).toBe(1);
  });

  it('begins behind a row where the portal can tell, else counts rows', () => {
    const position = { offset: 5, values: [5] };
    expect(pageOf({ position }).behind).toEqual({ op: 'gt', column: 'id', value: 5 });
    expect(pageOf({ position, able: { filter: {} } })).toMatchObject({ behind: null, start: { offset: 5 } });
    expect(pageOf({ position: { offset: 5, values: null } }).behind).toBeNull();
    // Two conditions cannot be joined.
    expect(pageOf({ position, query: open, able: { logic: [] } }).behind).toBeNull();
  });

  it('knows what sorting here costs only where nothing is filtered', () => {
    const able = { orderBy: null };
    expect(pageOf({ query: byDate, able, schema: exactly(95) }).requests).toEqual({
      atLeast: 10,
      atMost: 10,
    });
    expect(pageOf({ query: { ...byDate, ...open }, able, schema: exactly(95) }).requests).toEqual({
      atLeast: 1,
      atMost: 10_000,
    });
    expect(pageOf({ query: byDate, able, schema: exactly(1e9) }).requests.atMost).toBe(10_000);
  });

  it('takes rows out of the description where they are in it, or all rows are', () => {
    expect(pageOf({ first: 2, schema: { sample } })).toMatchObject({
      isInSample: true,
      requests: { atMost: 0 },
    });
    expect(pageOf({ first: 3, schema: { sample } }).isInSample).toBe(false);
    expect(pageOf({ first: 9, schema: { sample, ...exactly(3) } }).isInSample).toBe(true);
    expect(pageOf({ first: 9, schema: { sample, ...exactly(4) } }).isInSample).toBe(false);
    expect(pageOf({ first: 1, position: { offset: 1, values: [1] }, schema: { sample } }).isInSample).toBe(
      true,
    );
    for (const query of [
      open,
      byDate,
      { orderBy: [{ column: 'id', direction: 'desc', nulls: 'last' } as const] },
    ])
      expect(pageOf({ first: 2, query, schema: { sample } }).isInSample).toBe(false);
    expect(pageOf({ first: 2, schema: { sample, key: null } }).isInSample).toBe(false);
  });

  it('stops at the portal’s wall, and says so beyond it', () => {
    const able = { page: { maxSize: 10, reach: 20 }, filter: {} };
    expect(pageOf({ able, position: { offset: 16, values: null } }).need).toBe(4);
    expect(() => pageOf({ able, position: { offset: 20, values: null } })).toThrow(
      expect.objectContaining({ code: 'BEYOND_REACH', message: expect.stringContaining('first 20 rows') }),
    );
    const walled = { page: { maxSize: 10, reach: 20 } };
    expect(pageOf({ able: walled, position: { offset: 20, values: [20] } })).toMatchObject({
      need: 6,
      behind: { op: 'gt' },
    });
    expect(
      pageOf({ able: { ...walled, orderBy: null }, query: byDate, position: { offset: 50, values: null } })
        .need,
    ).toBe(6);
  });

  it('costs nothing for no rows', () => {
    expect(pageOf({ first: 0 }).requests).toEqual({ atLeast: 0, atMost: 0 });
  });
});
