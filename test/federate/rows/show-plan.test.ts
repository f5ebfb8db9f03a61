import { describe, expect, it } from 'vitest';
import type { RowCapabilities } from '../../../src/domain/query/ast.ts';
import { checkRows } from '../../../src/domain/query/check.ts';
import { DEFAULT_ROW_LIMITS } from '../../../src/federate/rows/limits.ts';
import { planPage } from '../../../src/federate/rows/page-plan.ts';
import { planRows } from '../../../src/federate/rows/plan-rows.ts';
import type { RowPosition } from '../../../src/federate/rows/row-cursor.ts';
import { costSentence, planAfter, showPagePlan } from '../../../src/federate/rows/show-plan.ts';
import { showStreamPlan } from '../../../src/federate/rows/show-stream-plan.ts';
import type { RowsQuestion } from '../../../src/ports/rows.ts';
import { schemaOf } from '../../support/planned-pages.ts';
import { TABLE_COLUMNS } from '../../support/table-arbitraries.ts';
import { EVERYTHING } from '../../support/table-source.ts';

const LIMITS = DEFAULT_ROW_LIMITS;
const via = 'api';
function plansOf(
  query: Partial<RowsQuestion['query']>,
  able: Partial<RowCapabilities> = {},
  position: RowPosition | null = null,
) {
  const schema = schemaOf({
    columns: TABLE_COLUMNS,
    rows: [],
    key: 'id',
    capabilities: { ...EVERYTHING, ...able },
  });
  const whole = { columns: ['text'], where: null, orderBy: [], ...query };
  const plan = planRows(checkRows(whole, TABLE_COLUMNS), schema);
  return {
    plan,
    schema,
    page: showPagePlan(planPage(plan, schema, { first: 5, position }, LIMITS), LIMITS, via),
  };
}
const where = { op: 'eq', column: 'text', value: 'a' } as const;
const orderBy = [
  { column: 'date', direction: 'desc', nulls: 'first' } as const,
  { column: 'integer', direction: 'asc', nulls: 'last' } as const,
];

describe('a plan as it is shown', () => {
  it('is data and sentences of what the portal does', () => {
    expect(plansOf({ where, orderBy }).page).toEqual({
      pushed: {
        columns: ['text', 'date', 'integer', 'id'],
        where,
        orderBy,
        behind: null,
        window: { offset: 0, limit: 6 },
      },
      local: { where: null, orderBy: null, window: null, scanRows: 0, reasons: [] },
      upstreamRequests: 1,
      text: "The portal filters: text = 'a'. The portal gives 6 rows, ordered by date descending, empty ones first, then integer. It costs 1 request.",
    });
  });

  it('says what is done here, and why', () => {
    const { page } = plansOf({ where, orderBy }, { filter: {}, orderBy: null });
    expect(page.pushed).toMatchObject({ where: null, orderBy: [], window: null });
    expect(page.local).toMatchObject({ where, orderBy: [...orderBy, { column: 'id' }], scanRows: 100_000 });
    expect(page.text).toContain("Filtered here: text = 'a'.");
    expect(page.text).toContain('All rows, 100,000 rows at most, are read and put in order here');
    expect(page.text).toContain('The portal cannot sort');
  });

  it('says where a page begins', () => {
    expect(plansOf({}, {}, { offset: 5, values: [5] }).page.text).toContain(
      '6 rows behind the last row of the page before',
    );
    expect(plansOf({}, { filter: {} }, { offset: 5, values: null }).page.text).toContain(
      '6 rows behind row 5',
    );
  });

  it('cuts a long filter in sentences and keeps it as data', () => {
    const values = Array.from({ length: 500 }, (_, at) => `value ${at}`);
    const { page } = plansOf({ where: { op: 'in', column: 'text', values } });
    expect(page.text.length).toBeLessThan(600);
    expect(JSON.stringify(page.pushed)).toContain('value 499');
  });

  it('is shown for all rows as well', () => {
    const { plan, schema } = plansOf({ where, orderBy });
    const some = showStreamPlan(plan, { limit: 20, schema, limits: LIMITS, via });
    expect(some).toMatchObject({ pushed: { window: { offset: 0, limit: 20 } }, upstreamRequests: 2 });
    const all = showStreamPlan(plan, { limit: null, schema, limits: LIMITS, via });
    expect(all.text).toContain('Nobody knows how many requests it costs.');
    expect(showStreamPlan(plan, { limit: 0, schema, limits: LIMITS, via })).toMatchObject({
      pushed: null,
      upstreamRequests: 0,
    });
    const here = plansOf({ orderBy }, { orderBy: null });
    const counted = { ...here.schema, count: { value: 95, precision: 'exact' as const } };
    const sorted = showStreamPlan(here.plan, { limit: null, schema: counted, limits: LIMITS, via });
    expect(sorted).toMatchObject({ local: { heldRows: 100_000 }, upstreamRequests: 10 });
  });

  it('says of a file that it is here', () => {
    const { plan, schema } = plansOf({ where });
    const page = planPage(plan, schema, { first: 5, position: null }, LIMITS);
    expect(showPagePlan(page, LIMITS, 'file')).toMatchObject({
      upstreamRequests: 0,
      text: "The engine that reads the file filters: text = 'a'. The engine that reads the file gives 6 rows. The file is here, so it costs no request.",
    });
    const all = showStreamPlan(plan, { limit: null, schema, limits: LIMITS, via: 'file' });
    expect(all).toMatchObject({ upstreamRequests: 0, text: expect.stringContaining('The file is here') });
  });

  it('says afterwards what was sent', () => {
    expect(planAfter(plansOf({}).page, 7).upstreamRequests).toBe(7);
    expect([
      costSentence({ atLeast: 0, atMost: 0 }, via),
      costSentence({ atLeast: 1, atMost: 3 }, via),
    ]).toEqual(['It costs no request.', 'It costs 1 to 3 requests.']);
  });
});
