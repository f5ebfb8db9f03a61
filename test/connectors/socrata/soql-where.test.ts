import { describe, expect, it } from 'vitest';
import { soqlWhere } from '../../../connectors/socrata/soql-where.ts';
import { systemColumns } from '../../../connectors/socrata/column-kinds.ts';
import { ConnectorError } from '../../../src/connector/errors.ts';
import type { Condition } from '../../../src/domain/query/ast.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { soqlWhere as parsed } from '../../twins/soql-statement.ts';

function columnOf(backend: '2.0' | '2.1') {
  return (name: string): Column => {
    const system = systemColumns(backend).find((column) => column.name === name);
    const sourceType = { amount: 'Number', at: 'Date', open: 'Checkbox', odd: 'URL' }[name] ?? 'Text';
    const own = {
      name,
      type: 'text',
      nullable: true,
      title: null,
      description: null,
      sourceType,
      system: false,
    } as const;
    return system ?? own;
  };
}
function written(condition: Condition, backend: '2.0' | '2.1' = '2.1'): string {
  const text = soqlWhere(condition, columnOf(backend));
  parsed(text);
  return text;
}
const ID = 'row-3mqw~8h9y.dr9c';

describe('a condition in SoQL', () => {
  it.each<readonly [Condition, string]>([
    [{ op: 'eq', column: 'status', value: "O'Neil: x" }, "`status` = 'O''Neil: x'"],
    [{ op: 'ge', column: 'amount', value: 10 }, '`amount` >= 10'],
    [{ op: 'ne', column: 'amount', value: -0.5 }, '`amount` != -0.5'],
    [{ op: 'in', column: 'status', values: ['A', 'B'] }, "`status` IN ('A', 'B')"],
    [{ op: 'notIn', column: 'status', values: ['A', 'B'] }, "`status` NOT IN ('A', 'B')"],
    [{ op: 'in', column: 'status', values: [] }, '1 = 0'],
    [{ op: 'notIn', column: 'status', values: [] }, '`status` IS NOT NULL'],
    [{ op: 'isNull', column: 'odd' }, '`odd` IS NULL'],
    [{ op: 'eq', column: 'open', value: true }, '`open` = true'],
    [{ op: 'lt', column: 'at', value: '2024-05-01T00:00:00Z' }, "`at` < '2024-05-01T00:00:00Z'"],
    [
      { op: 'gt', column: ':updated_at', value: '2024-05-01T00:00:00Z' },
      ":updated_at > '2024-05-01T00:00:00Z'",
    ],
    [{ op: 'and', of: [] }, '1 = 1'],
    [{ op: 'or', of: [] }, '1 = 0'],
    [
      {
        op: 'and',
        of: [
          { op: 'isNull', column: 'a' },
          {
            op: 'or',
            of: [
              { op: 'notNull', column: 'b' },
              { op: 'isNull', column: 'c' },
            ],
          },
        ],
      },
      '(`a` IS NULL) AND ((`b` IS NOT NULL) OR (`c` IS NULL))',
    ],
    [{ op: 'eq', column: ':id', value: ID }, `:id = '${ID}'`],
    [{ op: 'eq', column: ':id', value: "no' id" }, '1 = 0'],
    [{ op: 'ne', column: ':id', value: 'no id' }, ':id IS NOT NULL'],
    [{ op: 'in', column: ':id', values: ['no id', ID] }, `:id IN ('${ID}')`],
    [{ op: 'contains', column: ':id', value: 'row', fold: true }, ':id IS NOT NULL'],
  ])('%j is %s', (condition, text) => expect(written(condition)).toBe(text));

  it('leaves identifiers of rows to whoever asked where the back end is old', () => {
    expect(written({ op: 'eq', column: ':id', value: '12' }, '2.0')).toBe(':id IS NOT NULL');
    expect(written({ op: 'in', column: ':id', values: ['12', ID] }, '2.0')).toBe(':id IS NOT NULL');
  });

  it.each<Condition>([
    { op: 'eq', column: 'no such name', value: 'x' },
    { op: 'eq', column: 'a`b', value: 'x' },
    { op: 'isNull', column: ':id OR 1=1' },
    { op: 'eq', column: 'odd', value: 'https://x.example' },
    { op: 'eq', column: 'status', value: 'bell\u0007' },
  ])('is not written at all for %j', (condition) => {
    expect(() => soqlWhere(condition, columnOf('2.1'))).toThrow(ConnectorError);
  });
});
