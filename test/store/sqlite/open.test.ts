import { chmodSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { openDatabase } from '../../../src/store/sqlite/database.ts';
import { SqliteWriter } from '../../../src/store/sqlite/writer.ts';
import { SqliteLog } from '../../../src/store/sqlite/log.ts';
import { aPageWrite, aRecordWrite, aRunStart } from '../../support/builders.ts';
import { aSearch, aStoreFile, found, harvested, openRun, silent } from '../contract.ts';

const key = { portal: 'springfield', localId: 'd1' };

describe('a sqlite store', () => {
  const file = aStoreFile();

  it('keeps everything across closing and opening', async () => {
    const first = openSqliteStore({ file: file(), log: silent });
    const runId = await harvested(first, [aRecordWrite({ dataset: { title: 'Street trees' } })], {
      cursor: { offset: 1 },
    });
    const revision = await first.catalogue.revision();
    await first.close();
    const second = openSqliteStore({ file: file(), log: silent });
    expect(await second.catalogue.revision()).toBe(revision);
    expect(await found(second, { query: 'trees' })).toEqual(['d1']);
    const resumed = await second.log.open(aRunStart({ resumableAfter: '2025-01-01T00:00:00.000Z' }));
    expect(resumed).toMatchObject({ resumed: true, cursor: { offset: 1 }, run: { id: runId, added: 1 } });
    await second.close();
  });

  it('tells how many datasets it read for the search', async () => {
    await (async () => {
      const store = openSqliteStore({ file: file(), log: silent });
      await harvested(store, [aRecordWrite()]);
      await store.close();
    })();
    const lines: (Readonly<Record<string, Json>> | undefined)[] = [];
    const store = openSqliteStore({
      file: file(),
      log: { write: (_level, _message, facts) => lines.push(facts) },
    });
    expect(lines).toMatchObject([{ datasets: 1 }]);
    await store.close();
  });

  it('sees what another connection wrote', async () => {
    const serving = openSqliteStore({ file: file(), log: silent });
    const harvesting = openSqliteStore({ file: file(), log: silent, searchable: false });
    const before = await serving.catalogue.revision();
    expect(await found(serving, { query: 'trees' })).toEqual([]);
    await harvested(harvesting, [aRecordWrite({ dataset: { title: 'Street trees' } })]);
    expect(await serving.catalogue.revision()).toBeGreaterThan(before);
    expect(await found(serving, { query: 'trees' })).toEqual(['d1']);
    expect(await found(harvesting, { query: 'trees' })).toEqual(['d1']);
    await harvesting.close();
    await serving.close();
  });

  it('reads and refuses to write when it may only read', async () => {
    const writing = openSqliteStore({ file: file(), log: silent });
    const runId = await harvested(writing, [aRecordWrite()]);
    const reading = openSqliteStore({ file: file(), log: silent, readOnly: true });
    expect(await found(reading, {})).toEqual(['d1']);
    await expect(reading.writer.storePage(aPageWrite({ runId }))).rejects.toThrow(/SQLITE_READONLY/);
    await reading.close();
    await writing.close();
  });

  // Root may write anywhere, so that permissions prove nothing there.
  it.skipIf(process.getuid?.() === 0)('says so when the file may not be written', async () => {
    await openSqliteStore({ file: file(), log: silent }).close();
    chmodSync(file(), 0o444);
    const store = openSqliteStore({ file: file(), log: silent });
    await expect(openRun(store)).rejects.toThrow(/SQLITE_READONLY/);
    await store.close();
  });

  it('refuses everything after closing, and closes twice', async () => {
    const store = openSqliteStore({ file: file(), log: silent });
    await store.close();
    await store.close();
    await expect(store.catalogue.search(aSearch())).rejects.toThrow('is closed');
    await expect(store.catalogue.revision()).rejects.toThrow('is closed');
    await expect(store.log.open(aRunStart())).rejects.toThrow('is closed');
    await expect(store.writer.optimise()).rejects.toThrow('is closed');
  });

  it('stores all of a page or nothing when the disk is full, and goes on when there is room again', async () => {
    const db = openDatabase(file(), false);
    const writer = new SqliteWriter(db);
    const open = await new SqliteLog(db, writer).open(aRunStart());
    const runId = open?.run.id ?? '';
    const pages = Number(db.sql.pragma('page_count', { simple: true }));
    db.sql.pragma(`max_page_count = ${pages + 5}`);
    const records = Array.from({ length: 200 }, (_, i) =>
      aRecordWrite({ dataset: { localId: `d${i}`, description: `word${i} `.repeat(500) } }),
    );
    const page = aPageWrite({ runId, records, cursor: { offset: 200 } });
    await expect(writer.storePage(page)).rejects.toThrow(/SQLITE_FULL/);
    expect(db.sql.prepare('SELECT count(*) FROM dataset').pluck().get()).toBe(0);
    expect(db.sql.prepare('SELECT count(*) FROM word').pluck().get()).toBe(0);
    db.sql.pragma('max_page_count = 1000000');
    expect(await writer.storePage(page)).toMatchObject({ added: 200 });
    db.sql.close();
    const store = openSqliteStore({ file: file(), log: silent });
    expect(await found(store, { query: 'word7' })).toContain('d7');
    expect((await store.log.run(runId))?.added).toBe(200);
    await store.close();
  });

  it('waits for nobody when it only reads', async () => {
    const store = openSqliteStore({ file: file(), log: silent });
    await harvested(store, [aRecordWrite()]);
    const other = new Sqlite(file());
    other.exec("BEGIN IMMEDIATE; UPDATE meta SET value = value + 1 WHERE name = 'revision'");
    expect((await store.catalogue.datasets([key]))[0]?.dataset.localId).toBe('d1');
    expect(await found(store, {})).toEqual(['d1']);
    other.exec('ROLLBACK');
    other.close();
    await store.close();
  });
});
