import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/ids.ts';
import type { Answer } from '../../src/graphql/server.ts';
import { createBench, fill } from '../support/graph.ts';
import { createRowGraph, permitTable, tableId } from '../support/row-graph.ts';

const elsewhere = toGlobalId({ type: 'Dataset', portal: 'malmoe', localId: 'gone-away' });
const FAILING: readonly (readonly [name: string, query: string, code: string])[] = [
  ['syntax', '{', 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', '{ datasetz { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a missing argument', '{ node { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a missing variable', 'query ($id: ID!) { node(id: $id) { id } }', 'BAD_USER_INPUT'],
  [
    'no operation of that name',
    'query A { __typename } query B { __typename }',
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['neither slug nor id', '{ city { name } }', 'BAD_INPUT'],
  ['both slug and id', '{ portal(slug: "malmoe", id: "x") { title } }', 'BAD_INPUT'],
  ['a page of none', '{ cities(first: 0) { totalCount } }', 'BAD_INPUT'],
  ['a negative page', '{ datasets(first: -1) { totalCount } }', 'BAD_INPUT'],
  ['a page of 101', '{ datasets(first: 101) { totalCount } }', 'BAD_INPUT'],
  ['a foreign cursor', '{ cities(after: "zzz") { totalCount } }', 'BAD_CURSOR'],
  ['a foreign dataset cursor', '{ datasets(after: "zzz") { totalCount } }', 'BAD_CURSOR'],
  ['an unknown city', '{ datasets(where: { cities: ["malmo"] }) { totalCount } }', 'BAD_INPUT'],
  ['a box of three', '{ datasets(where: { bbox: [1, 2, 3] }) { totalCount } }', 'BAD_INPUT'],
  [
    'a day that is none',
    '{ datasets(where: { issuedSince: "2026-02-30T00:00:00Z" }) { totalCount } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a mutation without the token', 'mutation { harvest(portal: "malmoe") { id } }', 'UNAUTHORISED'],
  ['a portal that fails', `{ dataset(id: "${elsewhere}") { title } }`, 'TIMEOUT'],
  [
    'a query too deep',
    `{ datasets { nodes ${'{ distributions { dataset '.repeat(6)}{ id } ${'} }'.repeat(6)} } }`,
    'LIMIT_EXCEEDED',
  ],
];

const where = (condition: string): string => `rows(query: { where: ${condition} }) { rows }`;
const FAILING_ROWS: readonly (readonly [name: string, fields: string, code: string])[] = [
  ['two conditions in one', where('{ isNull: { column: "a" }, and: [] }'), 'GRAPHQL_VALIDATION_FAILED'],
  ['no condition', where('{}'), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'digits that get lost',
    where('{ in: { column: "value", values: [9007199254740993] } }'),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['null in a list', where('{ in: { column: "value", values: [1, null] } }'), 'GRAPHQL_VALIDATION_FAILED'],
  ['a list as a value', where('{ compare: { column: "value", op: EQ, value: [1] } }'), 'BAD_INPUT'],
  ['an unknown column', where('{ isNull: { column: "vallue" } }'), 'BAD_INPUT'],
  ['a wrong type', where('{ compare: { column: "value", op: GT, value: "much" } }'), 'BAD_INPUT'],
  [
    'a box around the globe twice',
    where('{ within: { column: "location", bbox: [-400, 0, 400, 1] } }'),
    'BAD_INPUT',
  ],
  ['part of a number', where('{ text: { column: "value", match: CONTAINS, value: "1" } }'), 'BAD_INPUT'],
  ['a deep condition', where(`${'{ not: '.repeat(25)}{ and: [] }${' }'.repeat(25)}`), 'LIMIT_EXCEEDED'],
  ['an unknown column to select', 'rows(query: { select: ["vallue"] }) { rows }', 'BAD_INPUT'],
  ['no column', 'rows(query: { select: [] }) { rows }', 'BAD_INPUT'],
  ['an order of places', 'rows(query: { orderBy: [{ column: "location" }] }) { rows }', 'BAD_INPUT'],
  ['a page of none', 'rows(query: { first: 0 }) { rows }', 'BAD_INPUT'],
  ['a page too long', 'rows(query: { first: 10001 }) { rows }', 'BAD_INPUT'],
  ['a foreign cursor', 'rows(query: { after: "zzz" }) { rows }', 'BAD_CURSOR'],
  [
    'many long pages',
    [...'abcdef'].map((a) => `${a}: rows(query: { first: 9999 }) { rows }`).join(' '),
    'LIMIT_EXCEEDED',
  ],
  ['a sum of nothing', 'aggregate(measures: [{ as: "s", fn: SUM }]) { rows }', 'BAD_INPUT'],
  [
    'a sum of words',
    'aggregate(measures: [{ as: "s", fn: SUM, column: "work_type" }]) { rows }',
    'BAD_INPUT',
  ],
  [
    'the month of a word',
    'aggregate(groupBy: [{ column: "work_type", bucket: MONTH }], measures: []) { rows }',
    'BAD_INPUT',
  ],
];

function expectOneShape({ errors = [] }: Answer, code: string): void {
  expect(errors[0]?.extensions?.['code']).toBe(code);
  for (const error of errors) {
    expect(error.message).not.toMatch(/unexpected error/i);
    const { code: given, requestId, portal, remedy, retryAfterMs, hint, ...rest } = error.extensions ?? {};
    expect(rest).toEqual({});
    expect([typeof given, typeof requestId]).toEqual(['string', 'string']);
    expect(['string', 'undefined']).toContain(typeof portal);
    expect(['string', 'undefined']).toContain(typeof hint);
    expect(['number', 'undefined']).toContain(typeof retryAfterMs);
    expect(['retry', 'skip', 'stop', 'fix', undefined]).toContain(remedy);
  }
}

describe('errors', () => {
  it.each(FAILING)('have one shape: %s', async (_name, query, code) => {
    const failure = { code: 'TIMEOUT', message: 'no answer within 30 s', retryAfterMs: 5_000 } as const;
    const bench = createBench({
      harvester: {
        fetch: async (_portal, localIds) => ({
          outcomes: localIds.map((localId) => ({ localId, outcome: 'FAILED', failure })),
          requests: 1,
          durationMs: 3,
        }),
      },
    });
    await fill(bench.store, 'malmoe', [{ localId: 'a' }]);
    expectOneShape(await bench.ask(query), code);
    expect(bench.written).toEqual([]);
  });

  it.each(FAILING_ROWS)('have one shape when rows are asked for: %s', async (_name, table, code) => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    expectOneShape(await bench.ask(`{ table(id: "${tableId()}") { ${table} } }`), code);
    expect(bench.written).toEqual([]);
  });

  it('name the portal that failed and when to come back', async () => {
    const failure = { code: 'RATE_LIMITED', message: 'slow down', retryAfterMs: 60_000 } as const;
    const bench = createBench({
      harvester: {
        fetch: async (_portal, localIds) => ({
          outcomes: localIds.map((localId) => ({ localId, outcome: 'FAILED', failure })),
          requests: 1,
          durationMs: 3,
        }),
      },
    });
    const { errors } = await bench.ask(`{ dataset(id: "${elsewhere}") { title } }`);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      portal: 'malmoe',
      remedy: 'retry',
      retryAfterMs: 60_000,
    });
  });

  it('hide a fault of ours behind the request id and log it', async () => {
    const bench = createBench({
      wrap: (catalogue) => ({
        ...catalogue,
        search: () => Promise.reject(new Error('no such table: secrets')),
      }),
    });
    const { errors } = await bench.ask('{ datasets { totalCount } }');
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: 'Unexpected error.',
      path: ['datasets'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
    });
    expect(bench.written.join()).toContain('no such table: secrets');
    expect(bench.written.join()).toContain(String(errors?.[0]?.extensions?.['requestId']));
  });

  it('suggest the name that was meant', async () => {
    const { errors } = await createBench().ask('{ datasets(where: { portals: ["malmo"] }) { totalCount } }');
    expect(errors?.[0]?.message).toBe('Unknown portal "malmo". Did you mean "malmoe"?');
  });
});
