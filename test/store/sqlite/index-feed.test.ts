import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/store/sqlite/database.ts';
import { IndexFeed } from '../../../src/store/sqlite/index-feed.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { aRecordWrite, aSettlement } from '../../support/builders.ts';
import { aSearch, aStoreFile, harvested, silent } from '../contract.ts';

describe('the feed of the search index', () => {
  const file = aStoreFile();
  afterEach(() => {
    vi.useRealTimers();
  });

  it('brings additions, changes, removals and new words of another connection', async () => {
    const writing = openSqliteStore({ file: file(), log: silent, searchable: false });
    const db = openDatabase(file(), true);
    const feed = new IndexFeed(db);
    const total = (query: string | null) => feed.current().search(aSearch({ query })).total;
    expect(total(null)).toBe(0);
    const runId = await harvested(writing, [
      aRecordWrite({ dataset: { title: 'Street trees' } }),
      aRecordWrite({ dataset: { localId: 'd2', title: 'Street lamps' } }),
    ]);
    expect([total('street'), total('trees'), total('lamps')]).toEqual([2, 1, 1]);
    await writing.writer.storeFetched('springfield', '2026-01-02T00:00:00Z', [
      aRecordWrite({ dataset: { title: 'Fountains' } }),
    ]);
    expect([total('street'), total('fountains')]).toEqual([1, 1]);
    await writing.writer.settle(aSettlement({ runId, remove: ['d2'] }));
    expect([total('street'), total('fountains')]).toEqual([0, 1]);
    expect(feed.current().size).toBe(2);
    db.sql.close();
    await writing.close();
  });

  it('is the same index while nobody wrote', async () => {
    const store = openSqliteStore({ file: file(), log: silent });
    const db = openDatabase(file(), true);
    const feed = new IndexFeed(db);
    expect(feed.current()).toBe(feed.current());
    db.sql.close();
    await store.close();
  });

  it('keeps up by itself, and stops when the store is closed', async () => {
    const writing = openSqliteStore({ file: file(), log: silent, searchable: false });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const db = openDatabase(file(), true);
    const feed = new IndexFeed(db);
    feed.keepUp(silent);
    const index = feed.current();
    await harvested(writing, [aRecordWrite()]);
    expect(index.size).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(index.size).toBe(1);
    db.sql.close();
    vi.advanceTimersByTime(1_000);
    expect(vi.getTimerCount()).toBe(0);
    await writing.close();
  });

  it('notes a look that failed, and looks again', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const db = openDatabase(file(), false);
    const feed = new IndexFeed(db);
    const lines: string[] = [];
    feed.keepUp({ write: (level, message) => lines.push(`${level} ${message}`) });
    db.sql.exec("UPDATE meta SET value = 5 WHERE name = 'revision'; ALTER TABLE word RENAME TO lost");
    vi.advanceTimersByTime(1_000);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]).toBe('warn search index not brought up to date');
    db.sql.exec('ALTER TABLE lost RENAME TO word');
    const before = lines.length;
    vi.advanceTimersByTime(1_000);
    expect(lines).toHaveLength(before);
    feed.stop();
    db.sql.close();
  });
});
