import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Predicate, Row } from '../../../src/domain/query/ast.ts';
import { checkRows } from '../../../src/domain/query/check.ts';
import { compileCondition, evaluateRows } from '../../../src/domain/query/evaluate.ts';
import { normalForm } from '../../../src/domain/query/normal.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { aColumn, aLeaf, aPredicate, aRow, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

const typeOf = typesOf(EVERY_COLUMN);

function matching(
  condition: Condition,
  column: string,
  cells: readonly Row[string][],
): readonly Row[string][] {
  const test = compileCondition(condition, typeOf);
  return cells.filter((cell) => test({ [column]: cell }));
}

describe('a filter', () => {
  it('is never satisfied by null, unless it asks for null', () => {
    fc.assert(
      fc.property(aLeaf, (predicate) => {
        if (predicate.op === 'isNull') return;
        for (const wanted of [predicate, { op: 'not', of: predicate } as const])
          expect(compileCondition(normalForm(wanted), typeOf)({ [predicate.column]: null })).toBe(false);
      }),
    );
    expect(matching({ op: 'isNull', column: 'text' }, 'text', [null, ''])).toEqual([null]);
    expect(matching({ op: 'notNull', column: 'text' }, 'text', [null, ''])).toEqual(['']);
  });

  it('takes a cell that is not there for null, whatever its column is called', () => {
    for (const column of ['constructor', '__proto__', 'missing'])
      expect(compileCondition({ op: 'isNull', column }, typeOf)({})).toBe(true);
    expect(
      compileCondition({ op: 'notNull', column: '__proto__' }, typeOf)(JSON.parse('{"__proto__": 1}')),
    ).toBe(true);
  });

  it('tells upper from lower case where it is told to', () => {
    const texts = ['École', 'école', 'ÉCOLE', 'lycée'];
    const leaf = { column: 'text', value: 'éCO' } as const;
    expect(matching({ ...leaf, op: 'contains', fold: true }, 'text', texts)).toEqual(texts.slice(0, 3));
    expect(matching({ ...leaf, op: 'contains', fold: false }, 'text', texts)).toEqual([]);
    expect(matching({ ...leaf, op: 'notStartsWith', fold: true }, 'text', texts)).toEqual(['lycée']);
    expect(matching({ op: 'eq', column: 'text', value: 'école' }, 'text', texts)).toEqual(['école']);
  });

  it('takes every character for itself', () => {
    const texts = ['100%', '100x', 'a_b', 'axb', '\\', '.*'];
    for (const value of ['%', '_', '\\', '.*'])
      expect(matching({ op: 'contains', column: 'text', value, fold: true }, 'text', texts)).toHaveLength(1);
  });

  it('finds an empty text in every text, but in no null', () => {
    const leaf = { column: 'text', value: '', fold: true } as const;
    expect(matching({ ...leaf, op: 'contains' }, 'text', ['', 'a', null])).toEqual(['', 'a']);
    expect(matching({ ...leaf, op: 'notContains' }, 'text', ['', 'a', null])).toEqual([]);
  });

  it('counts the edges of a box in, and goes over the antimeridian', () => {
    const at = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });
    const cells = [at(170, 10), at(-170, -10), at(180, 0), at(-180, 0), at(0, 0), at(175, 11)];
    const within: Condition = { op: 'within', column: 'point', box: [170, -10, -170, 10] };
    expect(matching(within, 'point', cells)).toEqual(cells.slice(0, 4));
    expect(matching({ ...within, op: 'notWithin' }, 'point', [...cells, null])).toEqual(cells.slice(4));
  });

  it('loses no digit', () => {
    const cells = ['9007199254740993', '9007199254740992', 9007199254740991];
    expect(
      matching({ op: 'eq', column: 'integer', value: '9007199254740993' }, 'integer', cells),
    ).toHaveLength(1);
    expect(
      matching({ op: 'ge', column: 'integer', value: '9007199254740992' }, 'integer', cells),
    ).toHaveLength(2);
    expect(
      matching({ op: 'in', column: 'decimal', values: [0.1] }, 'decimal', [0.1, '0.10', '0.100001']),
    ).toHaveLength(2);
  });
});

