import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/sqlite/database.ts';
import { RecordWriter } from '../../../src/store/sqlite/record-writer.ts';
import { SearchRows } from '../../../src/store/sqlite/search-rows.ts';
import { inflatedJson } from '../../../src/store/sqlite/raw-record.ts';
import { aRecordWrite } from '../../support/builders.ts';

function aWriter() {
  const db = openDatabase(':memory:', false);
  return { sql: db.sql, writer: new RecordWriter(db.sql, new SearchRows(db.sql)) };
}

describe('writing one record', () => {
  it('touches neither content nor index of an unchanged one', () => {
    const { sql, writer } = aWriter();
    writer.put(aRecordWrite(), '2026-01-01', 'page', 1);
    const before = sql.prepare('SELECT * FROM content, search_entry, raw_record').get();
    sql.exec("UPDATE content SET document = 'kept'; UPDATE raw_record SET deflated = x'00'");
    expect(writer.put(aRecordWrite(), '2026-01-02', 'page', 2).outcome).toBe('unchanged');
    expect(before).toBeDefined();
    expect(sql.prepare('SELECT document FROM content').pluck().get()).toBe('kept');
    expect(sql.prepare('SELECT hex(deflated) FROM raw_record').pluck().get()).toBe('00');
    expect(sql.prepare('SELECT index_revision, last_seen_at FROM dataset').raw().get()).toEqual([
      1,
      '2026-01-02',
    ]);
  });

  it('moves the index on for what is searched, found again or removed', () => {
    const { sql, writer } = aWriter();
    const revision = () => sql.prepare('SELECT index_revision FROM dataset').pluck().get();
    writer.put(aRecordWrite(), '2026-01-01', 'page', 1);
    writer.put(aRecordWrite({ dataset: { title: 'New' } }), '2026-01-01', 'page', 2);
    expect(revision()).toBe(2);
    const naming = { portal: 'springfield', localId: 'd1', at: '2026-01-01' };
    expect([writer.remove(naming, 3), writer.remove(naming, 4)]).toEqual([true, false]);
    expect(revision()).toBe(3);
    writer.put(aRecordWrite({ dataset: { title: 'New' } }), '2026-01-01', 'page', 5);
    expect(revision()).toBe(5);
  });

  it('keeps raw records small and whole', () => {
    const { sql, writer } = aWriter();
    const raw = { notes: 'a long text of the portal '.repeat(200), odd: ['\u2028', '😀', 1e300, null] };
    writer.put(aRecordWrite({ raw }), '2026-01-01', 'page', 1);
    const deflated =
      sql.prepare<[], Buffer>('SELECT deflated FROM raw_record').pluck().get() ?? Buffer.alloc(0);
    expect(deflated.length).toBeLessThan(500);
    expect(inflatedJson(deflated)).toEqual(raw);
  });

  it('takes a record whose keys only changed places for the same one when our mapping moved on', () => {
    const outcomes = [
      { b: 2, a: 1 },
      { b: 2, a: 9 },
    ].map((raw) => {
      const { writer } = aWriter();
      writer.put(aRecordWrite({ raw: { a: 1, b: 2 }, contentHash: 'old' }), '2026-01-01', 'page', 1);
      const mapped = aRecordWrite({ raw, contentHash: 'new', mapVersion: 99 });
      return writer.put(mapped, '2026-01-02', 'page', 2).history;
    });
    expect(outcomes).toEqual([null, 'CHANGED']);
  });
});
