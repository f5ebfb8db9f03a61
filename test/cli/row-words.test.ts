import { describe, expect, it } from 'vitest';
import { parseColumns, parseGroups, parseMeasures, parseOrder } from '../../src/cli/row-words.ts';

describe('--columns', () => {
  it('takes names with spaces, and quoted ones', () => {
    expect(parseColumns('id, Street name,"a, b"')).toEqual(['id', 'Street name', 'a, b']);
  });
});

describe('--order', () => {
  it('is ascending with nulls last unless said', () => {
    expect(parseOrder('issued desc, id')).toEqual([
      { column: 'issued', direction: 'desc', nulls: 'last' },
      { column: 'id', direction: 'asc', nulls: 'last' },
    ]);
  });

  it('takes where nulls go, in any case of letters', () => {
    expect(parseOrder('a DESC NULLS FIRST, b nulls last')).toEqual([
      { column: 'a', direction: 'desc', nulls: 'first' },
      { column: 'b', direction: 'asc', nulls: 'last' },
    ]);
  });

  it('takes columns that are called like its own words when they are quoted', () => {
    expect(parseOrder('"desc" desc, "nulls first"')).toEqual([
      { column: 'desc', direction: 'desc', nulls: 'last' },
      { column: 'nulls first', direction: 'asc', nulls: 'last' },
    ]);
  });

  it('refuses a direction without a column', () => {
    expect(() => parseOrder('a, "b')).toThrow('not closed');
  });
});

describe('--group', () => {
  it('takes columns and starts of days, months and years', () => {
    expect(parseGroups('type, month(issued), YEAR("a (b)"), "day(x)"')).toEqual([
      { column: 'type', bucket: null },
      { column: 'issued', bucket: 'month' },
      { column: 'a (b)', bucket: 'year' },
      { column: 'day(x)', bucket: null },
    ]);
  });

  it('suggests the grouping that was meant', () => {
    expect(() => parseGroups('mont(issued)')).toThrow(
      '--group: unknown grouping "mont". Did you mean "month"?',
    );
  });
});

describe('--measure', () => {
  it('counts rows and values, and names what has no name', () => {
    expect(
      parseMeasures('count, count(*) as rows, count(a), countDistinct(a), count(distinct b) as "b s"'),
    ).toEqual([
      { as: 'count', fn: 'count', column: null },
      { as: 'rows', fn: 'count', column: null },
      { as: 'count_a', fn: 'count', column: 'a' },
      { as: 'countDistinct_a', fn: 'countDistinct', column: 'a' },
      { as: 'b s', fn: 'countDistinct', column: 'b' },
    ]);
  });

  it('takes the other functions', () => {
    expect(parseMeasures('sum(valuation) as total, avg("a, b"), MIN(c), max(c)')).toEqual([
      { as: 'total', fn: 'sum', column: 'valuation' },
      { as: 'avg_a_b', fn: 'avg', column: 'a, b' },
      { as: 'min_c', fn: 'min', column: 'c' },
      { as: 'max_c', fn: 'max', column: 'c' },
    ]);
  });

  it('numbers names that it made and that another has', () => {
    const names = parseMeasures('sum("高さ"), sum("年"), max(_a) as sum_3, sum("x y"), count').map(
      ({ as }) => as,
    );
    expect(names).toEqual(['sum', 'sum_2', 'sum_3', 'sum_x_y', 'count']);
  });

  it.each([
    ['summ(a)', 'unknown function "summ". Did you mean "sum"?'],
    ['sum', 'sum of what?'],
    ['sum()', 'sum of what?'],
    ['"count"', 'expected a function such as count or sum(valuation), got "count"'],
    ['count as n, sum(a) as n', 'two measures are called "n"'],
  ])('refuses %s: %s', (text, message) => {
    expect(() => parseMeasures(text)).toThrow(message);
  });
});
