import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Leaf, Predicate } from '../../../src/domain/query/ast.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { ALWAYS, isAlways, isNever, NEVER, normalForm, simplify } from '../../../src/domain/query/normal.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { aPredicate, aRow, EVERY_COLUMN } from '../../support/row-arbitraries.ts';
import { whereSays } from '../../support/three-valued.ts';

const typeOf = typesOf(EVERY_COLUMN);
const open: Leaf = { op: 'eq', column: 'text', value: 'open' };
const low: Leaf = { op: 'lt', column: 'integer', value: 10 };
const not = (of: Predicate): Predicate => ({ op: 'not', of });

describe('the normal form', () => {
  it('pushes "not" to the leaves', () => {
    const box = [0, 0, 1, 1] as const;
    const pairs: readonly (readonly [Leaf, Condition])[] = [
      [open, { ...open, op: 'ne' }],
      [low, { ...low, op: 'ge' }],
      [
        { ...low, op: 'le' },
        { ...low, op: 'gt' },
      ],
      [{ ...open, op: 'ne' }, open],
      [
        { op: 'in', column: 'text', values: ['a', 'b'] },
        { op: 'notIn', column: 'text', values: ['a', 'b'] },
      ],
      [
        { op: 'contains', column: 'text', value: 'a', fold: true },
        { op: 'notContains', column: 'text', value: 'a', fold: true },
      ],
      [
        { op: 'startsWith', column: 'text', value: 'a', fold: false },
        { op: 'notStartsWith', column: 'text', value: 'a', fold: false },
      ],
      [
        { op: 'isNull', column: 'text' },
        { op: 'notNull', column: 'text' },
      ],
      [
        { op: 'within', column: 'point', box },
        { op: 'notWithin', column: 'point', box },
      ],
    ];
    for (const [leaf, expected] of pairs) {
      expect(normalForm(not(leaf))).toEqual(expected);
      expect(normalForm(not(not(leaf)))).toEqual(leaf);
    }
    expect(normalForm(not({ op: 'and', of: [open, not(low)] }))).toEqual({
      op: 'or',
      of: [{ ...open, op: 'ne' }, low],
    });
  });

  it('folds constants', () => {
    const nothing: Predicate = { op: 'in', column: 'text', values: [] };
    const empty: Predicate = { op: 'contains', column: 'text', value: '', fold: true };
    expect(normalForm({ op: 'and', of: [] })).toEqual(ALWAYS);
    expect(normalForm({ op: 'or', of: [] })).toEqual(NEVER);
    expect(normalForm(nothing)).toEqual(NEVER);
    expect(normalForm(not(nothing))).toEqual({ op: 'notNull', column: 'text' });
    expect(normalForm({ op: 'and', of: [open, nothing] })).toEqual(NEVER);
    expect(normalForm({ op: 'or', of: [open, nothing] })).toEqual(open);
    expect(normalForm({ op: 'or', of: [open, { op: 'and', of: [] }] })).toEqual(ALWAYS);
    expect(normalForm(empty)).toEqual({ op: 'notNull', column: 'text' });
    expect(normalForm(not(empty))).toEqual(NEVER);
    expect(normalForm({ op: 'in', column: 'text', values: ['open'] })).toEqual(open);
  });

  it('makes two boxes of one over the antimeridian', () => {
    const box = [170, -10, -170, 10] as const;
    const halves = [
      [170, -10, 180, 10],
      [-180, -10, -170, 10],
    ];
    expect(normalForm({ op: 'within', column: 'point', box })).toEqual({
      op: 'or',
      of: halves.map((half) => ({ op: 'within', column: 'point', box: half })),
    });
    expect(normalForm(not({ op: 'within', column: 'point', box }))).toEqual({
      op: 'and',
      of: halves.map((half) => ({ op: 'notWithin', column: 'point', box: half })),
    });
  });

  it('has no constant, no nested junction of one kind and no lone branch inside', () => {
    const isSimple = (condition: Condition): boolean => {
      if (condition.op !== 'and' && condition.op !== 'or') return true;
      const { op, of } = condition;
      return of.length > 1 && of.every((branch) => branch.op !== op && isSimple(branch));
    };
    fc.assert(
      fc.property(aPredicate(), (predicate) => {
        const condition = normalForm(predicate);
        expect(isAlways(condition) || isNever(condition) || isSimple(condition)).toBe(true);
        expect(simplify(condition)).toEqual(condition);
      }),
    );
  });

  it('means what SQL would say', () => {
    fc.assert(
      fc.property(aPredicate(), aRow, (predicate, row) => {
        expect(compileCondition(normalForm(predicate), typeOf)(row)).toBe(whereSays(predicate, row, typeOf));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a wrong normal form', () => {
  const saboteurs: Readonly<Record<string, (predicate: Predicate) => Condition>> = {
    'negates "lt" as "gt"': (predicate) => replaced(normalForm(predicate), 'ge', 'gt'),
    'negates "in" without asking for a value': (predicate) => nullsToo(normalForm(predicate), 'notIn'),
    'negates "eq" without asking for a value': (predicate) => nullsToo(normalForm(predicate), 'ne'),
    'keeps "and" under "not"': (predicate) =>
      predicate.op === 'not' && predicate.of.op === 'and'
        ? simplify({ op: 'and', of: predicate.of.of.map((branch) => normalForm(not(branch))) })
        : normalForm(predicate),
  };

  it.each(Object.entries(saboteurs))('is caught where it %s', (_name, form) => {
    const found = fc.check(
      fc.property(aPredicate(), aRow, (predicate, row) => {
        expect(compileCondition(form(predicate), typeOf)(row)).toBe(whereSays(predicate, row, typeOf));
      }),
      { numRuns: 20_000 },
    );
    expect(found.failed).toBe(true);
  });
});

function replaced(condition: Condition, from: 'ge', to: 'gt'): Condition {
  if (condition.op === 'and' || condition.op === 'or')
    return { op: condition.op, of: condition.of.map((branch) => replaced(branch, from, to)) };
  return condition.op === from ? { ...condition, op: to } : condition;
}

function nullsToo(condition: Condition, op: 'ne' | 'notIn'): Condition {
  if (condition.op === 'and' || condition.op === 'or')
    return { op: condition.op, of: condition.of.map((branch) => nullsToo(branch, op)) };
  return condition.op === op
    ? { op: 'or', of: [condition, { op: 'isNull', column: condition.column }] }
    : condition;
}
