import { Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { measure, type Measure } from '../../src/graphql/cost.ts';
import { createSchema } from '../../src/graphql/server.ts';
import { readTypeDefs } from '../../src/package-root.ts';

const schema = createSchema(readTypeDefs());

function measured(query: string, variables: Readonly<Record<string, unknown>> = {}): Measure {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('no operation');
  return measure(schema, document, operation, variables);
}
const costOf = (query: string, variables?: Readonly<Record<string, unknown>>): number =>
  measured(query, variables).cost;

describe('the cost of a query', () => {
  it('grows with the page that is asked for, literal, variable or left out', () => {
    const literal = costOf('{ datasets(first: 7) { nodes { title portal { slug } } } }');
    expect(literal).toBe(10 + 7 * (1 + 1));
    const query = 'query ($n: Int = 9) { datasets(first: $n) { nodes { title portal { slug } } } }';
    expect(costOf(query, { n: 7 })).toBe(literal);
    expect(costOf(query)).toBe(10 + 9 * 2);
    expect(costOf('{ datasets { nodes { title portal { slug } } } }')).toBe(10 + 20 * 2);
  });

  it('multiplies pages within pages', () => {
    expect(costOf('{ cities(first: 3) { nodes { datasets(first: 5) { nodes { title } } } } }')).toBe(
      1 + 3 * (1 + 10 + 5),
    );
  });

  it('counts the ids that are asked for', () => {
    expect(costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })).toBe(6);
  });

  it.each([
    ['left out', '{ table(id: "x") { rows { rows } } }', {}, 100],
    ['literal', '{ table(id: "x") { rows(query: { first: 10000 }) { rows } } }', {}, 10_000],
    ['a variable', 'query ($n: Int) { table(id: "x") { rows(query: { first: $n }) { rows } } }', { n: 7 }, 7],
    [
      'a default',
      'query ($n: Int = 5000) { table(id: "x") { rows(query: { first: $n }) { rows } } }',
      {},
      5_000,
    ],
    ['nonsense', '{ table(id: "x") { rows(query: { first: -5000 }) { rows } } }', {}, 100],
    [
      'in a variable',
      'query ($q: RowQueryInput!) { table(id: "x") { rows(query: $q) { rows } } }',
      { q: { first: 900, where: { isNull: { column: 'first' } } } },
      900,
    ],
    [
      'the default of a variable',
      'query ($q: RowQueryInput! = { first: 800 }) { table(id: "x") { rows(query: $q) { rows } } }',
      {},
      800,
    ],
  ])('grows by one for five rows: %s', (_how, query, variables, rows) => {
    expect(costOf(query, variables)).toBe(2 + 20 + Math.ceil(rows / 5));
  });

  it('counts groups as rows', () => {
    const query = (args: string) => `{ table(id: "x") { aggregate(measures: []${args}) { rows } } }`;
    expect(costOf(query(''))).toBe(2 + 20 + 200);
    expect(costOf(query(' limit: 50'))).toBe(2 + 20 + 10);
  });

  it('lets a request have about fifty thousand rows', () => {
    const pages = (count: number) =>
      Array.from(
        { length: count },
        (_, n) => `t${n}: table(id: "x") { rows(query: { first: 10000 }) { rows } }`,
      );
    expect(costOf(`{ ${pages(4).join(' ')} }`)).toBeLessThan(10_000);
    expect(costOf(`{ ${pages(5).join(' ')} }`)).toBeGreaterThan(10_000);
  });

  it('is the same through fragments, named and inline', () => {
    const plain = measured('{ datasets(first: 4) { nodes { title distributions { title } } } }');
    const spread = measured(
      '{ datasets(first: 4) { ...C } } fragment C on DatasetConnection { nodes { ... on Dataset { ...D } } } fragment D on Dataset { title distributions { title } }',
    );
    expect(spread).toEqual(plain);
  });

  it('is found in time for fragments that double forty times', () => {
    const doubling = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    ).join(' ');
    const { aliases } = measured(`{ ...F0 } ${doubling} fragment F40 on Query { a: __typename }`);
    expect(aliases).toBe(2 ** 40);
  });

  it('is nothing for introspection', () => {
    expect(measured('{ __schema { types { fields { type { name } } } } }')).toMatchObject({
      cost: 0,
      depth: 0,
    });
  });

  it('counts depth and aliases', () => {
    expect(measured('{ a: city(slug: "x") { portals { b: slug } } }')).toMatchObject({
      depth: 3,
      aliases: 2,
    });
  });
});
