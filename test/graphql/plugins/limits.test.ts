import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { codesOf, createBench, dataOf } from '../../support/graph.ts';

const nested = (times: number): string =>
  `{ datasets(first: 1) { nodes ${'{ portal { datasets(first: 1) { nodes '.repeat(times)}{ id } ${'} } }'.repeat(times)} } }`;

describe('the limits', () => {
  it.each([
    ['depth', nested(4), 'The query is 15 fields deep; the limit is 12.'],
    [
      'aliases',
      `{ ${Array.from({ length: 61 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      'The query has 61 aliases; the limit is 60. Ask for many things at once with "nodes".',
    ],
    [
      'cost',
      '{ cities(first: 100) { nodes { datasets(first: 100) { nodes { title } } } } }',
      'The query would cost 11101; the limit is 10000. Ask for smaller pages (first) or fewer fields.',
    ],
    [
      'words and signs',
      `{ ${'__typename '.repeat(4_000)} }`,
      'The document has more than 4000 words and signs, which is the limit.',
    ],
  ])('refuse too much %s, and say what was asked and what is allowed', async (_name, query, message) => {
    const answer = await createBench().ask(query);
    expect(answer.errors?.map((error) => error.message)).toEqual([message]);
    expect(codesOf(answer)).toEqual(['LIMIT_EXCEEDED']);
    expect(answer.data).toBeUndefined();
  });

  it('let a deep query of three portals through', async () => {
    expect((await createBench().ask(nested(2))).errors).toBeUndefined();
  });

  it.each([101, 20_000])('refuse variables that are nested %i deep, before they are read', async (depth) => {
    const where: unknown = JSON.parse(`${'{"not":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`);
    const query =
      'query ($where: RowPredicate) { table(id: "x") { rows(query: { where: $where }) { rows } } }';
    const answer = await createBench().ask(query, { where });
    expect(answer.errors?.map((error) => error.message)).toEqual(['Variables can be nested 100 deep.']);
    expect(codesOf(answer)).toEqual(['LIMIT_EXCEEDED']);
  });

  it('let introspection through', async () => {
    const { __schema } = dataOf<{
      __schema: { types: unknown[] };
    }>(await createBench().ask(getIntrospectionQuery({ inputValueDeprecation: true })));
    expect(__schema.types.length).toBeGreaterThan(40);
  });

  it('stop introspection that walks in circles', async () => {
    const circle =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
    expect(codesOf(await createBench().ask(circle))).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([0, -5, 101, 2_000_000_000])('refuse pages of %i members', async (first) => {
    const answer = await createBench().ask('query ($first: Int) { cities(first: $first) { totalCount } }', {
      first,
    });
    expect(answer.errors?.map((error) => error.message)).toEqual([`first: expected 1 to 100, got ${first}.`]);
  });
});
