import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../src/gateway.ts';
import type { HarvestEvent } from '../src/ports/harvester.ts';
import { aGatewayConfig } from './support/demo-config.ts';
import { startDemoPortals, type DemoPortals } from './twins/demo.ts';

const COUNT = '{ datasets { totalCount sources { outcome portal { slug } } } }';

let portals: DemoPortals;
let folder: string;
beforeAll(async () => {
  portals = await startDemoPortals({ now: () => new Date(), scale: 0.1 });
  folder = mkdtempSync(join(tmpdir(), 'civicgraph-gateway-'));
});
afterAll(async () => {
  await portals.close();
  rmSync(folder, { recursive: true, force: true });
});

async function harvestAll(gateway: Gateway): Promise<void> {
  await Promise.all(
    gateway.config.registry.portals.map(({ slug }) => gateway.harvester.harvest(slug, { full: false })),
  );
}

describe.each([
  { place: 'in memory, harvesting in the same thread', store: () => ':memory:' },
  { place: 'in a file, harvesting in a thread of its own', store: () => join(folder, 'store.sqlite') },
])('a gateway with its store $place', ({ store }) => {
  let gateway: Gateway;
  const events: HarvestEvent[] = [];
  beforeAll(async () => {
    gateway = await createGateway(aGatewayConfig(portals.registry, { store: store(), adminToken: 'secret' }));
    gateway.harvester.subscribe((event) => events.push(event));
  });
  afterAll(() => gateway.close());

  it('answers before anything was harvested, and says so', async () => {
    const answer = await gateway.execute({ query: COUNT });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ datasets: { totalCount: 0 } });
  });

  it('serves what it harvested, and tells of every step', async () => {
    await harvestAll(gateway);
    const slugs = portals.registry.portals.map(({ slug }) => slug);
    const answer = await gateway.execute({ query: COUNT });
    const counts = await gateway.catalogue.counts(slugs);
    expect(answer.data).toMatchObject({ datasets: { totalCount: counts.reduce((a, b) => a + b, 0) } });
    expect(counts.every((count) => count > 10)).toBe(true);
    for (const slug of slugs) {
      const told = events.filter((event) => event.portal === slug).map(({ type }) => type);
      expect(told[0]).toBe('started');
      expect(told.at(-1)).toBe('finished');
      expect(told).toContain('page');
    }
  });

  it('refuses an unknown portal with the same error in either thread', async () => {
    await expect(gateway.harvester.harvest('atlantis', { full: false })).rejects.toMatchObject({
      name: 'GatewayError',
      code: 'NOT_FOUND',
      message: expect.stringContaining('atlantis'),
    });
  });

  it('says which platform runs at an address', async () => {
    const ckan = portals.registry.portals.find(({ platform }) => platform === 'ckan');
    const probed = await gateway.probe(new URL(ckan?.url ?? ''));
    expect(probed.map(({ connector, probe }) => [connector, probe.match])).toEqual([
      ['ckan', 'yes'],
      ['socrata', 'no'],
    ]);
  });

  it('listens, answers over HTTP and stops listening', async () => {
    const listening = await gateway.listen({ host: '127.0.0.1', port: 0 });
    const response = await fetch(new URL('graphql', listening.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ portals { totalCount } }' }),
    });
    expect(await response.json()).toEqual({ data: { portals: { totalCount: 4 } } });
    const status: unknown = await (await fetch(new URL('status', listening.url))).json();
    expect(status).toMatchObject({ portals: { length: 4 } });
    const taken = Number(new URL(listening.url).port);
    await expect(gateway.listen({ host: '127.0.0.1', port: taken })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining('the port is taken'),
    });
    await listening.close();
    await expect(fetch(new URL('health', listening.url))).rejects.toThrow();
  });
});

describe('a gateway that is closed', () => {
  it('keeps what it harvested for the next one', async () => {
    const store = join(folder, 'kept.sqlite');
    const first = await createGateway(aGatewayConfig(portals.registry, { store }));
    await harvestAll(first);
    const before = await first.execute({ query: COUNT });
    await first.close();
    const second = await createGateway(aGatewayConfig(portals.registry, { store }));
    expect(await second.execute({ query: COUNT })).toEqual(before);
    await second.close();
  });

  it('refuses to harvest, clearly', async () => {
    const gateway = await createGateway(
      aGatewayConfig(portals.registry, { store: join(folder, 'closed.sqlite') }),
    );
    await gateway.close();
    await expect(gateway.harvester.harvest('alder-bay', { full: false })).rejects.toThrow(
      'The gateway is closed',
    );
  });
});
