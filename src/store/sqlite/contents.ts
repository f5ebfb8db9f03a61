import type { DatasetKey } from '../../domain/ids.ts';
import type { ContentFact } from '../../domain/metrics/content/content-fact.ts';
import type { ContentStore } from '../../ports/contents.ts';
import type { StoreDatabase } from './database.ts';

const FACTS = `
  SELECT wanted.key AS place, document
  FROM json_each(?) AS wanted JOIN content_fact
    ON portal = wanted.value ->> 0 AND local_id = wanted.value ->> 1`;
const SAVE = `
  INSERT INTO content_fact (portal, local_id, document, revision) VALUES (?, ?, ?, ?)
  ON CONFLICT (portal, local_id) DO UPDATE SET document = excluded.document, revision = excluded.revision`;
const REVISION = "SELECT value FROM meta WHERE name = 'probed'";
const RAISE = "UPDATE meta SET value = value + 1 WHERE name = 'probed' RETURNING value";
const CHANGED =
  'SELECT local_id AS localId FROM content_fact WHERE portal = ? AND revision > ? ORDER BY local_id';
const ASKED = "SELECT max(document ->> 'probedAt') AS askedAt FROM content_fact WHERE portal = ?";

export class SqliteContents implements ContentStore {
  readonly #db: StoreDatabase;

  constructor(db: StoreDatabase) {
    this.#db = db;
  }

  async facts(keys: readonly DatasetKey[]): Promise<readonly (ContentFact | null)[]> {
    const wanted = JSON.stringify(keys.map(({ portal, localId }) => [portal, localId]));
    const rows = this.#db.read(() =>
      this.#db.sql
        .prepare<[string], { readonly place: number; readonly document: string }>(FACTS)
        .all(wanted),
    );
    const byPlace = new Map(
      rows.map(({ place, document }): readonly [number, ContentFact] => [place, JSON.parse(document)]),
    );
    return keys.map((_, place) => byPlace.get(place) ?? null);
  }

  async changedSince(
    portal: string,
    revision: number,
  ): Promise<{ readonly revision: number; readonly localIds: readonly string[] }> {
    const { sql } = this.#db;
    return this.#db.read(() => ({
      revision: sql.prepare<[], { readonly value: number }>(REVISION).get()?.value ?? 0,
      localIds: sql
        .prepare<[string, number], { readonly localId: string }>(CHANGED)
        .all(portal, revision)
        .map(({ localId }) => localId),
    }));
  }

  async askedAt(portal: string): Promise<string | null> {
    return this.#db.read(
      () =>
        this.#db.sql.prepare<[string], { readonly askedAt: string | null }>(ASKED).get(portal)?.askedAt ??
        null,
    );
  }

  async save(facts: readonly ContentFact[]): Promise<void> {
    this.#db.write(() => {
      const save = this.#db.sql.prepare<[string, string, string, number]>(SAVE);
      const revision = this.#db.sql.prepare<[], { readonly value: number }>(RAISE).get()?.value ?? 0;
      for (const fact of facts) save.run(fact.portal, fact.localId, JSON.stringify(fact), revision);
    });
  }
}
