import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../../src/domain/errors.ts';
import { startedRun } from '../../../src/store/run-changes.ts';
import { StoreDatabase, inOurWords, openDatabase } from '../../../src/store/sqlite/database.ts';
import { RunRows } from '../../../src/store/sqlite/run-rows.ts';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from '../../../src/store/sqlite/schema.ts';
import { aRunStart } from '../../support/builders.ts';
import { aStoreFile } from '../contract.ts';

function refusal(work: () => unknown): GatewayError {
  try {
    work();
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('opening a database', () => {
  const file = aStoreFile();

  it('makes a new file with our mark and version, in WAL mode with full syncs and foreign keys', () => {
    const { sql } = openDatabase(file(), false);
    expect(sql.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(sql.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(sql.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(sql.pragma('synchronous', { simple: true })).toBe(2);
    expect(sql.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(sql.pragma('foreign_key_check')).toEqual([]);
    sql.close();
  });

  it('opens its own file again, and an empty one as new', () => {
    writeFileSync(file(), '');
    openDatabase(file(), false).sql.close();
    const { sql } = openDatabase(file(), false);
    expect(sql.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    sql.close();
  });

  it('goes on where a making was cut off before its first table', () => {
    const sql = new Sqlite(file());
    sql.pragma('journal_mode = WAL');
    sql.close();
    openDatabase(file(), false).sql.close();
    expect(existsSync(file())).toBe(true);
  });

  it('brings a file of the first version up to this one, with what it holds', () => {
    const old = new Sqlite(file());
    old.exec(MIGRATIONS[0] ?? '');
    old.pragma(`application_id = ${APPLICATION_ID}`);
    old.pragma('user_version = 1');
    const { continues, ...run } = startedRun('r1', aRunStart());
    expect(continues).toBeNull();
    old
      .prepare("INSERT INTO run (id, portal, mode, document, cursor) VALUES (?, ?, ?, ?, '[3]')")
      .run(run.id, run.portal, run.mode, JSON.stringify(run));
    old.close();
    const { sql } = openDatabase(file(), false);
    expect(sql.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(new RunRows(sql).unfinished('springfield')).toMatchObject({
      run: { ...run, continues: null },
      place: { cursor: [3], firstExpected: null },
    });
    sql.close();
  });

  it('refuses a file of a newer version, says both versions, and leaves it as it is', () => {
    const { sql } = openDatabase(file(), false);
    sql.pragma('user_version = 99');
    sql.close();
    const before = readFileSync(file());
    const error = refusal(() => openDatabase(file(), false));
    expect(error.code).toBe('STORE_NEWER');
    expect(error.message).toContain('version 99');
    expect(error.message).toContain(`up to ${SCHEMA_VERSION}`);
    expect(error.facts.hint).toContain('newer version of the program');
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  it('refuses a database of another program and leaves it as it is', () => {
    const sql = new Sqlite(file());
    sql.exec('CREATE TABLE theirs (id INTEGER)');
    sql.close();
    const before = readFileSync(file());
    expect(refusal(() => openDatabase(file(), false)).code).toBe('STORE_DAMAGED');
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  it.each(['not a database at all, only text', 'SQLite format 3\0 and then nonsense'.padEnd(5_000, 'x')])(
    'refuses a file that is no database and leaves it as it is',
    (content) => {
      writeFileSync(file(), content);
      expect(refusal(() => openDatabase(file(), false)).code).toBe('STORE_DAMAGED');
      expect(readFileSync(file(), 'utf8')).toBe(content);
    },
  );

  it('says that a file is damaged when reading comes upon it', () => {
    const db = openDatabase(file(), false);
    db.sql.exec("INSERT INTO meta SELECT 'k' || value, value FROM (SELECT 1 AS value)");
    db.sql.pragma('wal_checkpoint(TRUNCATE)');
    db.sql.close();
    const bytes = readFileSync(file());
    const damaged = Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 0x5a)]);
    writeFileSync(file(), damaged);
    expect(
      refusal(() => {
        const again = openDatabase(file(), false);
        again.read(() => again.sql.prepare('SELECT * FROM meta').all());
      }).code,
    ).toBe('STORE_DAMAGED');
  });

  it('makes and migrates nothing when it may only read', () => {
    expect(refusal(() => openDatabase(file(), true)).code).toBe('BAD_CONFIG');
    expect(existsSync(file())).toBe(false);
    const { sql } = openDatabase(file(), false);
    sql.pragma('user_version = 0');
    sql.close();
    expect(refusal(() => openDatabase(file(), true)).code).toBe('BAD_CONFIG');
  });

  it('refuses work after closing', () => {
    const db = openDatabase(':memory:', false);
    db.sql.close();
    expect(refusal(() => db.read(() => 1)).message).toContain('is closed');
  });

  it('undoes all of a transaction that fails', () => {
    const db = openDatabase(':memory:', false);
    const work = () =>
      db.write(() => {
        db.sql.prepare("UPDATE meta SET value = 7 WHERE name = 'revision'").run();
        throw new Error('stop');
      });
    expect(work).toThrow('stop');
    expect(db.sql.prepare("SELECT value FROM meta WHERE name = 'revision'").pluck().get()).toBe(0);
    db.sql.close();
  });

  it('calls a lock of another connection busy', () => {
    const holder = openDatabase(file(), false);
    const sql = new Sqlite(file(), { timeout: 0 });
    const waiting = new StoreDatabase(sql, file());
    holder.sql.exec('BEGIN IMMEDIATE');
    expect(refusal(() => waiting.write(() => 1)).code).toBe('BUSY');
    expect(waiting.read(() => 1)).toBe(1);
    holder.sql.exec('ROLLBACK');
    expect(waiting.write(() => 1)).toBe(1);
    sql.close();
    holder.sql.close();
  });

  it('leaves errors of others alone', () => {
    const error = new TypeError('ours');
    expect(inOurWords(error, 'x')).toBe(error);
    const full = inOurWords(new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL'), 'store.db');
    expect(full).toMatchObject({ message: 'store.db: database or disk is full (SQLITE_FULL)' });
  });
});
