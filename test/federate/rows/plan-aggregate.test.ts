import { describe, expect, it } from 'vitest';
import type { AggregateQuery, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { checkAggregate } from '../../../src/domain/query/check.ts';
import type { Count } from '../../../src/domain/query/table.ts';
import { DEFAULT_ROW_LIMITS } from '../../../src/federate/rows/limits.ts';
import {
  planAggregate,
  showAggregatePlan,
  type AggregatePlan,
} from '../../../src/federate/rows/plan-aggregate.ts';
import { schemaOf } from '../../support/planned-pages.ts';
import { TABLE_COLUMNS } from '../../support/table-arbitraries.ts';
import { EVERYTHING } from '../../support/table-source.ts';

const query: AggregateQuery = {
  where: { op: 'eq', column: 'text', value: 'a' },
  groupBy: [{ column: 'date', bucket: 'month' }],
  measures: [
    { as: 'n', fn: 'count', column: null },
    { as: 'most', fn: 'max', column: 'integer' },
  ],
  limit: 5,
};
const aggregate: RowCapabilities['aggregate'] = {
  functions: { max: ['integer'] },
  groupBy: ['date'],
  buckets: ['month'],
  maxGroupKeys: 1,
};
function planOf(
  able: Partial<RowCapabilities> = {},
  change: Partial<AggregateQuery> = {},
  count: Count | null = null,
): AggregatePlan {
  const capabilities = { ...EVERYTHING, aggregate, ...able };
  const schema = schemaOf({ columns: TABLE_COLUMNS, rows: [], key: 'id', capabilities, count });
  return planAggregate(checkAggregate({ ...query, ...change }, TABLE_COLUMNS), schema, DEFAULT_ROW_LIMITS);
}

describe('planning an aggregate', () => {
  it('leaves all of it to the portal or nothing', () => {
    expect(planOf()).toMatchObject({ how: 'portal', reasons: [], requests: { atLeast: 1, atMost: 1 } });
    for (const able of [{ aggregate: null }, { filter: {} }, { aggregate: { ...aggregate, buckets: [] } }])
      expect(planOf(able)).toMatchObject({ how: 'here', reasons: [expect.any(String)] });
  });

  it('reads the columns that it needs, and at least one', () => {
    expect(planOf({ aggregate: null, filter: {} }).columns).toEqual(['text', 'date', 'integer']);
    const rowsOnly = { where: null, groupBy: [], measures: query.measures.slice(0, 1) };
    expect(planOf({ aggregate: null }, rowsOnly).columns).toEqual(['id']);
  });

  it('knows what it costs where nothing is filtered', () => {
    const count = { value: 95, precision: 'exact' } as const;
    expect(planOf({ aggregate: null }, { where: null }, count).requests).toEqual({ atLeast: 10, atMost: 10 });
    expect(planOf({ aggregate: null }, {}, count).requests).toEqual({ atLeast: 1, atMost: 10_000 });
    const huge = { value: 1e9, precision: 'exact' } as const;
    expect(planOf({ aggregate: null }, { where: null }, huge).requests).toEqual({
      atLeast: 10_000,
      atMost: 10_000,
    });
  });

  it('shows what is done where', () => {
    expect(showAggregatePlan(planOf(), DEFAULT_ROW_LIMITS, 'api')).toMatchObject({
      pushed: { where: query.where, aggregate: { limit: 5 } },
      local: { aggregate: null, scanRows: 0 },
      text: "The portal filters: text = 'a'. The portal groups and measures. It costs 1 request.",
    });
    const here = showAggregatePlan(planOf({ aggregate: null }), DEFAULT_ROW_LIMITS, 'api');
    expect(here).toMatchObject({ pushed: { columns: ['date', 'integer'] }, local: { scanRows: 100_000 } });
    expect(here.text).toContain('All rows, 100,000 rows at most, are read, grouped and measured here.');
    const nothing = planOf({}, { where: { op: 'in', column: 'text', values: [] } });
    expect(showAggregatePlan(nothing, DEFAULT_ROW_LIMITS, 'api')).toMatchObject({
      pushed: null,
      upstreamRequests: 0,
    });
  });
});
