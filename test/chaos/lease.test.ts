import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packages } from '../connectors/ckan/portal.ts';
import { aStoreFile } from '../store/contract.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { serveTwin } from '../twins/serve.ts';
import { attempt, buildChild, type Child, PORTAL, reading } from './killing.ts';

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
      attempt({ ...start, attempt: 0, killAfterMs: null }),
      attempt({ ...start, attempt: 1, killAfterMs: null }),
    ]);
    await server.close();
    const lines = ends.map((end) => end.lines.at(-1)).sort();
    const runs = await reading(file(), async ({ log }) => {
      const [page] = await log.runs([{ portal: PORTAL, page: { first: 10, after: null } }]);
      return page?.items.map(({ item }) => [item.verdict, item.seen, item.added]);
    });
    expect([lines, runs]).toEqual([['busy', 'run COMPLETE'], [['COMPLETE', 600, 600]]]);
  }, 60_000);

  it('pass a portal on when the first is killed and its lease has run out, not before', async () => {
    const server = await serveTwin(createCkanTwin({ packages: packages(600), profile: '2.10' }));
    const start = { program: child.program, file: file(), url: server.url, stage, leaseMs: LEASE_MS };
    const killed = await attempt({ ...start, attempt: 0, killAfterMs: 100 });
    const soon = await attempt({ ...start, attempt: 60, killAfterMs: null });
    const later = await attempt({ ...start, attempt: 125, killAfterMs: null });
    await server.close();
    expect(killed).toMatchObject({ isKilled: true, isDone: false });
    expect(soon.lines.at(-1)).toBe('busy');
    expect(later.lines.at(-1)).toBe('run COMPLETE');
  }, 60_000);
});
