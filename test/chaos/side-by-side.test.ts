/** Several portals harvested at once by the whole harvesting side, some of them misbehaving. */
import { createHash, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import ckan from '../../connectors/ckan/index.ts';
import { admitConnector } from '../../src/connector/index.ts';
import type { HarvestRun } from '../../src/domain/harvest.ts';
import { createHarvester } from '../../src/harvest/harvester.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { Harvester } from '../../src/ports/harvester.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { packages } from '../connectors/ckan/portal.ts';
import { living } from '../harvest/support/harvest-world.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { aPortal } from '../support/graph.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { fault, type Fault } from '../twins/faults.ts';
import { serveTwin, type ServedTwin } from '../twins/serve.ts';

const COUNT = 1_500;
const healthy = ['atown', 'btown', 'ctown'];
/** What is wrong, and the code by which it is named. */
const sick: readonly (readonly [slug: string, trouble: Fault, code: string])[] = [
  ['limited', fault.rateLimited('86400'), 'RATE_LIMITED'],
  ['unavailable', fault.unavailable(), 'UPSTREAM_FAILED'],
  ['resetting', fault.reset(), 'UNREACHABLE'],
  ['walled', fault.loginPage(), 'BLOCKED'],
  ['cut', fault.truncated(40), 'UPSTREAM_FAILED'],
  ['slow', fault.slowStart(Infinity), 'TIMEOUT'],
  ['bomb', fault.gzipBomb(24 * 1024 * 1024), 'TOO_LARGE'],
];
const slugs = [...healthy, ...sick.map(([slug]) => slug)];

interface World {
  readonly store: Store;
  readonly harvester: Harvester;
  readonly servers: ReadonlyMap<string, ServedTwin>;
  close(): Promise<void>;
}
async function aWorld(only: readonly string[]): Promise<World> {
  const servers = new Map<string, ServedTwin>();
  for (const slug of only)
    servers.set(
      slug,
      await serveTwin(createCkanTwin({ packages: packages(COUNT), profile: '2.10' }), { log: false }),
    );
  const store = createMemoryStore();
  const clock = createFakeClock({ auto: true });
  const log = { write: () => {} };
  const http = createHttpClient({
    userAgent: 'CivicGraph/test',
    clock,
    log,
    allowLoopback: true,
    caps: { firstByteMs: 600, idleMs: 600, bodyBytes: 16 * 1024 * 1024 },
  });
  const harvester = createHarvester({
    store,
    http,
    clock,
    log,
    registry: {
      cities: [],
      portals: [...servers].map(([slug, { url }]) =>
        aPortal({ slug, url, pace: { concurrency: 1, minIntervalMs: 0 } }),
      ),
    },
    connectors: [admitConnector(ckan, 'ckan')],
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: randomUUID,
    random: () => 0.5,
    parallelPortals: only.length,
    intervalMs: 86_400_000,
    fullWalkIntervalMs: 604_800_000,
  });
  const close = async (): Promise<void> => {
    await harvester.close();
    await http.close();
    for (const server of servers.values()) await server.close();
  };
  return { store, harvester, servers, close };
}

/** Every portal at once; the second of two numbers is when the last healthy one was done. */
async function harvestAll({ harvester, servers }: World): Promise<ReadonlyMap<string, HarvestRun>> {
  const runs = await Promise.all(
    [...servers.keys()].map(async (slug) => {
      const run = await harvester.harvest(slug, { full: true });
      return [slug, run] as const;
    }),
  );
  return new Map(runs);
}

async function catalogue(store: Store, slug: string): Promise<unknown> {
  const ids = await living(store, slug);
  const stored = await store.catalogue.datasets(ids.map((localId) => ({ portal: slug, localId })));
  // Addresses hold the port of the twin, which differs from world to world.
  return stored.map((one) => [one?.dataset.localId, one?.dataset.title, one?.dataset.metadataModified]);
}

describe('portals that fail beside others', () => {
  const open: World[] = [];
  afterEach(async () => {
    for (const world of open.splice(0)) await world.close();
  });
  const made = async (only: readonly string[]): Promise<World> => {
    const world = await aWorld(only);
    open.push(world);
    return world;
  };

  it('leave the healthy portals as they are alone, name what each did wrong, and remove nothing', async () => {
    const alone = await made(healthy);
    await harvestAll(alone);
    await harvestAll(alone);

    const world = await made(slugs);
    await harvestAll(world);
    for (const [slug, trouble] of sick) world.servers.get(slug)?.faults.next(trouble, 1_000);
    const runs = await harvestAll(world);

    for (const slug of healthy) {
      expect(runs.get(slug)).toMatchObject({ verdict: 'COMPLETE', seen: COUNT, unchanged: COUNT });
      expect(await catalogue(world.store, slug)).toEqual(await catalogue(alone.store, slug));
    }
    const codes = sick.map(([slug]) => [slug, runs.get(slug)?.verdict, runs.get(slug)?.error?.code]);
    expect(codes).toEqual(sick.map(([slug, , code]) => [slug, 'BROKEN', code]));
    for (const slug of slugs) expect(await living(world.store, slug)).toHaveLength(COUNT);
  }, 60_000);

  it('are whole again at the next harvest when faults come and go at random', async () => {
    const world = await made(['atown', 'limited', 'cut']);
    const faults = [fault.unavailable(), fault.reset(), fault.truncated(30), fault.badGateway()];
    for (const slug of ['limited', 'cut'])
      world.servers.get(slug)?.faults.random({ seed: 7, probability: 0.3, faults });
    const runs = await harvestAll(world);
    expect(runs.get('atown')).toMatchObject({ verdict: 'COMPLETE', seen: COUNT });
    for (const { faults: control } of world.servers.values()) control.clear();
    const after = await harvestAll(world);
    for (const run of after.values()) expect(run).toMatchObject({ verdict: 'COMPLETE', seen: COUNT });
  }, 60_000);
});
