import type Sqlite from 'better-sqlite3';
import type { LinkFact } from '../../domain/links/fact.ts';
import type { LinkRecord } from '../../domain/links/link-schedule.ts';
import type { LinkBatch, LinkChanges, LinkStore } from '../../ports/links.ts';
import { keptSince } from '../link-days.ts';
import type { StoreDatabase } from './database.ts';

const RECORDS = `
  SELECT wanted.key AS place, document, unstable_days AS unstableDays, failures, due_at AS dueAt
  FROM json_each(?) AS wanted JOIN link_fact ON link_fact.url = wanted.value`;
const REQUESTS = `
  SELECT wanted.key AS place, requests
  FROM json_each(?) AS wanted JOIN link_request ON link_request.day = ? AND link_request.host = wanted.value`;
const SAVE = `
  INSERT INTO link_fact (url, document, unstable_days, failures, due_at, revision)
  VALUES (?, ?, ?, ?, ?, (SELECT value FROM meta WHERE name = 'checked'))
  ON CONFLICT (url) DO UPDATE SET document = excluded.document, unstable_days = excluded.unstable_days,
    failures = excluded.failures, due_at = excluded.due_at, revision = excluded.revision`;
const RAISE = "UPDATE meta SET value = value + 1 WHERE name = 'checked'";
const REVISION = "SELECT value FROM meta WHERE name = 'checked'";
const DRAWN_BEFORE = `
  SELECT url FROM link_fact
  WHERE coalesce(document ->> '$.drawn.checkedAt', document ->> '$.checkedAt') < ?`;
const CHANGED = 'SELECT url FROM link_fact WHERE revision > ?';
const COUNT = `
  INSERT INTO link_request (day, host, requests) VALUES (?, ?, ?)
  ON CONFLICT (day, host) DO UPDATE SET requests = requests + excluded.requests`;
const FORGET = 'DELETE FROM link_request WHERE day < ?';

interface RecordRow {
  readonly place: number;
  readonly document: string;
  readonly unstableDays: string;
  readonly failures: number;
  readonly dueAt: string;
}
interface RequestRow {
  readonly place: number;
  readonly requests: number;
}

export class SqliteLinks implements LinkStore {
  readonly #db: StoreDatabase;
  readonly #records: Sqlite.Statement<[string], RecordRow>;
  readonly #requests: Sqlite.Statement<[string, string], RequestRow>;

  constructor(db: StoreDatabase) {
    this.#db = db;
    this.#records = db.sql.prepare(RECORDS);
    this.#requests = db.sql.prepare(REQUESTS);
  }

  async facts(urls: readonly string[]): Promise<readonly (LinkFact | null)[]> {
    return (await this.records(urls)).map((record) => record?.fact ?? null);
  }

  async records(urls: readonly string[]): Promise<readonly (LinkRecord | null)[]> {
    const rows = this.#db.read(() => this.#records.all(JSON.stringify(urls)));
    const byPlace = new Map(rows.map((row) => [row.place, row]));
    return urls.map((_, place) => {
      const row = byPlace.get(place);
      return row === undefined ? null : linkRecord(row);
    });
  }

  async requests(hosts: readonly string[], day: string): Promise<readonly number[]> {
    const rows = this.#db.read(() => this.#requests.all(JSON.stringify(hosts), day));
    const byPlace = new Map(rows.map(({ place, requests }) => [place, requests]));
    return hosts.map((_, place) => byPlace.get(place) ?? 0);
  }

  async changedSince(revision: number): Promise<LinkChanges> {
    const { sql } = this.#db;
    return this.#db.read(() => ({
      revision: sql.prepare<[], { readonly value: number }>(REVISION).get()?.value ?? 0,
      urls: sql
        .prepare<[number], { readonly url: string }>(CHANGED)
        .all(revision)
        .map(({ url }) => url),
      outdated: [],
    }));
  }

  async drawnBefore(moment: string): Promise<readonly string[]> {
    return this.#db
      .read(() => this.#db.sql.prepare<[string], { readonly url: string }>(DRAWN_BEFORE).all(moment))
      .map(({ url }) => url);
  }

  async save({ records, requests }: LinkBatch): Promise<void> {
    this.#db.write(() => {
      this.#db.sql.prepare(RAISE).run();
      const save = this.#db.sql.prepare<[string, string, string, number, string]>(SAVE);
      for (const { fact, unstableDays, failures, dueAt } of records)
        save.run(fact.url, JSON.stringify(fact), JSON.stringify(unstableDays), failures, dueAt);
      const count = this.#db.sql.prepare<[string, string, number]>(COUNT);
      for (const { day, host, requests: more } of requests) count.run(day, host, more);
      const since = keptSince(requests);
      if (since !== null) this.#db.sql.prepare<[string]>(FORGET).run(since);
    });
  }
}

function linkRecord({ document, unstableDays, failures, dueAt }: RecordRow): LinkRecord {
  const fact: LinkFact = JSON.parse(document);
  const days: readonly string[] = JSON.parse(unstableDays);
  return { fact, unstableDays: days, failures, dueAt };
}
