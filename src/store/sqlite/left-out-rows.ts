/** What pools of cities leave out, by the time for which they do: a city is many times as large as what changes in it. */
import type { LeftOutDataset } from '../../ports/metrics.ts';
import type { StoreDatabase } from './database.ts';

const LATER = 'SELECT 1 FROM snapshot WHERE scope = ? AND at > ? LIMIT 1';
const OPEN = `
  SELECT portal, local_id AS localId, by_portal AS byPortal, by_local_id AS byLocalId, valid_from AS validFrom
  FROM city_left_out WHERE scope = ? AND valid_to IS NULL`;
const CLOSE = `
  UPDATE city_left_out SET valid_to = ? WHERE scope = ? AND portal = ? AND local_id = ? AND valid_to IS NULL`;
/** Of a snapshot that is made again: what it said itself was never so. */
const DROP = 'DELETE FROM city_left_out WHERE scope = ? AND portal = ? AND local_id = ? AND valid_from = ?';
const PUT = `
  INSERT INTO city_left_out (scope, portal, local_id, valid_from, valid_to, by_portal, by_local_id)
  VALUES (?, ?, ?, ?, NULL, ?, ?)`;
const AT = `
  SELECT portal, local_id AS localId, by_portal AS byPortal, by_local_id AS byLocalId FROM city_left_out
  WHERE scope = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY portal, local_id`;
/** As states of datasets. */
const FORGET = `
  DELETE FROM city_left_out WHERE (scope, portal, local_id, valid_from) IN (
    SELECT scope, portal, local_id, valid_from FROM city_left_out
    WHERE valid_to <= ? AND substr(valid_to, 1, 7) = substr(valid_from, 1, 7)
    ORDER BY valid_to LIMIT ?)`;

interface Row {
  readonly portal: string;
  readonly localId: string;
  readonly byPortal: string | null;
  readonly byLocalId: string | null;
}

/** Within a transaction that has saved the snapshot; a snapshot of the past changes nothing of what holds now. */
export function putLeftOut(
  { sql }: StoreDatabase,
  scope: string,
  at: string,
  leftOut: readonly LeftOutDataset[],
): void {
  if (sql.prepare<[string, string]>(LATER).get(scope, at) !== undefined) return;
  const wanted = new Map(leftOut.map((one) => [keyOf(one), one]));
  const close = sql.prepare<[string, string, string, string]>(CLOSE);
  const drop = sql.prepare<[string, string, string, string]>(DROP);
  for (const row of sql.prepare<[string], Row & { readonly validFrom: string }>(OPEN).all(scope)) {
    const { portal, localId, validFrom } = row;
    if (wanted.delete(keyOf(datasetOf(row)))) continue;
    if (validFrom === at) drop.run(scope, portal, localId, at);
    else close.run(at, scope, portal, localId);
  }
  const put = sql.prepare<[string, string, string, string, string | null, string | null]>(PUT);
  for (const { portal, localId, by } of wanted.values())
    put.run(scope, portal, localId, at, by?.portal ?? null, by?.localId ?? null);
}

/** As of a moment, by portal and local id. */
export function readLeftOut({ sql }: StoreDatabase, scope: string, at: string): readonly LeftOutDataset[] {
  return sql.prepare<[string, string, string], Row>(AT).all(scope, at, at).map(datasetOf);
}

/** Those that ended before `before` and held at no end of a month, at most `limit`: how many. */
export function thinLeftOut({ sql }: StoreDatabase, before: string, limit: number): number {
  return sql.prepare<[string, number]>(FORGET).run(before, limit).changes;
}

function datasetOf({ portal, localId, byPortal, byLocalId }: Row): LeftOutDataset {
  const by = byPortal === null || byLocalId === null ? null : { portal: byPortal, localId: byLocalId };
  return { portal, localId, by };
}

function keyOf({ portal, localId, by }: LeftOutDataset): string {
  return JSON.stringify([portal, localId, by?.portal, by?.localId]);
}
