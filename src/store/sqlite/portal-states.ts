/** What is kept of measured portals for their next measuring. */
import { deserialize, serialize } from 'node:v8';
import type { LedgerColumns } from '../../domain/metrics/ledger/ledger-columns.ts';
import { patched, type LedgerPatch } from '../../domain/metrics/ledger/ledger-patch.ts';
import type { Past } from '../../domain/metrics/past.ts';
import type { KeptState, LedgerChange, PortalState } from '../../ports/metrics.ts';
import type { StoreDatabase } from './database.ts';

const PUT_STATE = `
  INSERT INTO portal_state (portal, form, edition, document) VALUES (?, ?, ?, ?)
  ON CONFLICT (portal) DO UPDATE SET
    form = excluded.form, edition = excluded.edition, document = excluded.document`;
const STATE = 'SELECT edition, document FROM portal_state WHERE portal = ? AND form = ?';
const EDITION = 'SELECT edition FROM portal_state WHERE portal = ? AND form = ?';
const PUT_STEP = 'INSERT INTO portal_ledger (portal, step, name, document) VALUES (?, ?, ?, ?)';
const STEPS = 'SELECT step, name, document FROM portal_ledger WHERE portal = ? ORDER BY step';
const DROP_STEPS = 'DELETE FROM portal_ledger WHERE portal = ?';
const SIZES = `
  SELECT max(step) AS last, sum(iif(step = 0, length(document), 0)) AS columns,
    sum(iif(step = 0, 0, length(document))) AS patches
  FROM portal_ledger WHERE portal = ?`;
/** CROSS: by the keys, not through all of the portal. */
const PASTS = `
  SELECT wanted.key AS place, document FROM json_each(?) AS wanted
  CROSS JOIN measured_past ON portal = ? AND local_id = wanted.value`;

/** Raised when the bytes read otherwise; columns are written in the byte order of the machine. */
const FORM = `2 ${new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little' : 'big'}`;
const PATCH = 'patch';
/** Each takes time to read: beyond, and where they are large beside the columns, the columns are written anew. */
const MOST_PATCHES = 8;
const LARGEST_SHARE = 1 / 8;

interface Sizes {
  readonly last: number | null;
  readonly columns: number;
  readonly patches: number;
}

/** Within a transaction. `edition`: of no state that was ever kept. */
export function putState(
  { sql }: StoreDatabase,
  portal: string,
  { ledger, ...rest }: PortalState,
  { edition, change }: { readonly edition: number; readonly change: LedgerChange | null },
): void {
  const put = sql.prepare<[string, number, string, Buffer]>(PUT_STEP);
  const patches = change?.patches.map((patch) => serialize(patch)) ?? [];
  const last = change === null ? null : lastStep(sql, portal, change.edition, patches);
  if (last === null) {
    sql.prepare<[string]>(DROP_STEPS).run(portal);
    for (const [name, column] of Object.entries(ledger))
      put.run(portal, 0, name, serialize({ [name]: column }));
  } else for (const [index, patch] of patches.entries()) put.run(portal, last + 1 + index, PATCH, patch);
  sql.prepare<[string, string, number, Buffer]>(PUT_STATE).run(portal, FORM, edition, serialize(rest));
}

/** Upon which patches may be put that are of that edition; null: the columns are to be written instead. */
function lastStep(
  sql: StoreDatabase['sql'],
  portal: string,
  edition: number,
  patches: readonly Buffer[],
): number | null {
  const kept = sql.prepare<[string, string], { readonly edition: number }>(EDITION).get(portal, FORM);
  const sizes = sql.prepare<[string], Sizes>(SIZES).get(portal);
  if (kept?.edition !== edition || sizes === undefined || sizes.last === null) return null;
  const bytes = patches.reduce((sum, { length }) => sum + length, sizes.patches);
  return sizes.last + patches.length > MOST_PATCHES || bytes > LARGEST_SHARE * sizes.columns
    ? null
    : sizes.last;
}

/** null: none is kept, or in a form of another version or machine. */
export function readState(db: StoreDatabase, portal: string): KeptState | null {
  return db.read(() => {
    const row = db.sql
      .prepare<[string, string], { readonly edition: number; readonly document: Buffer }>(STATE)
      .get(portal, FORM);
    if (row === undefined) return null;
    const rest: Omit<PortalState, 'ledger'> = deserialize(row.document);
    return { ...rest, ledger: readLedger(db, portal), edition: row.edition };
  });
}

function readLedger({ sql }: StoreDatabase, portal: string): LedgerColumns {
  const steps = sql
    .prepare<[string], { readonly step: number; readonly name: string; readonly document: Buffer }>(STEPS)
    .all(portal);
  const columns: LedgerColumns = Object.assign(
    {},
    ...steps.filter(({ step }) => step === 0).map(({ document }) => deserialize(document)),
  );
  return steps
    .filter(({ step }) => step > 0)
    .map(({ document }): LedgerPatch => deserialize(document))
    .reduce(patched, columns);
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
