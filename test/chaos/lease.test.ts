import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packages } from '../connectors/ckan/portal.ts';
import { aStoreFile } from '../store/contract.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { serveTwin } from '../twins/serve.ts';
import {
  type Attempt,
  attempt,
  buildChild,
  type Child,
  killedInTheMiddle,
  pausedInTheMiddle,
  PORTAL,
  reading,
} from './killing.ts';

const stage = { mode: 'full', day: '2026-11-01T00:00:00Z', mapVersion: 1 } as const;
const LEASE_MS = 120_000;

describe('two processes on one store', () => {
  let child: Child;
  beforeAll(() => {
    child = buildChild();
  });
  afterAll(() => child.remove());
  const file = aStoreFile();

  it('harvest a portal once: the other is told that it is busy', async () => {
    const server = await serveTwin(createCkanTwin({ packages: packages(600), profile: '2.10' }));
    const start = { program: child.program, file: file(), url: server.url, stage, leaseMs: LEASE_MS };
    await reading(file(), async () => {});
    const ends = await Promise.all([
      attempt({ ...start, attempt: 0, killAfter: null }),
      attempt({ ...start, attempt: 1, killAfter: null }),
    ]);
    await server.close();
    const lines = ends.map((end) => end.lines.at(-1)).sort();
    const runs = await reading(file(), async ({ log }) => {
      const [page] = await log.runs([{ portal: PORTAL, page: { first: 10, after: null } }]);
      return page?.items.map(({ item }) => [item.verdict, item.seen, item.added]);
    });
    expect([lines, runs]).toEqual([['busy', 'run COMPLETE'], [['COMPLETE', 600, 600]]]);
  }, 60_000);

  it('pass a portal on when the first is killed elsewhere and its lease has run out, not before', async () => {
    const server = await serveTwin(createCkanTwin({ packages: packages(600), profile: '2.10' }));
    const start = { program: child.program, file: file(), url: server.url, stage, leaseMs: LEASE_MS };
    const killed = await killedInTheMiddle({ ...start, attempt: 0, killAfter: null });
    const soon = await attempt({ ...start, attempt: 60, killAfter: null });
    const later = await attempt({ ...start, attempt: 125, killAfter: null });
    await server.close();
    expect(killed).toMatchObject({ isKilled: true, isDone: false });
    expect(soon.lines.at(-1)).toBe('busy');
    expect(later.lines.at(-1)).toBe('run COMPLETE');
  }, 60_000);

  it('pass a portal on at once when the first is killed on this machine, and its run goes on', async () => {
    const server = await serveTwin(createCkanTwin({ packages: packages(600), profile: '2.10' }));
    const { program } = child;
    const start = { program, file: file(), url: server.url, stage, leaseMs: LEASE_MS, killAfter: null };
    const killed = await killedInTheMiddle({ ...start, machine: 'here', attempt: 0 });
    const elsewhere = await attempt({ ...start, attempt: 1 });
    const heir = await attempt({ ...start, machine: 'here', attempt: 2 });
    await server.close();
    expect(killed).toMatchObject({ isKilled: true, isDone: false });
    expect(elsewhere.lines.at(-1)).toBe('busy');
    expect(heir.lines.at(-1)).toBe('run COMPLETE');
    const runs = await reading(file(), async ({ log }) => {
      const [page] = await log.runs([{ portal: PORTAL, page: { first: 10, after: null } }]);
      return page?.items.map(({ item }) => [item.verdict, item.seen, item.added]);
    });
    expect(runs).toEqual([['COMPLETE', 600, 600]]);
  }, 60_000);

  it('leave a portal to the first as long as it lives, however still it is', async () => {
    const server = await serveTwin(createCkanTwin({ packages: packages(600), profile: '2.10' }));
    const { program } = child;
    const start = { program, file: file(), url: server.url, stage, leaseMs: LEASE_MS, killAfter: null };
    let other: Attempt | null = null;
    const first = await pausedInTheMiddle({ ...start, machine: 'here', attempt: 0 }, async () => {
      other = await attempt({ ...start, machine: 'here', attempt: 1 });
    });
    await server.close();
    expect(other).toMatchObject({ lines: ['ready', 'busy'] });
    expect(first.lines.at(-1)).toBe('run COMPLETE');
  }, 60_000);
});
