import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, FilterOp, Leaf, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { junction, normalForm } from '../../../src/domain/query/normal.ts';
import { splitCondition, type Split } from '../../../src/domain/query/split.ts';
import { typesOf, type TypeOf } from '../../../src/domain/query/type-of.ts';
import {
  ALL_FILTERS,
  aPredicate,
  aRow,
  EVERY_COLUMN,
  NO_CAPABILITIES,
  someCapabilities,
} from '../../support/row-arbitraries.ts';
import { portalAnswer } from '../../support/row-portal.ts';

/** 200,000 were run once, with SPLIT_RUNS=200000: none was wrong. */
const RUNS = Number(process.env['SPLIT_RUNS'] ?? 20_000);
const typeOf = typesOf(EVERY_COLUMN);

const all: RowCapabilities = { ...NO_CAPABILITIES, filter: ALL_FILTERS, logic: ['and', 'or'] };
const open: Leaf = { op: 'eq', column: 'text', value: 'open' };
const high: Leaf = { op: 'ge', column: 'integer', value: 10 };
const near: Leaf = { op: 'contains', column: 'text', value: 'near', fold: true };
const and = (...of: readonly Condition[]): Condition => ({ op: 'and', of });
const or = (...of: readonly Condition[]): Condition => ({ op: 'or', of });
const without = (op: FilterOp, from = all): RowCapabilities => ({
  ...from,
  filter: { ...from.filter, [op]: {} },
});
const loosely = (op: FilterOp): RowCapabilities => ({
  ...all,
  filter: { ...all.filter, [op]: { text: 'superset' } },
});

describe('splitting a filter', () => {
  it('sends all of it where the portal can do all of it', () => {
    const whole = and(open, or(high, near));
    expect(splitCondition(whole, all, typeOf)).toEqual({ pushed: whole, residual: null, reasons: [] });
    expect(splitCondition(null, NO_CAPABILITIES, typeOf)).toEqual({
      pushed: null,
      residual: null,
      reasons: [],
    });
  });

  it('leaves behind of an "and" what the portal cannot do, and says why', () => {
    expect(splitCondition(and(open, near, high), without('contains'), typeOf)).toEqual({
      pushed: and(open, high),
      residual: near,
      reasons: ['The portal cannot filter by "contains" on column "text" (text), so it is applied here.'],
    });
  });

  it('filters again what may come with other rows', () => {
    expect(splitCondition(and(high, near), loosely('contains'), typeOf)).toEqual({
      pushed: and(high, near),
      residual: near,
      reasons: [
        'The portal\'s "contains" on column "text" (text) may let other rows through: applied again here.',
      ],
    });
  });

  it('sends an "or" whole or not at all', () => {
    expect(splitCondition(or(open, near), without('contains'), typeOf)).toMatchObject({
      pushed: null,
      residual: or(open, near),
    });
    expect(splitCondition(or(open, near), loosely('contains'), typeOf)).toMatchObject({
      pushed: or(open, near),
      residual: or(open, near),
    });
    // A branch may be sent weaker than it is, as long as all of the "or" is looked at again.
    expect(splitCondition(or(open, and(high, near)), without('contains'), typeOf)).toMatchObject({
      pushed: or(open, high),
      residual: or(open, and(high, near)),
    });
    const andOnly: RowCapabilities = { ...all, logic: ['and'] };
    expect(splitCondition(and(high, or(open, near)), andOnly, typeOf)).toEqual({
      pushed: high,
      residual: or(open, near),
      reasons: ['The portal cannot take "or", so it is applied here.'],
    });
  });

  it('sends one condition, an exact one if there is one, to a portal that takes one', () => {
    const single: RowCapabilities = { ...loosely('contains'), logic: [] };
    expect(splitCondition(and(near, high, open), single, typeOf)).toMatchObject({
      pushed: high,
      residual: and(near, open),
    });
  });

  it('cuts a list that is too long where the portal can join the pieces', () => {
    const values = ['a', 'b', 'c', 'd', 'e'];
    const list: Leaf = { op: 'in', column: 'text', values };
    const few: RowCapabilities = { ...all, maxValues: 2 };
    const piece = (...some: readonly string[]): Leaf => ({ ...list, values: some });
    expect(splitCondition(list, few, typeOf)).toEqual({
      pushed: or(piece('a', 'b'), piece('c', 'd'), piece('e')),
      residual: null,
      reasons: [],
    });
    expect(splitCondition({ ...list, op: 'notIn' }, { ...few, logic: ['or'] }, typeOf)).toMatchObject({
      pushed: null,
    });
    expect(splitCondition(list, { ...few, logic: ['and'] }, typeOf)).toEqual({
      pushed: null,
      residual: list,
      reasons: ['The portal takes at most 2 values of "in" on column "text" (text): applied here.'],
    });
  });

  it('asks nobody where no row can match', () => {
    expect(splitCondition(or(), all, typeOf)).toEqual({
      pushed: null,
      residual: or(),
      reasons: ['No row can match.'],
    });
  });
});

