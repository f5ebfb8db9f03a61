/** Rows of a snapshot in the making, in a table of this connection alone: what is not saved goes with it. */
import type { Pack } from '../../domain/metrics/pack.ts';
import type { DraftRow, RowDraft } from '../../ports/metrics.ts';
import { shortHash } from '../short-hash.ts';
import type { StoreDatabase } from './database.ts';
import type { PackRow, PackRows } from './pack-rows.ts';
import type { NamedForm } from './pack-text.ts';

const MAKE = `
  CREATE TEMP TABLE IF NOT EXISTS drafted (
    draft INTEGER NOT NULL, local_id TEXT NOT NULL, hash TEXT NOT NULL, quality TEXT NOT NULL,
    violations TEXT NOT NULL, pack TEXT NOT NULL, past TEXT,
    PRIMARY KEY (draft, local_id)
  ) STRICT`;
const PUT = `
  INSERT INTO temp.drafted (draft, local_id, hash, quality, violations, pack, past) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (draft, local_id) DO UPDATE SET hash = excluded.hash, quality = excluded.quality,
    violations = excluded.violations, pack = excluded.pack, past = coalesce(excluded.past, past)`;
const OPEN_HASH = 'SELECT hash FROM measurement WHERE portal = ? AND local_id = ? AND valid_to IS NULL';
const OPEN = `
  SELECT quality, violations, pack, deflated FROM measurement
  WHERE portal = ? AND local_id = ? AND valid_to IS NULL`;
const PACKS = `
  SELECT wanted.key AS place, coalesce(new.pack, held.pack) AS pack, held.deflated
  FROM json_each(@wanted) AS wanted
  LEFT JOIN temp.drafted AS new ON new.draft = @draft AND new.local_id = wanted.value
  LEFT JOIN measurement AS held
    ON held.portal = @portal AND held.local_id = wanted.value AND held.valid_to IS NULL`;
const DISCARD = 'DELETE FROM temp.drafted WHERE draft = ?';
/** Open rows that the draft has otherwise, sought by the draft: a portal may have many times as many. */
const CLOSE_CHANGED = `
  UPDATE measurement SET valid_to = @at
  WHERE portal = @portal AND valid_to IS NULL
    AND local_id IN (SELECT local_id FROM temp.drafted WHERE draft = @draft)
    AND hash <> (
      SELECT hash FROM temp.drafted AS new WHERE new.draft = @draft AND new.local_id = measurement.local_id)`;
const OPEN_IDS = `
  SELECT local_id AS localId FROM measurement INDEXED BY measurement_open
  WHERE portal = @portal AND valid_to IS NULL
    AND NOT EXISTS (SELECT 1 FROM temp.drafted AS new WHERE new.draft = @draft AND new.local_id = measurement.local_id)`;
const CLOSE = 'UPDATE measurement SET valid_to = ? WHERE portal = ? AND local_id = ? AND valid_to IS NULL';
const OPEN_NEW = `
  INSERT INTO measurement (portal, local_id, valid_from, valid_to, hash, quality, violations, deflated, pack)
  SELECT @portal, new.local_id, @at, NULL, new.hash, new.quality, new.violations, x'', new.pack FROM temp.drafted AS new
  WHERE new.draft = @draft AND NOT EXISTS (
    SELECT 1 FROM measurement AS open
    WHERE open.portal = @portal AND open.local_id = new.local_id AND open.valid_to IS NULL)
  ON CONFLICT (portal, local_id, valid_from) DO UPDATE SET
    valid_to = NULL, hash = excluded.hash, quality = excluded.quality, violations = excluded.violations,
    deflated = excluded.deflated, pack = excluded.pack`;
const REMEMBER = `
  INSERT INTO measured_past (portal, local_id, document)
  SELECT @portal, local_id, past FROM temp.drafted WHERE draft = @draft AND past IS NOT NULL
  ON CONFLICT (portal, local_id) DO UPDATE SET document = excluded.document`;

