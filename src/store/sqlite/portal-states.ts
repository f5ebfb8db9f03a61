/** What is kept of measured portals for their next measuring. */
import { deserialize, serialize } from 'node:v8';
import type { Past } from '../../domain/metrics/past.ts';
import type { PortalState } from '../../ports/metrics.ts';
import type { StoreDatabase } from './database.ts';

const PUT_STATE = `
  INSERT INTO portal_state (portal, form, document) VALUES (?, ?, ?)
  ON CONFLICT (portal) DO UPDATE SET form = excluded.form, document = excluded.document`;
const STATE = 'SELECT document FROM portal_state WHERE portal = ? AND form = ?';
/** CROSS: by the keys, not through all of the portal. */
const PASTS = `
  SELECT wanted.key AS place, document FROM json_each(?) AS wanted
  CROSS JOIN measured_past ON portal = ? AND local_id = wanted.value`;

/** Raised when the bytes read otherwise; columns are written in the byte order of the machine. */
const FORM = `1 ${new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little' : 'big'}`;

/** Within a transaction. */
export function putState({ sql }: StoreDatabase, portal: string, state: PortalState): void {
  sql.prepare(PUT_STATE).run(portal, FORM, serialize(state));
}

/** null: none is kept, or in a form of another version or machine. */
export function readState(db: StoreDatabase, portal: string): PortalState | null {
  const row = db.guarded(() =>
    db.sql.prepare<[string, string], { readonly document: Buffer }>(STATE).get(portal, FORM),
  );
  if (row === undefined) return null;
  const state: PortalState = deserialize(row.document);
  return state;
}

export function readPasts(
  db: StoreDatabase,
  portal: string,
  localIds: readonly string[],
): readonly (Past | null)[] {
  const rows = db.guarded(() =>
    db.sql
      .prepare<[string, string], { readonly place: number; readonly document: string }>(PASTS)
      .all(JSON.stringify(localIds), portal),
  );
  const byPlace = new Map(rows.map(({ place, document }) => [place, document]));
  return localIds.map((_, place) => {
    const document = byPlace.get(place);
    if (document === undefined) return null;
    const past: Past = JSON.parse(document);
    return past;
  });
}