describe('laws of filters', () => {
  const rows = fc.array(aRow, { maxLength: 20 });
  const select = (predicate: Predicate, from: readonly Row[]) =>
    from.filter(compileCondition(normalForm(predicate), typeOf));

  it('hold for De Morgan, both ways', () => {
    fc.assert(
      fc.property(fc.array(aPredicate(), { maxLength: 4 }), rows, (of, from) => {
        const negated = of.map((branch) => ({ op: 'not', of: branch }) as const);
        expect(select({ op: 'not', of: { op: 'and', of } }, from)).toEqual(
          select({ op: 'or', of: negated }, from),
        );
        expect(select({ op: 'not', of: { op: 'or', of } }, from)).toEqual(
          select({ op: 'and', of: negated }, from),
        );
      }),
    );
  });

  it('make of the order of branches and of rows no difference to what matches', () => {
    fc.assert(
      fc.property(fc.array(aPredicate(), { maxLength: 4 }), rows, (of, from) => {
        for (const op of ['and', 'or'] as const) {
          const found = select({ op, of }, from);
          expect(select({ op, of: of.toReversed() }, from)).toEqual(found);
          expect(select({ op, of }, from.toReversed()).toReversed()).toEqual(found);
        }
      }),
    );
  });

  it('give a row to a filter or to its negation or, over nulls, to neither', () => {
    fc.assert(
      fc.property(aPredicate(), rows, (predicate, from) => {
        const [yes, no] = [select(predicate, from), select({ op: 'not', of: predicate }, from)];
        expect(yes.filter((row) => no.includes(row))).toEqual([]);
        const full = from.filter((row) => Object.values(row).every((cell) => cell !== null));
        for (const row of full) expect(yes.includes(row) || no.includes(row)).toBe(true);
      }),
    );
  });
});

describe('evaluating rows', () => {
  const question = fc.record({
    where: fc.option(aPredicate()),
    orderBy: fc.array(
      fc.record({
        column: fc.constantFrom('text', 'integer', 'decimal', 'boolean', 'date', 'instant'),
        direction: fc.constantFrom('asc', 'desc'),
        nulls: fc.constantFrom('first', 'last'),
      }),
      { maxLength: 3 },
    ),
  });

  it('gives windows that, one behind the other, are the whole', () => {
    fc.assert(
      fc.property(
        question,
        fc.array(aRow, { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (asked, rows, limit) => {
          const query = checkRows({ ...asked, columns: 'all' }, EVERY_COLUMN);
          const whole = evaluateRows({ ...query, offset: 0, limit: Infinity }, rows, EVERY_COLUMN);
          const windows = Array.from({ length: Math.ceil(rows.length / limit) }, (_, at) =>
            evaluateRows({ ...query, offset: at * limit, limit }, rows, EVERY_COLUMN),
          );
          expect(windows.flat()).toEqual(whole);
        },
      ),
    );
  });

  it('gives the columns asked for and no others, null where a row has none', () => {
    const columns = [
      aColumn('a', 'integer'),
      aColumn('__proto__', 'text'),
      aColumn('_id', 'integer', { system: true }),
    ];
    const rows: readonly Row[] = [{ a: 1, _id: 7, other: 'x' }];
    const all = checkRows({ columns: 'all', where: null, orderBy: [] }, columns);
    const [row] = evaluateRows({ ...all, offset: 0, limit: 9 }, rows, columns);
    expect(Object.entries(row ?? {})).toEqual([
      ['a', 1],
      ['__proto__', null],
    ]);
    const named = checkRows({ columns: ['_id'], where: null, orderBy: [] }, columns);
    expect(evaluateRows({ ...named, offset: 0, limit: 9 }, rows, columns)).toEqual([{ _id: 7 }]);
  });
});
