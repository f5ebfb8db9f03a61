import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/ids.ts';
import { createBench, fill } from '../support/graph.ts';

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
    const { errors = [] } = await bench.ask(query);
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