type Splitter = (condition: Condition, capabilities: RowCapabilities, types: TypeOf) => Split;

/** What the portal and the residual leave together is what the reference leaves. */
function losesNothing(split: Splitter, numRuns: number) {
  return fc.check(
    fc.property(
      aPredicate(),
      someCapabilities,
      fc.array(aRow, { minLength: 4, maxLength: 8 }),
      fc.nat({ max: 255 }),
      (predicate, capabilities, rows, extra) => {
        const condition = normalForm(predicate);
        const { pushed, residual } = split(condition, capabilities, typeOf);
        const answer = portalAnswer(pushed, rows, capabilities, typeOf, (at) => ((extra >> at) & 1) === 1);
        const found = answer.filter(compileCondition(residual, typeOf));
        expect(found).toEqual(rows.filter(compileCondition(condition, typeOf)));
      },
    ),
    { numRuns },
  );
}

describe('portal and residual together', () => {
  it('give exactly what the reference gives, whatever the portal can do', () => {
    const found = losesNothing(splitCondition, RUNS);
    expect(found.failed ? fc.defaultReportMessage(found) : null).toBeNull();
  });

  const saboteurs: Readonly<Record<string, Splitter>> = {
    'trusts a portal that lets other rows through': (condition, capabilities, types) =>
      splitCondition(condition, { ...capabilities, filter: allExact(capabilities.filter) }, types),
    'forgets what it left behind': (...all) => ({ ...splitCondition(...all), residual: null }),
    'sends the branches of an "or" that can go': (condition, capabilities, types) => {
      if (condition.op !== 'or') return splitCondition(condition, capabilities, types);
      const parts = condition.of.map((branch) => splitCondition(branch, capabilities, types));
      const pushed = parts.flatMap((part) => (part.pushed === null ? [] : [part.pushed]));
      const isJoinable = pushed.length === 1 || capabilities.logic.includes('or');
      if (pushed.length === 0 || !isJoinable) return splitCondition(condition, capabilities, types);
      return { pushed: junction('or', pushed), residual: condition, reasons: [] };
    },
    'sends a leaf on a type that was not declared': (condition, capabilities, types) =>
      splitCondition(condition, { ...capabilities, filter: ALL_FILTERS }, types),
    'sends longer lists than the portal takes': (condition, capabilities, types) =>
      splitCondition(condition, { ...capabilities, maxValues: null }, types),
    'joins what the portal cannot join': (condition, capabilities, types) =>
      splitCondition(condition, { ...capabilities, logic: ['and', 'or'] }, types),
    'keeps the first piece of a long list': (...all) => {
      const split = splitCondition(...all);
      const first = split.pushed?.op === 'or' ? split.pushed.of[0] : undefined;
      return first?.op === 'in' ? { ...split, pushed: first } : split;
    },
    'pushes a negative leaf that lets nulls through': (condition, capabilities, types) => {
      const split = splitCondition(condition, capabilities, types);
      if (split.pushed?.op !== 'ne') return split;
      const orNull = capabilities.filter.isNull?.[types(split.pushed.column)] === 'exact';
      if (!orNull || !capabilities.logic.includes('or')) return split;
      return { ...split, pushed: or(split.pushed, { op: 'isNull', column: split.pushed.column }) };
    },
  };

  it.each(Object.entries(saboteurs))('do not where a split %s', (_name, split) => {
    expect(losesNothing(split, 20_000).failed).toBe(true);
  });
});

function allExact(filter: RowCapabilities['filter']): RowCapabilities['filter'] {
  return Object.fromEntries(
    Object.entries(filter).map(([op, types]) => [
      op,
      Object.fromEntries(Object.keys(types).map((type) => [type, 'exact' as const])),
    ]),
  );
}
