import type Sqlite from 'better-sqlite3';

const READ = "SELECT value FROM meta WHERE name = 'revision'";
const RAISE = "UPDATE meta SET value = value + 1 WHERE name = 'revision' RETURNING value";

interface Value {
  readonly value: number;
}

/** A number in the file itself, so that every connection sees what any other wrote. */
export class Revision {
  readonly #read: Sqlite.Statement<[], Value>;
  readonly #sql: Sqlite.Database;

  constructor(sql: Sqlite.Database) {
    this.#sql = sql;
    this.#read = sql.prepare(READ);
  }

  now(): number {
    return this.#read.get()?.value ?? 0;
  }

  /** Within a transaction that changes what the catalogue answers. */
  raise(): number {
    const [row] = this.#sql.prepare<[], Value>(RAISE).all();
    return row?.value ?? 0;
  }
}
