/** What every store must do, as suites that each adapter runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Log } from '../../src/ports/log.ts';
import type { DatasetSearch, PageWrite, RecordWrite, RunStart, Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { aPageWrite, aRunStart } from '../support/builders.ts';

export const silent: Log = { write: () => {} };

/** A fresh store for each test, closed after it. */
export type StoreUnderTest = () => Store;

export function memoryStore(): StoreUnderTest {
  let store = createMemoryStore();
  beforeEach(() => {
    store = createMemoryStore();
  });
  return () => store;
}

export function sqliteStore(): StoreUnderTest {
  const file = aStoreFile();
  let store: Store | null = null;
  afterEach(async () => {
    await store?.close();
    store = null;
  });
  return () => (store ??= openSqliteStore({ file: file(), log: silent }));
}

/** A path that no test used before, in a folder that is removed after the test. */
export function aStoreFile(): () => string {
  let folder: string | null = null;
  afterEach(() => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = null;
  });
  return () => join((folder ??= mkdtempSync(join(tmpdir(), 'civicgraph-store-'))), 'store.db');
}

export async function openRun(store: Store, given: Partial<RunStart> = {}): Promise<string> {
  const open = await store.log.open(aRunStart(given));
  if (open === null) throw new Error('The lease is held.');
  return open.run.id;
}

/** A run with one page, left open. */
export async function harvested(
  store: Store,
  records: readonly RecordWrite[],
  page: Partial<PageWrite> = {},
): Promise<string> {
  const runId = await openRun(store, { portal: page.portal ?? 'springfield' });
  await store.writer.storePage(aPageWrite({ runId, records, ...page }));
  return runId;
}

export function aSearch(given: Partial<DatasetSearch> = {}): DatasetSearch {
  return {
    query: null,
    filter: {},
    removed: false,
    orderBy: { by: 'RELEVANCE', direction: 'DESC' },
    first: 20,
    after: null,
    ...given,
  };
}

export async function found(store: Store, given: Partial<DatasetSearch>): Promise<readonly string[]> {
  const { hits } = await store.catalogue.search(aSearch(given));
  return hits.map(({ key }) => key.localId);
}
