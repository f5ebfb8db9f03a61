import { expect, it } from 'vitest';
import type { Condition, Predicate } from '../../../src/domain/query/ast.ts';
import { printFilter } from '../../../src/domain/query/print.ts';

it('writes filters as people do', () => {
  const table: readonly (readonly [Predicate | Condition, string])[] = [
    [{ op: 'eq', column: 'status', value: "O'Neil" }, "status = 'O''Neil'"],
    [{ op: 'ge', column: 'größe', value: -1.5 }, 'größe >= -1.5'],
    [{ op: 'lt', column: 'a', value: 2 ** 60 }, 'a < 1.152921504606847e+18'],
    [{ op: 'in', column: 'b', values: [true, '1', 1] }, "b in (true, '1', 1)"],
    [{ op: 'notIn', column: 'b', values: [] }, 'b not in ()'],
    [{ op: 'contains', column: ':@region', value: 'x', fold: true }, ":@region contains 'x'"],
    [{ op: 'notStartsWith', column: 'a', value: 'X', fold: false }, "a not starts with exactly 'X'"],
    [{ op: 'isNull', column: 'two words' }, '"two words" is null'],
    [{ op: 'notNull', column: 'a "b"' }, '"a ""b""" is not null'],
    [{ op: 'notWithin', column: 'not', box: [-1, 0, 1.5, 2] }, '"not" not within (-1, 0, 1.5, 2)'],
    [{ op: 'and', of: [] }, 'true'],
    [{ op: 'not', of: { op: 'or', of: [] } }, 'not false'],
    [
      {
        op: 'or',
        of: [
          { op: 'isNull', column: 'a' },
          {
            op: 'and',
            of: [
              { op: 'isNull', column: 'b' },
              { op: 'isNull', column: '2' },
            ],
          },
        ],
      },
      'a is null or (b is null and "2" is null)',
    ],
  ];
  for (const [filter, text] of table) expect(printFilter(filter)).toBe(text);
});
