import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/sqlite/database.ts';
import { SearchRows, unpackNumbers } from '../../../src/store/sqlite/search-rows.ts';
import { aColumn, aDataset, aRecordWrite } from '../../support/builders.ts';
import { RecordWriter } from '../../../src/store/sqlite/record-writer.ts';
import { entryOf } from '../search/index-of.ts';

describe('search rows', () => {
  it('number words once, across records', () => {
    const db = openDatabase(':memory:', false);
    const writer = new RecordWriter(db.sql, new SearchRows(db.sql));
    for (const localId of ['d1', 'd2'])
      writer.put(
        aRecordWrite({ dataset: { localId, title: 'Street trees', columns: [aColumn('tree_id')] } }),
        '2026-01-01',
        'page',
        1,
      );
    const words = db.sql
      .prepare<[], { id: number; word: string }>('SELECT id, word FROM word ORDER BY id')
      .all();
    expect(words.map(({ word }) => word)).toEqual(['street', 'trees', 'tree', 'id']);
    const rows = db.sql
      .prepare<[], { words: Buffer; labels: Buffer }>('SELECT words, labels FROM search_entry')
      .all();
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect([...unpackNumbers(row.words)]).toEqual([(1 << 5) | 1, (2 << 5) | 1, (3 << 5) | 8, (4 << 5) | 8]);
      expect([...unpackNumbers(row.labels)]).toEqual([3, 4, 0]);
    }
    db.sql.close();
  });

  it('give no number of a transaction that was undone, once told to forget', () => {
    const db = openDatabase(':memory:', false);
    const rows = new SearchRows(db.sql);
    const entry = entryOf(aDataset({ title: 'fountain' }));
    db.sql.pragma('foreign_keys = OFF');
    const put = () => rows.put(1, entry);
    db.sql.exec('BEGIN');
    put();
    db.sql.exec('ROLLBACK');
    rows.forget();
    put();
    expect(db.sql.prepare('SELECT word FROM word').pluck().all()).toEqual(['fountain']);
    db.sql.close();
  });
});
