import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../../src/domain/errors.ts';
import type { Condition, Row, RowCapabilities, SortKey } from '../../../src/domain/query/ast.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { normalForm } from '../../../src/domain/query/normal.ts';
import { rowOrder } from '../../../src/domain/query/sort.ts';
import { splitCondition } from '../../../src/domain/query/split.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { planWindow, type WindowPlan, type WindowQuestion } from '../../../src/domain/query/window.ts';
import {
  aColumn,
  ALL_FILTERS,
  aPredicate,
  aRow,
  EVERY_COLUMN,
  NO_CAPABILITIES,
  someCapabilities,
} from '../../support/row-arbitraries.ts';
import { readPlan } from '../../support/read-plan.ts';

const columns = [...EVERY_COLUMN, aColumn('id', 'integer', { nullable: false, system: true })];
const typeOf = typesOf(columns);
const by = (
  column: string,
  direction: SortKey['direction'] = 'asc',
  nulls: SortKey['nulls'] = 'last',
): SortKey => ({
  column,
  direction,
  nulls,
});
const sorting: NonNullable<RowCapabilities['orderBy']> = {
  maxKeys: 2,
  types: ['text', 'integer', 'decimal', 'date'],
  nulls: 'choose',
  text: 'code-point',
};
const able: RowCapabilities = {
  ...NO_CAPABILITIES,
  filter: ALL_FILTERS,
  logic: ['and', 'or'],
  orderBy: sorting,
};
const contains: Condition = { op: 'contains', column: 'text', value: 'a', fold: true };

interface Asked {
  readonly where?: Condition | null;
  readonly orderBy?: readonly SortKey[];
  readonly offset?: number;
  readonly limit?: number | null;
  readonly key?: string | null;
}
function planned(asked: Asked, capabilities: RowCapabilities = able): WindowPlan {
  const { where = null, orderBy = [], offset = 0, limit = 10, key = 'id' } = asked;
  const split = splitCondition(where, capabilities, typeOf);
  return planWindow({ split, capabilities, columns, key, orderBy, offset, limit });
}
const withSorting = (change: Partial<typeof sorting>): RowCapabilities => ({
  ...able,
  orderBy: { ...sorting, ...change },
});
const withReach = (reach: number, from = able): RowCapabilities => ({
  ...from,
  page: { maxSize: 100, reach },
});
const unfiltered: RowCapabilities = { ...able, filter: { ...ALL_FILTERS, contains: {} } };

