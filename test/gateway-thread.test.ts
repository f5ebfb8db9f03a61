import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarvestThread } from '../src/gateway-thread.ts';
import { aGatewayConfig } from './support/demo-config.ts';
import { createQuietLog } from './support/quiet-log.ts';
import { startDemoPortals, type DemoPortals } from './twins/demo.ts';

let portals: DemoPortals;
let folder: string;
beforeAll(async () => {
  portals = await startDemoPortals({ now: () => new Date(), scale: 0.05 });
  folder = mkdtempSync(join(tmpdir(), 'civicgraph-thread-'));
});
afterAll(async () => {
  await portals.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the harvesting thread', () => {
  it('harvests, reads single datasets through and closes', async () => {
    const side = createHarvestThread(
      aGatewayConfig(portals.registry, { store: join(folder, 'a.sqlite') }),
      createQuietLog(),
    );
    const run = await side.harvest('alder-bay', { full: true });
    expect(run).toMatchObject({ verdict: 'COMPLETE', mode: 'FULL' });
    const report = await side.fetch('alder-bay', ['00000000-0000-4000-8000-00000000dead']);
    expect(report.outcomes).toMatchObject([{ outcome: 'GONE' }]);
    const abandoned = await side.fetch('alder-bay', ['x'], AbortSignal.abort());
    expect(abandoned.outcomes).toMatchObject([{ outcome: 'FAILED', failure: { code: 'ABORTED' } }]);
    await side.close();
    await side.close();
  });

  it('starts with the first call, and not at all where none comes', async () => {
    const store = join(folder, 'never-opened.sqlite');
    const side = createHarvestThread(aGatewayConfig(portals.registry, { store }), createQuietLog());
    await side.close();
    expect(existsSync(store)).toBe(false);
    await expect(side.nextDue([])).rejects.toThrow('closed');
  });

  it('does not start over a store that is none, and says why', async () => {
    const store = join(folder, 'not-a-store.sqlite');
    writeFileSync(store, 'This is a letter, not a database.'.repeat(100));
    const side = createHarvestThread(aGatewayConfig(portals.registry, { store }), createQuietLog());
    await expect(side.nextDue([])).rejects.toThrow(/not-a-store/);
    await side.close();
  });
});
