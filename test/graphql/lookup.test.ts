import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/ids.ts';
import type { SourceFailure } from '../../src/domain/harvest.ts';
import type { FetchReport } from '../../src/ports/harvester.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aRecordWrite } from '../support/builders.ts';
import { codesOf, createBench, dataOf, fill, type Bench } from '../support/graph.ts';

const id = (localId: string, portal = 'malmoe'): string => toGlobalId({ type: 'Dataset', portal, localId });
const TIMEOUT: SourceFailure = { code: 'TIMEOUT', message: 'no answer within 30 s', retryAfterMs: null };

/** A portal that has `existing`, stores what it is asked for, and fails when `broken` names it. */
function livePortals(existing: readonly string[], broken: readonly string[] = []): Bench {
  const store = createMemoryStore();
  return createBench({
    store,
    harvester: {
      fetch: async (portal, localIds): Promise<FetchReport> => {
        const isBroken = broken.includes(portal);
        const found = isBroken ? [] : localIds.filter((localId) => existing.includes(localId));
        const records = found.map((localId) =>
          aRecordWrite({ dataset: { portal, localId, title: `Fetched ${localId}` } }),
        );
        await store.writer.storeFetched(portal, '2026-11-23T12:00:00.000Z', records);
        const outcomeOf = (localId: string): 'FAILED' | 'STORED' | 'GONE' =>
          isBroken ? 'FAILED' : found.includes(localId) ? 'STORED' : 'GONE';
        return {
          outcomes: localIds.map((localId) => ({
            localId,
            outcome: outcomeOf(localId),
            failure: isBroken ? TIMEOUT : null,
          })),
          requests: 1,
          durationMs: 12.4,
        };
      },
    },
  });
}

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Dataset { title } } }';

