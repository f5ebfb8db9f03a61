/** Builds what is searched, not measured: our store by harvesting, and the peer's tables from the same documents. */
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { PortalEntry } from '../../src/domain/registry.ts';
import { createHarvester } from '../../src/harvest/harvester.ts';
import type { HttpClient } from '../../src/ports/http.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { CONNECTORS, silentLog } from '../../test/replay/support/replay-world.ts';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { twinHttp } from '../../test/support/twin-http.ts';
import type { Twin } from '../../test/twins/twin.ts';
import { report, readTask } from '../child.ts';
import { filledPortals } from './catalogues.ts';
import type { CorpusFacts, CorpusFiles } from './corpus.ts';
import { buildPeer } from './peer-tables.ts';

export interface BuildTask extends CorpusFiles {
  readonly count: number;
  readonly seed: number;
}

function httpOver(twin: Twin): HttpClient {
  const http = twinHttp(twin);
  return {
    open: () => http,
    usage: () => ({ requests: 0, bytes: 0, retries: 0 }),
    forget: () => {},
    close: async () => {},
  };
}

async function harvest(store: Store, entry: PortalEntry, twin: Twin): Promise<number> {
  const harvester = createHarvester({
    store,
    http: httpOver(twin),
    clock: createFakeClock({ start: '2026-11-01T00:00:00Z', auto: true }),
    log: silentLog,
    registry: { cities: [], portals: [entry] },
    connectors: CONNECTORS,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => `${entry.slug}-run`,
    random: () => 0.5,
    parallelPortals: 1,
    intervalMs: 1,
    fullWalkIntervalMs: 1,
  });
  await harvester.harvest(entry.slug, { full: true });
  await harvester.close();
  const [living = 0] = await store.catalogue.counts([entry.slug]);
  return living;
}

async function main(task: BuildTask): Promise<void> {
  for (const file of [task.store, task.peer]) rmSync(file, { force: true });
  const store = openSqliteStore({ file: task.store, searchable: false, log: silentLog });
  const { portals, source } = filledPortals(task.seed, new Date('2026-11-01T00:00:00Z'));
  const entries: PortalEntry[] = [];
  let datasets = 0;
  for (const { entry, twin } of portals) {
    datasets += await harvest(store, entry, twin(task.count - datasets));
    entries.push(entry);
    if (datasets >= task.count) break;
  }
  await store.close();
  const facts: CorpusFacts = { datasets, source, portals: entries, words: buildPeer(task.store, task.peer) };
  writeFileSync(task.facts, JSON.stringify(facts));
  report('built');
}

await main(await readTask<BuildTask>());
