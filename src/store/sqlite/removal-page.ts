import type Sqlite from 'better-sqlite3';
import { cursorScope, decodeCursor, encodeCursor } from '../../domain/cursor.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { Page, PageRequest, Removal } from '../../ports/store.ts';

/** Later than any instant: where the newest begin. */
const END_OF_TIME = '~';
const REMOVALS = `
  SELECT local_id AS localId, removed_at AS removedAt, last_seen_at AS lastSeenAt FROM dataset
  WHERE portal = @portal AND removed_at IS NOT NULL
    AND (removed_at < @at OR (removed_at = @at AND local_id > @localId))
  ORDER BY removed_at DESC, local_id LIMIT @limit`;
const COUNT = 'SELECT count(*) AS n FROM dataset WHERE portal = ? AND removed_at IS NOT NULL';

interface RemovalRow {
  readonly localId: string;
  readonly removedAt: string;
  readonly lastSeenAt: string;
}

/** Newest first, ties by id; a cursor holds both. */
export function removalPage(sql: Sqlite.Database, portal: string, page: PageRequest): Page<Removal> {
  const scope = cursorScope(['removals', portal]);
  const [at, localId] = page.after === null ? [END_OF_TIME, ''] : decodeCursor(scope, page.after, 2);
  if (typeof at !== 'string' || typeof localId !== 'string')
    throw new GatewayError('BAD_CURSOR', 'The cursor holds no position in this list.');
  const rows = sql.prepare<object, RemovalRow>(REMOVALS).all({ portal, at, localId, limit: page.first + 1 });
  return {
    items: rows.slice(0, page.first).map((row) => ({
      item: { key: { portal, localId: row.localId }, removedAt: row.removedAt, lastSeenAt: row.lastSeenAt },
      cursor: encodeCursor(scope, [row.removedAt, row.localId]),
    })),
    total: sql.prepare<[string], { readonly n: number }>(COUNT).get(portal)?.n ?? 0,
    hasNextPage: rows.length > page.first,
  };
}
