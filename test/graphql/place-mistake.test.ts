import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/domain/errors.ts';
import { checkAggregate, checkRows } from '../../src/domain/query/check.ts';
import type { ColumnType } from '../../src/domain/query/ast.ts';
import type { Column } from '../../src/domain/query/table.ts';
import type { RowQueryInput, TableAggregateArgs } from '../../src/graphql/generated/resolvers.ts';
import { partsOfAggregate, partsOfRows, placeMistake } from '../../src/graphql/place-mistake.ts';
import { readAggregate, readRowsQuestion } from '../../src/graphql/row-question.ts';

function aTableColumn(name: string, type: ColumnType): Column {
  return { name, type, nullable: true, title: null, description: null, sourceType: type, system: false };
}
const columns = [
  aTableColumn('amount', 'decimal'),
  aTableColumn('status', 'text'),
  aTableColumn('where', 'point'),
];

/** What the core says of the question, and then where it stands. */
function mistakeOf(check: () => void): unknown {
  try {
    check();
  } catch (error) {
    return error;
  }
  throw new Error('there is no mistake');
}
function ofRows(input: RowQueryInput): unknown {
  const reading = readRowsQuestion(input);
  const error = mistakeOf(() => checkRows(reading.question.query, columns));
  return placeMistake(error, partsOfRows(reading), columns);
}
function ofAggregate(args: TableAggregateArgs): unknown {
  const reading = readAggregate(args);
  const error = mistakeOf(() => checkAggregate(reading.query, columns));
  return placeMistake(error, partsOfAggregate(reading), columns);
}
const badInput = (message: RegExp) =>
  expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringMatching(message) });

describe('the place of a mistake', () => {
  it.each<[RowQueryInput, RegExp]>([
    [{ select: ['status', 'amuont'] }, /^select\[1\]: .*"amuont".*Did you mean "amount"\?$/],
    [{ orderBy: [{ column: 'status' }, { column: 'where' }] }, /^orderBy\[1\]: Column "where" holds points/],
    [
      {
        where: {
          and: [
            { isNull: { column: 'status' } },
            { not: { compare: { column: 'amount', op: 'EQ', value: 'many' } } },
          ],
        },
      },
      /^where\.and\[1\]\.not\.compare: Column "amount" holds decimal numbers: expected .*got the text "many"\.$/,
    ],
    [{ where: { in: { column: 'status', values: ['a', 7] } } }, /^where\.in: Column "status" holds text/],
    [
      { where: { or: [{ text: { column: 'amount', match: 'CONTAINS', value: '1' } }] } },
      /^where\.or\[0\]\.text: .*"contains" is for columns of text\.$/,
    ],
    [{ where: { within: { column: 'amount', bbox: [0, 0, 1, 1] } } }, /^where\.within: /],
  ])('is told with a question for rows: %j', (input, message) => {
    expect(ofRows(input)).toEqual(badInput(message));
  });

  it.each<[TableAggregateArgs, RegExp]>([
    [{ measures: [], groupBy: [{ column: 'status' }, { column: 'where' }] }, /^groupBy\[1\]: /],
    [{ measures: [], groupBy: [{ column: 'status', bucket: 'YEAR' }] }, /^groupBy\[0\]: /],
    [
      {
        measures: [
          { as: 'n', fn: 'COUNT' },
          { as: 's', fn: 'SUM', column: 'status' },
        ],
      },
      /^measures\[1\]: .*"sum" is for columns of/,
    ],
    [
      { where: { isNull: { column: 'state' } }, measures: [{ as: 'n', fn: 'COUNT' }] },
      /^where\.isNull: .*Did you mean "status"\?$/,
    ],
  ])('is told with a question for measures: %j', (args, message) => {
    expect(ofAggregate(args)).toEqual(badInput(message));
  });

  it('is left out where no part is wrong by itself, and with other errors', () => {
    const twice = { as: 'n', fn: 'COUNT' } as const;
    expect(ofAggregate({ measures: [twice, twice] })).toEqual(badInput(/^Expected one value called "n"/));
    const late = new GatewayError('LIMIT_EXCEEDED', 'too much');
    expect(placeMistake(late, [], columns)).toBe(late);
    const fault = new TypeError('undefined is not a function');
    expect(placeMistake(fault, [], columns)).toBe(fault);
  });
});
