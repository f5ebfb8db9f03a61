import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../../src/domain/errors.ts';
import { aPageWrite, aRecordWrite, aRunStart, aSettlement } from '../../support/builders.ts';
import { codesOf, createBench, dataOf, fill } from '../../support/graph.ts';

describe('harvests in the graph', () => {
  it('tell what a portal has and how fresh it is', async () => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'a' }]);
    const run =
      'startedAt finishedAt verdict mode expected seen added rejected requests bytes error { code }';
    const answer = await bench.ask(`{ portal(slug: "malmoe") {
      datasetCount
      harvest { state failures nextDue held { id } lastRun { ${run} } lastComplete { verdict portal { slug } } }
      harvests { totalCount nodes { verdict leftOut leftOutReasons { reason count } rejections { totalCount nodes { localId code message } } } }
    } }`);
    expect(dataOf(answer)).toEqual({
      portal: {
        datasetCount: 1,
        harvest: {
          state: 'FRESH',
          failures: 0,
          nextDue: '2026-11-24T00:00:00.000Z',
          held: null,
          lastRun: {
            startedAt: '2026-11-23T10:00:00.000Z',
            finishedAt: '2026-11-23T10:00:00.000Z',
            verdict: 'COMPLETE',
            mode: 'FULL',
            expected: 1,
            seen: 2,
            added: 1,
            rejected: 1,
            requests: 1,
            bytes: 100,
            error: null,
          },
          lastComplete: { verdict: 'COMPLETE', portal: { slug: 'malmoe' } },
        },
        harvests: {
          totalCount: 1,
          nodes: [
            {
              verdict: 'COMPLETE',
              leftOut: 0,
              leftOutReasons: [],
              rejections: {
                totalCount: 1,
                nodes: [{ localId: 'bad', code: 'BAD_SHAPE', message: '$.title: expected text, got a list' }],
              },
            },
          ],
        },
      },
    });
  });

  it('name the broken run that one goes on with', async () => {
    const bench = createBench();
    const start = aRunStart({ portal: 'malmoe', startedAt: '2026-11-23T10:00:00.000Z', holder: 'test' });
    const runId = (await bench.store.log.open(start))?.run.id ?? '';
    await bench.store.writer.storePage(
      aPageWrite({
        runId,
        portal: 'malmoe',
        records: [aRecordWrite({ dataset: { portal: 'malmoe' } })],
        cursor: 1,
      }),
    );
    const error = { code: 'TIMEOUT', message: 'no answer', retryAfterMs: null } as const;
    await bench.store.writer.settle(aSettlement({ runId, verdict: 'BROKEN', error, keepsPlace: true }));
    await bench.store.log.open({ ...start, resumableAfter: start.startedAt });
    const answer = await bench.ask(
      '{ portal(slug: "malmoe") { harvests { nodes { seen verdict continues { verdict error { code } continues { id } } } } } }',
    );
    expect(dataOf(answer)).toEqual({
      portal: {
        harvests: {
          nodes: [
            {
              seen: 1,
              verdict: null,
              continues: { verdict: 'BROKEN', error: { code: 'TIMEOUT' }, continues: null },
            },
            { seen: 1, verdict: 'BROKEN', continues: null },
          ],
        },
      },
    });
  });

  it('say NEVER of a portal that was not harvested, without a word of failure', async () => {
    const answer = await createBench().ask(
      '{ portal(slug: "region") { harvest { state lastRun { id } lastComplete { id } } } }',
    );
    expect(dataOf(answer)).toEqual({
      portal: { harvest: { state: 'NEVER', lastRun: null, lastComplete: null } },
    });
  });

  it('list what disappeared, and tell its history', async () => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [
      { localId: 'a', title: 'A' },
      { localId: 'b', title: 'B' },
    ]);
    for (const hour of ['10:10', '10:20'])
      await fill(bench.store, 'malmoe', [{ localId: 'a', title: `A ${hour}` }], {
        startedAt: `2026-11-23T${hour}:00.000Z`,
      });
    const answer = await bench.ask(`{
      portal(slug: "malmoe") { datasetCount removals { totalCount nodes { removedAt dataset { title removedAt } } } }
      now: datasets { nodes { title history(first: 1) { totalCount nodes { kind fields } pageInfo { hasNextPage } } } }
      gone: datasets(where: { removed: true }) { nodes { title } }
      both: datasets(where: { removed: null }) { totalCount }
    }`);
    const removedAt = '2026-11-23T10:20:00.000Z';
    expect(dataOf(answer)).toEqual({
      portal: {
        datasetCount: 1,
        removals: { totalCount: 1, nodes: [{ removedAt, dataset: { title: 'B', removedAt } }] },
      },
      now: {
        nodes: [
          {
            title: 'A 10:20',
            history: {
              totalCount: 3,
              nodes: [{ kind: 'CHANGED', fields: ['title'] }],
              pageInfo: { hasNextPage: true },
            },
          },
        ],
      },
      gone: { nodes: [{ title: 'B' }] },
      both: { totalCount: 2 },
    });
  });

  it('are begun by an admin, and refuse what cannot be', async () => {
    const bench = createBench({
      harvester: {
        harvest: async (portal) => {
          throw new GatewayError('BUSY', `The portal "${portal}" is being harvested.`, {
            portal,
            retryAfterMs: 60_000,
          });
        },
      },
    });
    const query = 'mutation { harvest(portal: "malmoe", full: true) { id } }';
    const busy = await bench.ask(query, {}, true);
    expect(busy.errors?.[0]?.extensions).toMatchObject({
      code: 'BUSY',
      portal: 'malmoe',
      remedy: 'retry',
      retryAfterMs: 60_000,
    });
    expect(codesOf(await bench.ask(query))).toEqual(['UNAUTHORISED']);
    const unknown = await bench.ask('mutation { acceptHeldHarvest(portal: "malm") { id } }', {}, true);
    expect(codesOf(unknown)).toEqual(['BAD_INPUT']);
  });

  it('keep an unknown portal from those who may not harvest', async () => {
    expect(codesOf(await createBench().ask('mutation { harvest(portal: "x") { id } }'))).toEqual([
      'UNAUTHORISED',
    ]);
  });
});
