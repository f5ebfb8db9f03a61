import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, SortKey } from '../../../src/domain/query/ast.ts';
import { canonicalQuery, type CanonicalInput } from '../../../src/domain/query/canonical.ts';
import { checkAggregate, checkRows } from '../../../src/domain/query/check.ts';
import { normalForm } from '../../../src/domain/query/normal.ts';
import { aPredicate, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

const where = (text: string, value: string): Condition => ({ op: 'eq', column: text, value });
const by = (column: string): SortKey => ({ column, direction: 'asc', nulls: 'last' });

/** The same question with everything turned round that makes no difference. */
function turned(condition: Condition): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return {
        of: [...condition.of.map(turned).toReversed(), ...condition.of.slice(0, 1)],
        op: condition.op,
      };
    case 'in':
    case 'notIn':
      return { values: condition.values.toReversed(), column: condition.column, op: condition.op };
    default:
      return Object.fromEntries === undefined ? condition : { ...condition };
  }
}

describe('the canonical text of a question', () => {
  it('is the same whatever the order of branches, values, columns and keys of objects', () => {
    fc.assert(
      fc.property(aPredicate(), (predicate) => {
        const condition = normalForm(predicate);
        expect(canonicalQuery({ where: turned(condition) })).toBe(canonicalQuery({ where: condition }));
      }),
    );
    const columns = EVERY_COLUMN.slice(0, 3);
    const question = { where: null, columns, orderBy: [by('text')], offset: 0, limit: 10 };
    expect(canonicalQuery({ ...question, columns: columns.toReversed() })).toBe(canonicalQuery(question));
  });

  it('is another one for every other question', () => {
    const base: CanonicalInput = {
      where: where('text', 'a'),
      columns: EVERY_COLUMN,
      orderBy: [],
      offset: 0,
      limit: 10,
    };
    const others: readonly CanonicalInput[] = [
      base,
      { ...base, where: null },
      { ...base, where: where('text', 'A') },
      { ...base, where: where('json', 'a') },
      { ...base, where: { op: 'ne', column: 'text', value: 'a' } },
      { ...base, where: { op: 'contains', column: 'text', value: 'a', fold: true } },
      { ...base, where: { op: 'contains', column: 'text', value: 'a', fold: false } },
      { ...base, where: { op: 'eq', column: 'text', value: 1 } },
      { ...base, where: { op: 'eq', column: 'text', value: '1' } },
      { ...base, where: { op: 'and', of: [where('text', 'a'), where('text', 'b')] } },
      { ...base, where: { op: 'or', of: [where('text', 'a'), where('text', 'b')] } },
      { ...base, columns: EVERY_COLUMN.slice(1) },
      { ...base, orderBy: [by('text')] },
      { ...base, orderBy: [by('text'), by('date')] },
      { ...base, orderBy: [by('date'), by('text')] },
      { ...base, orderBy: [{ ...by('text'), direction: 'desc' }] },
      { ...base, orderBy: [{ ...by('text'), nulls: 'first' }] },
      { ...base, offset: 1 },
      { ...base, limit: 11 },
      { ...base, limit: null },
      { where: base.where },
      { where: base.where, groupBy: [{ column: 'date', bucket: null }] },
      { where: base.where, groupBy: [{ column: 'date', bucket: 'year' }] },
      { where: base.where, measures: [{ as: 'a', fn: 'count', column: null }] },
      { where: base.where, measures: [{ as: 'a', fn: 'count', column: 'date' }] },
      // Text that looks like what stands around it.
      { ...base, where: where('text', 'a"},"x":{"') },
    ];
    expect(new Set(others.map(canonicalQuery)).size).toBe(others.length);
  });

  it('is of the checked question, whose literals are spelled one way', () => {
    const asked = (value: string) =>
      canonicalQuery(
        checkRows(
          { columns: 'all', where: { op: 'eq', column: 'instant', value }, orderBy: [] },
          EVERY_COLUMN,
        ),
      );
    expect(asked('2024-05-01')).toBe(asked('2024-05-01T02:00:00+02:00'));
    const counted = (as: readonly string[]) =>
      canonicalQuery(
        checkAggregate(
          {
            where: null,
            groupBy: [],
            measures: as.map((name) => ({ as: name, fn: 'count', column: null })),
            limit: 1,
          },
          EVERY_COLUMN,
        ),
      );
    expect(counted(['a', 'b'])).toBe(counted(['b', 'a']));
  });
});
