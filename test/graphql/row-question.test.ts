import { describe, expect, it } from 'vitest';
import { readAggregate, readRowsQuestion } from '../../src/graphql/row-question.ts';

describe('a question for rows', () => {
  it('asks for the first hundred rows, whole and in no order, when it says nothing', () => {
    expect(readRowsQuestion({}).question).toEqual({
      query: { columns: 'all', where: null, orderBy: [] },
      first: 100,
      after: null,
    });
  });

  it('takes columns, order and place as given, rows without a value last', () => {
    const { question } = readRowsQuestion({
      select: ['b', ':id'],
      where: { isNull: { column: 'a' } },
      orderBy: [{ column: 'a' }, { column: 'b', direction: 'DESC', nulls: 'FIRST' }],
      first: 10_000,
      after: 'abc',
    });
    expect(question).toEqual({
      query: {
        columns: ['b', ':id'],
        where: { op: 'isNull', column: 'a' },
        orderBy: [
          { column: 'a', direction: 'asc', nulls: 'last' },
          { column: 'b', direction: 'desc', nulls: 'first' },
        ],
      },
      first: 10_000,
      after: 'abc',
    });
  });

  it.each([
    [{ first: 0 }, 'BAD_INPUT', 'first: expected 1 to 10000, got 0.'],
    [{ first: -1 }, 'BAD_INPUT', 'first: expected 1 to 10000, got -1.'],
    [{ first: 10_001 }, 'BAD_INPUT', 'first: expected 1 to 10000, got 10001.'],
    [{ select: [] }, 'BAD_INPUT', 'select: expected names of columns, or to be left out for all, got [].'],
    [
      { orderBy: Array.from({ length: 17 }, () => ({ column: 'a' })) },
      'LIMIT_EXCEEDED',
      'orderBy: at most 16 can be asked at once, got 17.',
    ],
  ])('is refused: %j', (input, code, message) => {
    expect(() => readRowsQuestion(input)).toThrow(expect.objectContaining({ code, message }));
  });
});

describe('a question for measures', () => {
  const count = { as: 'n', fn: 'COUNT' } as const;
  it('is about all rows in one group when it says nothing else', () => {
    expect(readAggregate({ measures: [count] }).query).toEqual({
      where: null,
      groupBy: [],
      measures: [{ as: 'n', fn: 'count', column: null }],
      limit: 1_000,
    });
  });

  it('takes keys, buckets and functions as given', () => {
    const { query } = readAggregate({
      where: { compare: { column: 'a', op: 'GT', value: 1 } },
      groupBy: [{ column: 'a' }, { column: 'b', bucket: 'MONTH' }],
      measures: [{ as: 'd', fn: 'COUNT_DISTINCT', column: 'a' }],
      limit: 7,
    });
    expect(query).toEqual({
      where: { op: 'gt', column: 'a', value: 1 },
      groupBy: [
        { column: 'a', bucket: null },
        { column: 'b', bucket: 'month' },
      ],
      measures: [{ as: 'd', fn: 'countDistinct', column: 'a' }],
      limit: 7,
    });
  });

  it.each([
    [
      { measures: [count, { as: 's', fn: 'SUM' } as const] },
      'BAD_INPUT',
      'measures[1].column: expected the column whose values SUM is of, got nothing.',
    ],
    [{ measures: [count], limit: 10_001 }, 'BAD_INPUT', 'limit: expected 1 to 10000, got 10001.'],
    [
      { measures: Array.from({ length: 51 }, () => count) },
      'LIMIT_EXCEEDED',
      'measures: at most 50 can be asked at once, got 51.',
    ],
  ])('is refused: %j', (args, code, message) => {
    expect(() => readAggregate(args)).toThrow(expect.objectContaining({ code, message }));
  });
});