type Named = Readonly<Record<string, string | number>>;

let lastDraft = 0;

/** Of rows that were written before hashes began with the name of a form. */
const OLD_HASH_LENGTH = 22;

export class SqliteRowDraft implements RowDraft {
  readonly #db: StoreDatabase;
  readonly #packs: PackRows;
  readonly #portal: string;
  readonly #id = ++lastDraft;
  readonly #forms = new Map<string, NamedForm>();

  constructor(db: StoreDatabase, packs: PackRows, portal: string) {
    this.#db = db;
    this.#packs = packs;
    this.#portal = portal;
    db.guarded(() => db.sql.exec(MAKE));
  }

  async put(rows: readonly DraftRow[]): Promise<void> {
    // Deferred: a table of this connection alone takes no lock that others wait for.
    this.#db.read(() => {
      const put = this.#db.sql.prepare(PUT);
      const open = this.#db.sql.prepare<[string, string], { readonly hash: string }>(OPEN_HASH);
      for (const { localId, pack, quality, violations, past } of rows) {
        const { text, form } = this.#packs.write(pack);
        const texts = [JSON.stringify(quality), JSON.stringify(violations)] as const;
        const own = `${form.name}${shortHash(text + texts.join())}`;
        const held = open.get(this.#portal, localId)?.hash ?? own;
        // A row that holds is not written again for having been written in another form.
        const hash = held !== own && this.#saysSame(localId, held, form, pack, texts) ? held : own;
        const remembered = past === null ? null : JSON.stringify(past);
        put.run(this.#id, localId, hash, ...texts, text, remembered);
        this.#forms.set(form.name, form);
      }
    });
  }

  async packs(localIds: readonly string[]): Promise<readonly (Pack | null)[]> {
    return this.#db.read(() => {
      const rows = this.#db.sql
        .prepare<[Named], PackRow & { readonly place: number }>(PACKS)
        .all({ wanted: JSON.stringify(localIds), draft: this.#id, portal: this.#portal });
      const byPlace = new Map(rows.map((row) => [row.place, row]));
      return localIds.map((_, place) => {
        const row = byPlace.get(place);
        if (row === undefined || (row.pack === null && row.deflated === null)) return null;
        return this.#packs.packOf(row);
      });
    });
  }

  /**
   * Within a transaction of the store: rows that say something else than before begin to hold at `at`, those of
   * datasets that are gone hold no longer.
   */
  apply(at: string, gone: readonly string[] | null): void {
    const { sql } = this.#db;
    for (const form of this.#forms.values()) this.#packs.keepForm(form);
    const named = { draft: this.#id, portal: this.#portal };
    const absent =
      gone ??
      sql
        .prepare<[Named], { readonly localId: string }>(OPEN_IDS)
        .all(named)
        .map(({ localId }) => localId);
    const close = sql.prepare(CLOSE);
    for (const localId of absent) close.run(at, this.#portal, localId);
    sql.prepare<[Named]>(CLOSE_CHANGED).run({ ...named, at });
    sql.prepare<[Named]>(OPEN_NEW).run({ ...named, at });
    sql.prepare<[Named]>(REMEMBER).run(named);
  }

  async discard(): Promise<void> {
    this.#db.guarded(() => this.#db.sql.prepare(DISCARD).run(this.#id));
  }

  /** Whether the row that holds, written in another form, comes to the same. */
  #saysSame(
    localId: string,
    hash: string,
    { name }: NamedForm,
    pack: Pack,
    [quality, violations]: readonly [string, string],
  ): boolean {
    if (hash.length > OLD_HASH_LENGTH && hash.startsWith(name)) return false;
    const row = this.#db.sql
      .prepare<[string, string], PackRow & { readonly quality: string; readonly violations: string }>(OPEN)
      .get(this.#portal, localId);
    return (
      row?.quality === quality &&
      row.violations === violations &&
      JSON.stringify(this.#packs.packOf(row)) === JSON.stringify(pack)
    );
  }
}
