import { describe, expect, it } from 'vitest';
import {
  bothOf,
  clauseParams,
  orderOf,
  selectOf,
  statementOf,
  type Clauses,
} from '../../../connectors/socrata/soql-clauses.ts';
import { systemColumns } from '../../../connectors/socrata/column-kinds.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { soqlStatement } from '../../twins/soql-statement.ts';

function columnOf(name: string): Column {
  const own = {
    name,
    type: 'text',
    nullable: true,
    title: null,
    description: null,
    sourceType: 'Text',
    system: false,
  } as const;
  return systemColumns('2.1').find((column) => column.name === name) ?? own;
}
const ALL: Clauses = {
  select: '`a`, :id',
  where: '`a` = 1',
  group: '`a`',
  order: ':id ASC',
  limit: 5,
  offset: 10,
};

describe('clauses', () => {
  it('are parameters without their keywords, or a statement with them', () => {
    expect(clauseParams(ALL).map(([name]) => name)).toEqual([
      '$select',
      '$where',
      '$group',
      '$order',
      '$limit',
      '$offset',
    ]);
    expect(statementOf(ALL)).toBe(
      'SELECT `a`, :id WHERE `a` = 1 GROUP BY `a` ORDER BY :id ASC LIMIT 5 OFFSET 10',
    );
    expect(soqlStatement(statementOf(ALL))).toMatchObject({ limit: 5, offset: 10 });
    const few: Clauses = { ...ALL, where: null, group: null, order: null, limit: null, offset: 0 };
    expect(clauseParams(few)).toEqual([['$select', '`a`, :id']]);
    expect(statementOf(few)).toBe('SELECT `a`, :id');
  });

  it('are joined only where there are two', () => {
    expect([bothOf(null, null), bothOf('a', null), bothOf(null, 'b'), bothOf('a OR b', 'c')]).toEqual([
      null,
      'a',
      'b',
      '(a OR b) AND (c)',
    ]);
  });
});

describe('the columns of a question', () => {
  it('are named, with the identifier of the row once', () => {
    expect(selectOf(['a', 'order', ':updated_at'])).toBe('`a`, `order`, :updated_at, :id');
    expect(selectOf([':id', 'a'])).toBe('`a`, :id');
    expect(selectOf([])).toBe(':id');
  });
  it('are all of them where one has a name that cannot be written', () => {
    expect(selectOf(['a', 'Odd name', ':version'])).toBe('*, :id, :version');
    expect(soqlStatement(`SELECT ${selectOf(['Odd name'])}`)).toMatchObject({ userStar: true });
  });
});

describe('the order of a question', () => {
  it('says where nulls go, and ends with the identifier of the row', () => {
    const up = { column: 'a', direction: 'asc', nulls: 'last' } as const;
    const down = { column: 'b', direction: 'desc', nulls: 'first' } as const;
    expect(orderOf([up, down], columnOf)).toBe('`a` ASC NULL LAST, `b` DESC NULL FIRST, :id ASC');
    expect(orderOf([], columnOf)).toBe(':id ASC');
    expect(orderOf([{ ...up, column: ':id', direction: 'desc' }], columnOf)).toBe(':id DESC');
    expect(orderOf([{ ...down, column: ':updated_at' }], columnOf)).toBe(':updated_at DESC, :id ASC');
  });
});
