import { describe, expect, it } from 'vitest';
import { aggregateClauses, freeAliases } from '../../../connectors/socrata/soql-aggregate.ts';
import { statementOf } from '../../../connectors/socrata/soql-clauses.ts';
import type { PushedAggregate } from '../../../src/connector/contract.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { soqlStatement } from '../../twins/soql-statement.ts';

function aColumn(name: string): Column {
  const sourceType = { amount: 'Number', at: 'Calendar date', seen: 'Date' }[name] ?? 'Text';
  return { name, type: 'text', nullable: true, title: null, description: null, sourceType, system: false };
}
const COLUMNS = ['type', 'status', 'amount', 'at', 'seen'].map(aColumn);
function written(
  query: Partial<PushedAggregate>,
  columns = COLUMNS,
  backend: '2.0' | '2.1' | null = '2.1',
): string {
  const whole: PushedAggregate = { where: null, groupBy: [], measures: [], limit: 5, ...query };
  const text = statementOf(aggregateClauses(whole, columns, aColumn, backend).clauses);
  soqlStatement(text);
  return text;
}

describe('a question for groups', () => {
  it('names what it wants a0, a1, …, and orders groups by their keys', () => {
    const text = written({
      where: { op: 'ge', column: 'amount', value: 10 },
      groupBy: [{ column: 'type', bucket: null }],
      measures: [
        { as: 'how many', fn: 'count', column: null },
        { as: 'x', fn: 'countDistinct', column: 'status' },
        { as: 'y', fn: 'max', column: 'at' },
      ],
    });
    expect(text).toBe(
      'SELECT `type` AS `a0`, count(*) AS `a1`, count(distinct `status`) AS `a2`, max(`at`) AS `a3` WHERE `amount` >= 10 GROUP BY `type` ORDER BY `type` ASC NULL LAST LIMIT 5',
    );
  });

  it('asks for the sum and the count of an average', () => {
    expect(written({ measures: [{ as: 'm', fn: 'avg', column: 'amount' }] })).toBe(
      'SELECT sum(`amount`) AS `a0`, count(`amount`) AS `a1` LIMIT 5',
    );
  });

  it('cuts local times and instants with functions of their own', () => {
    const groupBy = [
      { column: 'at', bucket: 'month' },
      { column: 'seen', bucket: 'day' },
    ] as const;
    expect(written({ groupBy })).toContain('GROUP BY date_trunc_ym(`at`), datez_trunc_ymd(`seen`)');
    for (const backend of ['2.0', null] as const)
      expect(() => written({ groupBy }, COLUMNS, backend)).toThrow(
        expect.objectContaining({ code: 'UNSUPPORTED' }),
      );
  });

  it('takes no name that a column has', () => {
    const columns = [...COLUMNS, aColumn('a0'), aColumn('a2')];
    expect(freeAliases(columns, 3)).toEqual(['a1', 'a3', 'a4']);
    expect(written({ measures: [{ as: 'n', fn: 'count', column: null }] }, columns)).toContain(
      'count(*) AS `a1`',
    );
  });

  it('is not written for nothing', () => {
    expect(() => written({})).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });
});
