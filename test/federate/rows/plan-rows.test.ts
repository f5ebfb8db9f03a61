import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Fidelity, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { checkRows } from '../../../src/domain/query/check.ts';
import { evaluateRows } from '../../../src/domain/query/evaluate.ts';
import { columnsOf, planRows } from '../../../src/federate/rows/plan-rows.ts';
import type { RowsQuestion } from '../../../src/ports/rows.ts';
import { readPlannedPages, schemaOf, type Tampering } from '../../support/planned-pages.ts';
import { aRowsQuery, aTable, TABLE_COLUMNS } from '../../support/table-arbitraries.ts';
import { EVERYTHING, type TableSourceOptions } from '../../support/table-source.ts';

function planOf(
  query: Partial<RowsQuestion['query']>,
  change: Partial<RowCapabilities> = {},
  key: string | null = 'id',
) {
  const schema = schemaOf({
    columns: TABLE_COLUMNS,
    rows: [],
    key,
    capabilities: { ...EVERYTHING, ...change },
  });
  const whole = { columns: ['text'], where: null, orderBy: [], ...query };
  return planRows(checkRows(whole, TABLE_COLUMNS), schema);
}
const byDate = { orderBy: [{ column: 'date', direction: 'desc', nulls: 'last' } as const] };
const open = { where: { op: 'eq', column: 'integer', value: 1 } as const };

describe('planning rows', () => {
  it('leaves all of it to a portal that can do all of it', () => {
    expect(planOf({ ...open, ...byDate })).toMatchObject({
      how: 'window',
      pushed: { columns: ['text', 'date', 'id'], where: open.where, orderBy: byDate.orderBy },
      residual: null,
      reasons: [],
    });
  });

  it('asks for the columns that it filters and orders by here, and for the key', () => {
    const plan = planOf({ ...open, ...byDate }, { filter: {}, orderBy: null });
    expect(plan).toMatchObject({ how: 'sort', residual: open.where, pushed: { where: null, orderBy: [] } });
    expect(plan.pushed.columns).toEqual(['text', 'integer', 'date', 'id']);
    expect(plan.reasons).toHaveLength(2);
  });

  it('reads on in order where only the filter stays here', () => {
    expect(planOf({ ...open, ...byDate }, { filter: {} })).toMatchObject({ how: 'walk', pushed: byDate });
  });

  it('needs no sorting for the order of the key', () => {
    const byKey = {
      orderBy: [{ column: 'id', direction: 'asc', nulls: 'first' } as const, ...byDate.orderBy],
    };
    expect(planOf(byKey, { orderBy: null })).toMatchObject({ how: 'window', pushed: { orderBy: [] } });
    expect(
      planOf({ orderBy: [{ column: 'id', direction: 'desc', nulls: 'last' }] }, { orderBy: null }).how,
    ).toBe('sort');
  });

  it('asks nobody where no row can match', () => {
    expect(planOf({ where: { op: 'in', column: 'integer', values: [] } }).how).toBe('nothing');
  });

  it('says that rows may change places where no column names them, and that text is in the portal’s order', () => {
    const collation = {
      maxKeys: 1,
      types: ['text' as const],
      nulls: 'choose' as const,
      text: 'collation' as const,
    };
    const byText = { orderBy: [{ column: 'text', direction: 'asc', nulls: 'last' } as const] };
    expect(planOf(byText, { orderBy: collation }, null).notes).toHaveLength(2);
  });

  it('names every column of a condition once', () => {
    const where: Condition = {
      op: 'or',
      of: [open.where, { op: 'and', of: [open.where, { op: 'isNull', column: 'text' }] }],
    };
    expect(columnsOf(where)).toEqual(['integer', 'text']);
    expect(columnsOf(null)).toEqual([]);
  });
});

/** A planner that goes wrong in one way, as a real one might. */
const saboteurs: readonly { readonly name: string; readonly tampering: Tampering }[] = [
  {
    name: 'pushes the window without the order',
    tampering: { plan: (plan) => (plan.how === 'sort' ? { ...plan, how: 'window' } : plan) },
  },
  {
    name: 'takes a superset for the answer',
    tampering: { capabilities: (able) => ({ ...able, filter: exactly(able.filter) }) },
  },
  {
    name: 'forgets what is left to filter',
    tampering: {
      plan: (plan) => ({ ...plan, residual: null, how: plan.how === 'walk' ? 'window' : plan.how }),
    },
  },
  {
    name: 'does not ask for what it filters by',
    tampering: {
      plan: (plan) => ({
        ...plan,
        pushed: { ...plan.pushed, columns: plan.columns.map(({ name }) => name) },
      }),
    },
  },
  {
    name: 'sorts by the first column only',
    tampering: { plan: (plan) => ({ ...plan, order: plan.order.slice(0, 1) }) },
  },
  {
    name: 'begins every page behind the key alone',
    tampering: {
      page: (page) => (page.behind === null ? page : { ...page, behind: behindKey(page.start.values) }),
    },
  },
  {
    name: 'begins every page at the first row',
    tampering: { page: (page) => ({ ...page, behind: null, start: { offset: 0, values: null } }) },
  },
];
function exactly(filter: RowCapabilities['filter']): RowCapabilities['filter'] {
  const cells = Object.entries(filter).map(([op, types]) => [
    op,
    Object.fromEntries(Object.keys(types).map((type): [string, Fidelity] => [type, 'exact'])),
  ]);
  return Object.fromEntries(cells);
}
function behindKey(values: readonly unknown[] | null): Condition {
  const key = values?.at(-1);
  return { op: 'gt', column: 'id', value: typeof key === 'number' ? key : 0 };
}

async function holds(tampering: Tampering, runs: number): Promise<void> {
  const check = async (
    table: TableSourceOptions,
    query: RowsQuestion['query'],
    first: number,
  ): Promise<void> => {
    const checked = checkRows(query, table.columns);
    const expected = evaluateRows({ ...checked, offset: 0, limit: Infinity }, table.rows, table.columns);
    expect(await readPlannedPages(table, query, first, tampering)).toEqual(expected);
  };
  await fc.assert(fc.asyncProperty(aTable, aRowsQuery, fc.constantFrom(1, 2, 5), check), {
    numRuns: runs,
    endOnFailure: true,
  });
}

describe('the planner against the reference', () => {
  it('is right', () => holds({}, 300), 60_000);

  it.each(saboteurs)(
    'is caught when it $name',
    async ({ tampering }) => {
      await expect(holds(tampering, 2_000)).rejects.toThrow();
    },
    60_000,
  );
});