describe('looking things up', () => {
  it('finds every kind of node again by the id it gave', async () => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'a', distributions: [] }]);
    const first = dataOf<{
      city: { id: string };
      portal: { id: string; harvest: { lastRun: { id: string } } };
      datasets: { nodes: { id: string }[] };
    }>(
      await bench.ask(`{
        city(slug: "malmoe") { id }
        portal(slug: "malmoe") { id harvest { lastRun { id } } }
        datasets { nodes { id } }
      }`),
    );
    const ids = [
      first.city.id,
      first.portal.id,
      first.portal.harvest.lastRun.id,
      first.datasets.nodes[0]?.id,
    ];
    const again = await bench.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids });
    expect(dataOf(again)).toEqual({
      nodes: ['City', 'Portal', 'HarvestRun', 'Dataset'].map((__typename, index) => ({
        id: ids[index],
        __typename,
      })),
    });
  });

  it('keeps order and length, with null for what nobody knows', async () => {
    const bench = livePortals([]);
    await fill(bench.store, 'malmoe', [
      { localId: 'a', title: 'A' },
      { localId: 'b', title: 'B' },
    ]);
    const ids = [id('b'), 'nonsense', id('a'), id('none'), id('b'), id('a', 'no-such-portal')];
    const { nodes } = dataOf<{
      nodes: ({ title: string } | null)[];
    }>(await bench.ask(NODES, { ids }));
    expect(nodes.map((node) => node?.title ?? null)).toEqual(['B', null, 'A', null, 'B', null]);
  });

  it('asks each portal once for all that is not stored, whatever field asks', async () => {
    const bench = livePortals(['x', 'y', 'z']);
    await fill(bench.store, 'malmoe', [{ localId: 'a' }]);
    const data = dataOf(
      await bench.ask(`{
        nodes(ids: ["${id('x')}", "${id('a')}", "${id('y')}"]) { ... on Dataset { title } }
        one: dataset(id: "${id('z')}") { title }
        two: datasetByLocalId(portal: "malmoe", localId: "x") { title }
        again: dataset(id: "${id('a')}", refresh: true) { title }
        other: datasetByLocalId(portal: "region", localId: "x") { title }
      }`),
    );
    expect(data).toMatchObject({
      one: { title: 'Fetched z' },
      two: { title: 'Fetched x' },
      other: { title: 'Fetched x' },
    });
    expect(bench.harvester.fetches.map(({ portal, localIds }) => [portal, [...localIds].sort()])).toEqual([
      ['malmoe', ['a', 'x', 'y', 'z']],
      ['region', ['x']],
    ]);
    expect(bench.calls.filter((name) => name === 'datasets')).toHaveLength(2);
  });

  it('remembers for ten minutes that there is none', async () => {
    const bench = livePortals([]);
    const query = `{ dataset(id: "${id('none')}") { title } }`;
    expect(dataOf(await bench.ask(query))).toEqual({ dataset: null });
    expect(dataOf(await bench.ask(query))).toEqual({ dataset: null });
    expect(bench.harvester.fetches).toHaveLength(1);
  });

  it('fails only the dataset whose portal failed', async () => {
    const bench = livePortals(['x'], ['region']);
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'A' }]);
    const answer = await bench.ask(NODES, { ids: [id('a'), id('x', 'region'), id('x')] });
    expect(answer.data).toMatchObject({ nodes: [{ title: 'A' }, null, { title: 'Fetched x' }] });
    expect(answer.errors).toMatchObject([
      { path: ['nodes', 1], message: TIMEOUT.message, extensions: { code: 'TIMEOUT', portal: 'region' } },
    ]);
  });

  it('does not remember a failure', async () => {
    const bench = livePortals(['x'], ['region']);
    const query = `{ dataset(id: "${id('x', 'region')}") { title } }`;
    expect(codesOf(await bench.ask(query))).toEqual(['TIMEOUT']);
    expect(codesOf(await bench.ask(query))).toEqual(['TIMEOUT']);
    expect(bench.harvester.fetches).toHaveLength(2);
  });

  it('gives the stored description when a refresh fails, and says so', async () => {
    const bench = livePortals([], ['malmoe']);
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'A' }]);
    const source = 'source { outcome fromCache requests error { code } portal { slug } }';
    const query = `{ dataset(id: "${id('a')}", refresh: true) { title ${source} } }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      dataset: {
        title: 'A',
        source: {
          outcome: 'STALE',
          fromCache: true,
          requests: null,
          error: { code: 'TIMEOUT' },
          portal: { slug: 'malmoe' },
        },
      },
    });
  });

  it('refreshes from the portal at most once in five minutes', async () => {
    const bench = livePortals(['a']);
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'Old' }]);
    const query = `{ dataset(id: "${id('a')}", refresh: true) { title source { outcome fromCache requests durationMs } } }`;
    const fresh = { outcome: 'OK', fromCache: false, requests: 1, durationMs: 12 };
    expect(dataOf(await bench.ask(query))).toEqual({ dataset: { title: 'Fetched a', source: fresh } });
    const kept = { outcome: 'OK', fromCache: true, requests: 0, durationMs: 0 };
    expect(dataOf(await bench.ask(query))).toEqual({ dataset: { title: 'Fetched a', source: kept } });
    expect(bench.harvester.fetches).toHaveLength(1);
  });

  it('keeps a dataset that its portal denies on refresh', async () => {
    const bench = livePortals([]);
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'A' }]);
    const query = `{ dataset(id: "${id('a')}", refresh: true) { title source { outcome error { code } } } }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      dataset: { title: 'A', source: { outcome: 'STALE', error: { code: 'NOT_FOUND' } } },
    });
  });

  it('does not ask a platform that cannot be asked by id', async () => {
    const bench = livePortals(['x']);
    expect(dataOf(await bench.ask(`{ dataset(id: "${id('x', 'springfield')}") { title } }`))).toEqual({
      dataset: null,
    });
    expect(bench.harvester.fetches).toEqual([]);
  });

  it('asks again when another process remembers what this store never got', async () => {
    const bench = livePortals(['x']);
    const query = `{ dataset(id: "${id('x')}") { title } }`;
    await bench.deps.cache.get(
      { kind: 'fetched-dataset', of: ['malmoe', 'x'] },
      { freshMs: 1e6, staleMs: 0, negativeMs: 1e6 },
      async () => true,
    );
    expect(dataOf(await bench.ask(query))).toEqual({ dataset: { title: 'Fetched x' } });
    expect(bench.harvester.fetches).toHaveLength(1);
  });

  it('finds a distribution with its dataset', async () => {
    const bench = createBench();
    const { aDistribution } = await import('../support/builders.ts');
    await fill(bench.store, 'malmoe', [
      { localId: 'a', title: 'A', distributions: [aDistribution({ localId: 'r', title: 'R' })] },
    ]);
    const wanted = toGlobalId({ type: 'Distribution', portal: 'malmoe', localId: 'a', distribution: 'r' });
    const query = `{ node(id: "${wanted}") { id ... on Distribution { title dataset { title } } } }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      node: { id: wanted, title: 'R', dataset: { title: 'A' } },
    });
  });
});