describe('sort and window', () => {
  it('go to the portal together where nothing is left to filter', () => {
    expect(planned({ where: contains, orderBy: [by('text', 'desc')], offset: 20 })).toEqual({
      kind: 'window',
      orderBy: [by('text', 'desc')],
      window: { offset: 20, limit: 10 },
      reasons: [],
      notes: [],
    });
  });

  it('are not final with a residual: rows come in order, and are filtered and cut here', () => {
    expect(planned({ where: contains, orderBy: [by('date')], offset: 20 }, unfiltered)).toMatchObject({
      kind: 'scan',
      orderBy: [by('date')],
      walk: { by: 'pages', reach: null },
      skip: 20,
      take: 10,
      reasons: ['The portal cannot filter by "contains" on column "text" (text), so it is applied here.'],
    });
  });

  it('stay here together where the portal cannot sort so', () => {
    const cases: readonly (readonly [RowCapabilities, readonly SortKey[], RegExp])[] = [
      [{ ...able, orderBy: null }, [by('date')], /^The portal cannot sort, so/],
      [able, [by('date'), by('text'), by('integer')], /no more than 2 columns/],
      [able, [by('boolean')], /cannot sort by column "boolean" \(true or false\)/],
      [withSorting({ nulls: 'first' }), [by('date')], /puts nulls first, and column "date" may hold some/],
      [withSorting({ nulls: 'unspecified' }), [by('date')], /does not say where it puts nulls/],
    ];
    for (const [capabilities, orderBy, reason] of cases) {
      const plan = planned({ orderBy, offset: 20 }, capabilities);
      expect(plan).toMatchObject({ kind: 'sort', orderBy: [...orderBy, by('id')], skip: 20, take: 10 });
      expect(plan.reasons.join(' ')).toMatch(reason);
    }
  });

  it('go to a portal that puts nulls where it likes, if there are none', () => {
    for (const nulls of ['unspecified', 'first'] as const)
      expect(planned({ orderBy: [by('id')] }, withSorting({ nulls }))).toMatchObject({ kind: 'window' });
    expect(planned({ orderBy: [by('date', 'asc', 'first')] }, withSorting({ nulls: 'first' }))).toMatchObject(
      {
        kind: 'window',
      },
    );
  });

  it('say where text is in an order of the portal, and where rows may change places', () => {
    const notes = (asked: Asked) => planned(asked, withSorting({ text: 'collation' })).notes;
    expect(notes({ orderBy: [by('text')] })).toEqual(['Text is in the order of a collation of the portal.']);
    expect(notes({ orderBy: [by('date')] })).toEqual([]);
    expect(notes({ key: null })[0]).toMatch(/^No column names every row/);
  });

  it('ask nobody where no row can match', () => {
    expect(planned({ where: { op: 'or', of: [] } })).toEqual({
      kind: 'nothing',
      reasons: ['No row can match.'],
      notes: [],
    });
  });

  it('are printable as they are', () => {
    const plan = planned({ where: contains, orderBy: [by('date')] }, unfiltered);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

describe('rows beyond the reach of the portal', () => {
  const beyond = { offset: 95, limit: 10 };
  const code = (asked: Asked, capabilities: RowCapabilities): string => {
    try {
      return planned(asked, capabilities).kind;
    } catch (error) {
      return error instanceof GatewayError ? `${error.code}: ${error.message}` : 'other';
    }
  };

  it('are walked to by key where rows are in its order', () => {
    for (const orderBy of [[], [by('id')], [by('id', 'desc')], [by('id'), by('date')]])
      expect(planned({ ...beyond, orderBy }, withReach(100))).toMatchObject({
        kind: 'scan',
        orderBy: orderBy.length === 0 ? [by('id')] : orderBy,
        walk: { by: 'keyset', key: 'id', direction: orderBy[0]?.direction ?? 'asc' },
        skip: 95,
        take: 10,
        reasons: ['The portal serves 100 rows by offset, so pages are cut by column "id".'],
      });
    expect(planned({ offset: 90, limit: 10 }, withReach(100))).toMatchObject({ kind: 'window' });
  });

  it('are refused where they are in another order, or no key can be compared and sorted by', () => {
    const rows = 'BEYOND_REACH: Rows 96 to 105 are further on than the 100 that the portal serves. ';
    const loose: RowCapabilities = { ...able, filter: { ...ALL_FILTERS, gt: { integer: 'superset' } } };
    expect(code({ ...beyond, orderBy: [by('date')] }, withReach(100))).toBe(
      `${rows}These rows are not in the order of a key.`,
    );
    expect(code({ ...beyond, key: null }, withReach(100))).toBe(
      `${rows}These rows are not in the order of a key.`,
    );
    expect(code(beyond, withReach(100, loose))).toBe(
      `${rows}The portal cannot compare its key "id" with "gt".`,
    );
    expect(code(beyond, withReach(100, { ...able, orderBy: null }))).toBe(
      `${rows}The portal cannot sort by its key "id".`,
    );
    const single: RowCapabilities = { ...able, logic: [] };
    expect(code({ ...beyond, where: contains }, withReach(100, single))).toMatch(/one condition at a time/);
    const collated = withReach(100, withSorting({ text: 'collation' }));
    expect(code({ ...beyond, key: 'text' }, collated)).toMatch(/by a collation of its own/);
    expect(
      code({ ...beyond, where: contains, offset: 100, orderBy: [by('date')] }, withReach(100, unfiltered)),
    ).toMatch(/BEYOND_REACH: Rows 101 to 110/);
  });

  it('are read by key where all rows are to be sorted here', () => {
    expect(planned({ orderBy: [by('boolean')] }, withReach(100))).toMatchObject({
      kind: 'sort',
      walk: { by: 'keyset', key: 'id', direction: 'asc' },
    });
    expect(planned({ orderBy: [by('boolean')], key: null }, withReach(100))).toMatchObject({
      kind: 'sort',
      walk: { by: 'pages', reach: 100 },
    });
  });
});

type Planner = (question: WindowQuestion) => WindowPlan;

const question = fc.record({
  predicate: fc.option(aPredicate()),
  capabilities: fc
    .record({
      filters: someCapabilities,
      orderBy: fc.option(
        fc.record({
          maxKeys: fc.constantFrom(1, 2, 5),
          types: fc.subarray(['text', 'integer', 'decimal', 'boolean', 'date', 'instant'] as const),
          nulls: fc.constantFrom('first', 'last', 'choose', 'unspecified'),
          text: fc.constant('code-point' as const),
        }),
      ),
      reach: fc.constantFrom(null, null, 2, 4, 8),
    })
    .map(({ filters, orderBy, reach }): RowCapabilities => ({
      ...filters,
      orderBy,
      page: { maxSize: 3, reach },
    })),
  orderBy: fc.uniqueArray(
    fc.record({
      column: fc.constantFrom('text', 'integer', 'decimal', 'boolean', 'date', 'id'),
      direction: fc.constantFrom('asc', 'desc'),
      nulls: fc.constantFrom('first', 'last'),
    }),
    { maxLength: 3, selector: (key) => key.column },
  ),
  rows: fc.array(aRow, { maxLength: 9 }),
  offset: fc.nat({ max: 6 }),
  limit: fc.constantFrom(null, 1, 2, 5),
  lets: fc.nat({ max: 511 }),
});

/** Following the plan gives what the reference gives, or says that it did not see all rows. */
function keepsItsWord(plan: Planner, numRuns: number) {
  return fc.check(
    fc.property(question, ({ predicate, capabilities, orderBy, rows, offset, limit, lets }) => {
      const condition = predicate === null ? null : normalForm(predicate);
      const table = rows.map((row, id): Row => ({ ...row, id: (id * 7) % 11 }));
      const split = splitCondition(condition, capabilities, typeOf);
      const asked: WindowQuestion = { split, capabilities, columns, key: 'id', orderBy, offset, limit };
      const expected = table
        .filter(compileCondition(condition, typeOf))
        .sort(rowOrder([...orderBy, by('id')], typeOf))
        .slice(offset, offset + (limit ?? Infinity));
      try {
        const portal = {
          rows: table,
          capabilities,
          typeOf,
          key: 'id',
          lets: (at: number) => ((lets >> at) & 1) === 1,
        };
        const read = readPlan(plan(asked), split, portal);
        if (read.sawAll) expect(read.rows).toEqual(expected);
        else expect(capabilities.page.reach).not.toBeNull();
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        expect([error.code, capabilities.page.reach !== null]).toEqual(['BEYOND_REACH', true]);
      }
    }),
    { numRuns },
  );
}

describe('following the plan', () => {
  it('gives what the reference gives', () => {
    const found = keepsItsWord(planWindow, 3_000);
    expect(found.failed ? fc.defaultReportMessage(found) : null).toBeNull();
  });

  const final = (asked: WindowQuestion): WindowPlan => ({
    kind: 'window',
    orderBy: asked.orderBy,
    window: { offset: asked.offset, limit: asked.limit ?? 100 },
    reasons: [],
    notes: [],
  });
  const saboteurs: Readonly<Record<string, Planner>> = {
    'cuts before it filters': (asked) => {
      const plan = planWindow(asked);
      return plan.kind === 'scan' && plan.walk.by === 'pages' && asked.capabilities.page.reach === null
        ? final(asked)
        : plan;
    },
    'cuts before it sorts': (asked) => {
      const plan = planWindow(asked);
      return plan.kind === 'sort' && asked.split.residual === null && asked.capabilities.page.reach === null
        ? { ...final(asked), orderBy: [] }
        : plan;
    },
    'leaves nulls to the portal': (asked) => {
      const { orderBy } = asked.capabilities;
      if (orderBy === null) return planWindow(asked);
      return planWindow({
        ...asked,
        capabilities: { ...asked.capabilities, orderBy: { ...orderBy, nulls: 'choose' } },
      });
    },
    'walks by a key that lets other rows through': (asked) =>
      planWindow({
        ...asked,
        capabilities: {
          ...asked.capabilities,
          filter: { ...asked.capabilities.filter, gt: { integer: 'exact' } },
        },
      }),
    'forgets what to skip': (asked) => {
      const plan = planWindow(asked);
      return plan.kind === 'scan' ? { ...plan, skip: 0 } : plan;
    },
  };

  it.each(Object.entries(saboteurs))('is caught where a plan %s', (_name, plan) => {
    expect(keepsItsWord(plan, 20_000).failed).toBe(true);
  });
});
