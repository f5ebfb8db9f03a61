import { describe, expect, it } from 'vitest';
import type { AggregateQuery, GroupKey, Measure } from '../../../src/domain/query/ast.ts';
import { checkAggregate } from '../../../src/domain/query/check.ts';
import { GatewayError } from '../../../src/domain/errors.ts';
import { aColumn, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

const columns = [...EVERY_COLUMN, aColumn('status', 'text')];
const rows: Measure = { as: 'n', fn: 'count', column: null };
const by = (column: string, bucket: GroupKey['bucket'] = null): GroupKey => ({ column, bucket });
const asked = (change: Partial<AggregateQuery>): AggregateQuery => ({
  where: null,
  groupBy: [],
  measures: [rows],
  limit: 10,
  ...change,
});

function refusal(change: Partial<AggregateQuery>): string {
  try {
    checkAggregate(asked(change), columns);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'BAD_INPUT') return error.message;
    throw error;
  }
  return 'not refused';
}

describe('an aggregate', () => {
  it('is told the types of its answer', () => {
    const measures: readonly Measure[] = [
      rows,
      { as: 'total', fn: 'sum', column: 'decimal' },
      { as: 'whole', fn: 'sum', column: 'integer' },
      { as: 'mean', fn: 'avg', column: 'integer' },
      { as: 'first', fn: 'min', column: 'instant' },
      { as: 'kinds', fn: 'countDistinct', column: 'json' },
    ];
    const checked = checkAggregate(
      asked({ groupBy: [by('text'), by('instant', 'month')], measures }),
      columns,
    );
    expect(checked.groupBy.map((key) => key.type)).toEqual(['text', 'date']);
    expect(checked.measures.map((measure) => measure.type)).toEqual([
      'integer',
      'decimal',
      'integer',
      'decimal',
      'instant',
      'integer',
    ]);
  });

  it('is refused with what is wanted and what came', () => {
    const table: readonly (readonly [Partial<AggregateQuery>, string])[] = [
      [{ measures: [] }, 'Expected something to group by or to measure, got neither.'],
      [{ limit: 0 }, 'Expected a limit of at least 1 group, got 0.'],
      [{ groupBy: [by('statsu')] }, 'The table has no column "statsu". Did you mean "status"?'],
      [{ groupBy: [by('json')] }, 'Column "json" holds JSON, which cannot be grouped by.'],
      [
        { groupBy: [by('text', 'year')] },
        'Column "text" holds text: expected dates or points in time to make a year of.',
      ],
      [
        { groupBy: [by('date', 'year'), by('date', 'month')] },
        'Expected one value called "date" in every group, got two.',
      ],
      [
        { groupBy: [by('text')], measures: [{ ...rows, as: 'text' }] },
        'Expected one value called "text" in every group, got two.',
      ],
      [
        { measures: [{ as: 'a', fn: 'sum', column: 'text' }] },
        'Column "text" holds text: "sum" is for columns of whole numbers, decimal numbers.',
      ],
      [
        { measures: [{ as: 'a', fn: 'max', column: null }] },
        'Measure "a": "max" needs a column; only "count" counts rows.',
      ],
      [
        { measures: [{ ...rows, as: '1; drop' }] },
        'Expected a name of up to 63 letters, digits and "_" for a measure ("total"), got "1; drop".',
      ],
      [
        { where: { op: 'eq', column: 'x y z', value: 1 } },
        'The table has no column "x y z". The table has: text, integer, decimal, boolean, date, instant, point, json, status.',
      ],
    ];
    for (const [change, message] of table) expect(refusal(change)).toBe(message);
    expect(refusal({ groupBy: Array.from({ length: 17 }, () => by('text')) })).toMatch(
      /at most 16 columns to group by/,
    );
    expect(refusal({ measures: Array.from({ length: 51 }, () => rows) })).toMatch(/at most 50 measures/);
  });
});
