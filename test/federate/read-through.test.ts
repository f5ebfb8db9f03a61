import { describe, expect, it } from 'vitest';
import { createPlaces } from '../../src/federate/places.ts';
import { readThrough, type ReadThroughDeps } from '../../src/federate/read-through.ts';
import type { FetchReport, Harvester } from '../../src/ports/harvester.ts';
import { settle } from '../support/fake-clock.ts';
import { aConnector, aPortal, createBench, REGISTRY, scriptedHarvester } from '../support/graph.ts';

const stored = async (_portal: string, localIds: readonly string[]): Promise<FetchReport> => ({
  outcomes: localIds.map((localId) => ({
    localId,
    outcome: localId === 'gone' ? 'GONE' : 'STORED',
    failure: null,
  })),
  requests: 2,
  durationMs: 7,
});

function parts(
  fetch: Harvester['fetch'] = stored,
): ReadThroughDeps & { readonly harvester: ReturnType<typeof scriptedHarvester> } {
  const registry = { ...REGISTRY, portals: [...REGISTRY.portals, aPortal({ slug: 'off', enabled: false })] };
  const connectors = [aConnector('ckan', 100), aConnector('socrata', null)];
  const { cache } = createBench().deps;
  return {
    harvester: scriptedHarvester({ fetch }),
    cache,
    connectors,
    places: createPlaces(registry, ['ckan']),
    signal: new AbortController().signal,
  };
}
const key = (localId: string, portal = 'malmoe') => ({ portal, localId });

describe('reading through', () => {
  it('asks once per portal and answers in the order of the question', async () => {
    const deps = parts();
    const found = await readThrough(deps, [key('a'), key('b', 'region'), key('gone'), key('c')]);
    expect(found.map((one) => (one instanceof Error ? one.message : one.outcome))).toEqual([
      'STORED',
      'STORED',
      'GONE',
      'STORED',
    ]);
    expect(deps.harvester.fetches).toEqual([
      { portal: 'malmoe', localIds: ['a', 'gone', 'c'] },
      { portal: 'region', localIds: ['b'] },
    ]);
  });

  it('asks only for what it does not remember', async () => {
    const deps = parts();
    await readThrough(deps, [key('a'), key('gone')]);
    const again = await readThrough(deps, [key('a'), key('b'), key('gone')]);
    expect(deps.harvester.fetches[1]?.localIds).toEqual(['b']);
    expect(again).toMatchObject([
      { outcome: 'STORED', fromCache: true, requests: 0 },
      { outcome: 'STORED', fromCache: false, requests: 2 },
      { outcome: 'GONE', fromCache: true },
    ]);
  });

  it.each(['springfield', 'off', 'nowhere'])(
    'leaves alone the portal %s, which cannot or may not be asked',
    async (portal) => {
      const deps = parts();
      expect(await readThrough(deps, [key('a', portal)])).toEqual([{ outcome: 'SKIPPED' }]);
      expect(deps.harvester.fetches).toEqual([]);
    },
  );

  it('keeps a fault at one portal from the others', async () => {
    const deps = parts(async (portal, localIds) => {
      if (portal === 'region') throw new Error('the thread died');
      return stored(portal, localIds);
    });
    const [first, second] = await readThrough(deps, [key('a', 'region'), key('a')]);
    expect(first).toEqual(new Error('the thread died'));
    expect(second).toMatchObject({ outcome: 'STORED' });
  });

  it('asks again for those who shared what another gave up', async () => {
    const leaver = new AbortController();
    const ABORTED = { code: 'ABORTED', message: 'stopped', retryAfterMs: null } as const;
    const deps = parts((portal, localIds, signal) => {
      if (signal !== leaver.signal) return stored(portal, localIds);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () =>
          resolve({
            outcomes: localIds.map((localId) => ({ localId, outcome: 'FAILED', failure: ABORTED })),
            requests: 1,
            durationMs: 1,
          }),
        );
      });
    });
    const left = readThrough({ ...deps, signal: leaver.signal }, [key('a')]);
    await settle();
    const shared = readThrough(deps, [key('a')]);
    await settle();
    leaver.abort();
    expect(await left).toEqual([{ outcome: 'FAILED', failure: ABORTED }]);
    expect(await shared).toMatchObject([{ outcome: 'STORED' }]);
    expect(deps.harvester.fetches).toHaveLength(2);
  });

  it('tells what the portal did wrong', async () => {
    const failure = { code: 'BLOCKED', message: 'HTML instead of JSON', retryAfterMs: null } as const;
    const deps = parts(async (_portal, localIds) => ({
      outcomes: localIds.map((localId) => ({ localId, outcome: 'FAILED' as const, failure })),
      requests: 1,
      durationMs: 1,
    }));
    expect(await readThrough(deps, [key('a')])).toEqual([{ outcome: 'FAILED', failure }]);
  });
});
