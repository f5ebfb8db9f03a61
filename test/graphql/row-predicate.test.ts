import fc from 'fast-check';
import {
  coerceInputValue,
  isInputType,
  parseValue,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/domain/json.ts';
import type { Leaf, Predicate, Scalar } from '../../src/domain/query/ast.ts';
import type { RowPredicate } from '../../src/graphql/generated/resolvers.ts';
import { readPredicate } from '../../src/graphql/row-predicate.ts';
import { createSchema } from '../../src/graphql/server.ts';
import { readTypeDefs } from '../../src/package-root.ts';

const RUNS = 500;
const schema = createSchema(readTypeDefs());

function inputType(of: GraphQLSchema): GraphQLInputType {
  const type = of.getType('RowPredicate');
  if (!isInputType(type)) throw new Error('no such input');
  return type;
}
/** What a resolver is given for this JSON in a variable. */
function asVariable(json: Json): RowPredicate {
  return coerceInputValue(json, inputType(schema), (_path, _value, error) => {
    throw error;
  }) as RowPredicate;
}
/** JSON as a literal of a document: enum values stand where the schema has enums. */
function literalOf(json: Json, key = ''): string {
  if (Array.isArray(json)) return `[${json.map((one: Json) => literalOf(one)).join(', ')}]`;
  if (typeof json === 'object' && json !== null) {
    const fields = Object.entries(json).map(([name, value]) => `${name}: ${literalOf(value, name)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return (key === 'op' || key === 'match') && typeof json === 'string' ? json : JSON.stringify(json);
}
function asLiteral(json: Json): RowPredicate {
  return valueFromAST(parseValue(literalOf(json)), inputType(schema)) as RowPredicate;
}
const read = (json: Json): Predicate => readPredicate(asVariable(json), 'where').predicate;

/** The plainest way to write a predicate as a client. */
function written(predicate: Predicate): JsonObject {
  switch (predicate.op) {
    case 'and':
      return { and: predicate.of.map(written) };
    case 'or':
      return { or: predicate.of.map(written) };
    case 'not':
      return { not: written(predicate.of) };
    case 'in':
      return { in: { column: predicate.column, values: predicate.values } };
    case 'contains':
    case 'startsWith': {
      const { column, value, fold } = predicate;
      const match = predicate.op === 'contains' ? 'CONTAINS' : 'STARTS_WITH';
      return { text: { column, match, value, ...(fold ? {} : { caseSensitive: true }) } };
    }
    case 'isNull':
      return { isNull: { column: predicate.column } };
    case 'within':
      return { within: { column: predicate.column, bbox: predicate.box } };
    default:
      return {
        compare: { column: predicate.column, op: predicate.op.toUpperCase(), value: predicate.value },
      };
  }
}

const text = fc.oneof(fc.string(), fc.constantFrom('"', '\\', '%', '_', '\n', '避難所', '\u202e', '😀', ''));
const column = fc.oneof(fc.constantFrom('amount', ':id', '_id', 'Año', 'a.b', ' '), text);
/** -0 is written "0" by JSON. */
const number = fc
  .oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, min: -1e15, max: 1e15 }))
  .map((value) => value + 0);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(text, number, fc.boolean());
const degrees = (most: number) => fc.double({ noNaN: true, min: -most, max: most }).map((value) => value + 0);
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), column, value: scalar }),
  fc.record({ op: fc.constant('in'), column, values: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ op: fc.constantFrom('contains', 'startsWith'), column, value: text, fold: fc.boolean() }),
  fc.record({ op: fc.constant('isNull'), column }),
  fc.tuple(column, degrees(180), degrees(90), degrees(180), degrees(90)).map(([of, west, a, east, b]) => ({
    op: 'within' as const,
    column: of,
    box: [west, Math.min(a, b), east, Math.max(a, b)] as const,
  })),
);
const predicates = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.record({
      op: fc.constantFrom('and', 'or'),
      of: fc.array(tie('predicate'), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not'), of: tie('predicate') }),
  ),
})).predicate;

function leavesOf(predicate: Predicate): readonly Leaf[] {
  switch (predicate.op) {
    case 'not':
      return leavesOf(predicate.of);
    case 'and':
    case 'or':
      return predicate.of.flatMap(leavesOf);
    default:
      return [predicate];
  }
}
/** Follows "where.and[2].compare" in the input. */
function at(json: Json, path: string): Json | undefined {
  let value: Json | undefined = json;
  for (const [, step = ''] of path.replace(/^where/, '').matchAll(/[.[]([^.[\]]+)\]?/g))
    value = Object.entries(Object(value)).find(([key]) => key === step)?.[1] as Json | undefined;
  return value;
}

describe('a condition on rows', () => {
  it('is read as it was written, from variables and from literals', () => {
    fc.assert(
      fc.property(predicates, (predicate) => {
        const json: Json = JSON.parse(JSON.stringify(written(predicate)));
        expect(readPredicate(asVariable(json), 'where').predicate).toEqual(predicate);
        expect(readPredicate(asLiteral(json), 'where').predicate).toEqual(predicate);
      }),
      { numRuns: RUNS },
    );
  });

  it('knows where each of its parts stands', () => {
    fc.assert(
      fc.property(predicates, (predicate) => {
        const json: Json = JSON.parse(JSON.stringify(written(predicate)));
        const { leaves } = readPredicate(asVariable(json), 'where');
        expect(leaves.map((one) => one.leaf)).toEqual(leavesOf(predicate));
        for (const {
          path,
          leaf: { column: name },
        } of leaves)
          expect(at(json, path)).toMatchObject({ column: name });
      }),
      { numRuns: RUNS },
    );
  });

  const isNull = { op: 'isNull', column: 'a' };
  it.each<[string, Json, Predicate]>([
    ['equal to null', { compare: { column: 'a', op: 'EQ', value: null } }, isNull as Predicate],
    [
      'not equal to null',
      { compare: { column: 'a', op: 'NE', value: null } },
      { op: 'not', of: isNull } as Predicate,
    ],
    [
      'text in any case, unless told otherwise',
      { text: { column: 'a', match: 'CONTAINS', value: '%' } },
      { op: 'contains', column: 'a', value: '%', fold: true },
    ],
    [
      'large numbers as text',
      { compare: { column: 'a', op: 'GT', value: '9007199254740993' } },
      { op: 'gt', column: 'a', value: '9007199254740993' },
    ],
    [
      'a box over the antimeridian',
      { within: { column: 'a', bbox: [170, -50, -170, -30] } },
      { op: 'within', column: 'a', box: [170, -50, -170, -30] },
    ],
  ])('asks for %s', (_name, json, predicate) => {
    expect(read(json)).toEqual(predicate);
  });

  it.each<[Json, string]>([
    [
      { and: [{ isNull: { column: 'a' } }, { compare: { column: 'a', op: 'EQ', value: [1] } }] },
      'where.and[1].compare.value: expected text, a number, true, false or null, got [1].',
    ],
    [
      { not: { compare: { column: 'a', op: 'EQ', value: { b: 1 } } } },
      'where.not.compare.value: expected text, a number, true, false or null, got {"b":1}.',
    ],
    [
      { compare: { column: 'a', op: 'EQ' } },
      'where.compare.value: expected text, a number, true, false or null, got nothing.',
    ],
    [
      { or: [{ compare: { column: 'a', op: 'LT', value: null } }] },
      'where.or[0].compare.value: expected a value to compare with by LT; null goes with EQ and NE only, got null.',
    ],
    [
      { in: { column: 'a', values: ['x', JSON.parse('9007199254740993')] } },
      'where.in.values[1]: expected a number that JSON keeps as it is (up to 9007199254740991 either way); send larger ones as text, got 9007199254740992.',
    ],
    [
      { compare: { column: 'a', op: 'GE', value: 1e300 } },
      'where.compare.value: expected a number that JSON keeps as it is (up to 9007199254740991 either way); send larger ones as text, got 1e+300.',
    ],
    [
      { within: { column: 'a', bbox: [1, 2, 3] } },
      'where.within.bbox: expected 4 numbers (west, south, east, north), got [1,2,3].',
    ],
    [
      { within: { column: 'a', bbox: [0, 10, 1, -10] } },
      'where.within.bbox: expected west and east within -180..180, and south <= north within -90..90, got [0,10,1,-10].',
    ],
    [
      { within: { column: 'a', bbox: [0, 0, 181, 1] } },
      'where.within.bbox: expected west and east within -180..180, and south <= north within -90..90, got [0,0,181,1].',
    ],
  ])('is refused with its place: %j', (json, message) => {
    expect(() => read(json)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', message }));
  });

  it('shows what came, but not endlessly', () => {
    const value = Array.from({ length: 5_000 }, () => 'x');
    expect(() => read({ compare: { column: 'a', op: 'EQ', value } })).toThrow(/^.{0,250}$/);
  });

  const deep = (times: number): Json =>
    times === 0 ? { isNull: { column: 'a' } } : { not: deep(times - 1) };
  const wide = (times: number): Json => ({ or: Array.from({ length: times }, () => deep(0)) });
  it('may be twenty deep and have five hundred parts, and no more', () => {
    expect(read(deep(20))).toBeDefined();
    expect(read(wide(499))).toBeDefined();
    const tooMuch = expect.objectContaining({ code: 'LIMIT_EXCEEDED' });
    expect(() => read(deep(21))).toThrow(tooMuch);
    expect(() => read(deep(90))).toThrow(tooMuch);
    expect(() => read(wide(500))).toThrow(tooMuch);
    const values = Array.from({ length: 10_001 }, (_, n) => n);
    expect(() => read({ in: { column: 'a', values } })).toThrow(tooMuch);
  });
});
