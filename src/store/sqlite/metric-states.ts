/** States of datasets through time: read as of a moment, and thinned once they are old. */
import { heldAt } from '../month-end.ts';
import type { StoreDatabase } from './database.ts';
import { thinLeftOut } from './left-out-rows.ts';

const FULL_SINCE = "SELECT value FROM meta WHERE name = 'states_full_since'";
const SET_FULL_SINCE =
  "UPDATE meta SET value = max(value, ?) WHERE name = 'states_full_since' RETURNING value";
const RAISE = "UPDATE meta SET value = value + 1 WHERE name = 'measured'";
/** A state that ends in a later month than it began held at the end of the month in which it began. */
const FORGET = `
  DELETE FROM measurement WHERE (portal, local_id, valid_from) IN (
    SELECT portal, local_id, valid_from FROM measurement
    WHERE valid_to <= ? AND substr(valid_to, 1, 7) = substr(valid_from, 1, 7)
    ORDER BY valid_to LIMIT ?)`;

/** RFC 3339 UTC; null: every state is kept. */
function fullSince({ sql }: StoreDatabase): string | null {
  const ms = sql.prepare<[], { readonly value: number }>(FULL_SINCE).get()?.value ?? 0;
  return ms === 0 ? null : new Date(ms).toISOString();
}

/** Within a transaction of the caller. */
export function heldMoment(db: StoreDatabase, asOf: string): string {
  return heldAt(asOf, fullSince(db));
}

export function thinStates(db: StoreDatabase, before: string, limit: number): number {
  return db.write(() => {
    const { value } = db.sql
      .prepare<[number], { readonly value: number }>(SET_FULL_SINCE)
      .get(Date.parse(before)) ?? { value: 0 };
    const until = new Date(value).toISOString();
    const { changes: states } = db.sql.prepare<[string, number]>(FORGET).run(until, limit);
    const changes = states + thinLeftOut(db, until, limit - states);
    if (changes > 0) db.sql.prepare(RAISE).run();
    return changes;
  });
}
