import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portalStates } from '../../src/cli/portal-states.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import type { PortalEntry, Registry } from '../../src/domain/registry.ts';

function aPortal(index: number): PortalEntry {
  const slug = `portal-${String(index).padStart(3, '0')}`;
  const conventions = { biweeklyDays: null, dateOrder: null, themes: {} };
  const pace = { concurrency: null, minIntervalMs: null };
  const rest = {
    city: null,
    language: null,
    config: {},
    headers: {},
    conventions,
    pace,
    enabled: true,
    sources: ['test'],
  };
  return { slug, title: slug, url: `https://${slug}.example.org/`, platform: 'ckan', ...rest };
}
const registry: Registry = { cities: [], portals: Array.from({ length: 120 }, (_, index) => aPortal(index)) };

const now = new Date('2026-11-23T12:00:00Z');
let gateway: Gateway;
beforeAll(async () => {
  gateway = await createGateway({
    store: ':memory:',
    cache: 'memory:',
    registry,
    connectors: [],
    contact: 'test',
    adminToken: null,
    parallelPortals: 1,
    harvestIntervalMs: 86_400_000,
    fullWalkIntervalMs: 604_800_000,
    requestDeadlineMs: 60_000,
    logLevel: 'silent',
    allowLoopback: false,
  });
});
afterAll(() => gateway.close());

describe('the states of portals', () => {
  it('are read page by page, each portal once', async () => {
    const states = await portalStates(gateway, now);
    expect(states.map(({ portal }) => portal)).toEqual(registry.portals.map(({ slug }) => slug));
  });

  it('say nothing that is not known', async () => {
    const [first] = await portalStates(gateway, now);
    expect(first).toMatchObject({
      state: 'NEVER',
      datasets: 0,
      lastComplete: null,
      verdict: null,
      city: null,
    });
  });

  it('are refused in words when the graph cannot tell them', async () => {
    const broken = { ...gateway, execute: async () => ({ errors: [{ message: 'out of order' }] }) };
    await expect(portalStates(broken, now)).rejects.toThrow(
      'The states of portals cannot be told: out of order',
    );
  });
});
