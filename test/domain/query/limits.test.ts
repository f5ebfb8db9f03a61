import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/domain/query/ast.ts';
import { checkLimits } from '../../../src/domain/query/limits.ts';

const leaf: Predicate = { op: 'isNull', column: 'a' };

function nested(depth: number, op: 'not' | 'and'): Predicate {
  let predicate: Predicate = leaf;
  for (let at = 0; at < depth; at += 1)
    predicate = op === 'not' ? { op, of: predicate } : { op, of: [predicate] };
  return predicate;
}
const many = (count: number, of: Predicate): Predicate => ({
  op: 'or',
  of: Array.from({ length: count }, () => of),
});

describe('the limits of a filter', () => {
  it('let through what is just within them', () => {
    for (const predicate of [nested(20, 'not'), nested(20, 'and'), many(500, leaf)])
      expect(() => checkLimits(predicate)).not.toThrow();
    expect(() => checkLimits({ op: 'in', column: 'a', values: Array(10_000).fill(1) })).not.toThrow();
  });

  it('refuse what is deeper, broader or longer, and say which', () => {
    for (const predicate of [nested(21, 'not'), nested(21, 'and'), nested(100_000, 'not')])
      expect(() => checkLimits(predicate)).toThrow(/nested more than 20 deep/);
    for (const predicate of [many(501, leaf), many(501, { op: 'and', of: [] })])
      expect(() => checkLimits(predicate)).toThrow(/more than 500 conditions/);
    expect(() => checkLimits({ op: 'in', column: 'a', values: Array(10_001).fill(1) })).toThrow(
      /10001 values for column "a"/,
    );
  });
});
