/** Where a walk stands, as it is saved between pages. */
import { ConnectorError, isJsonObject, type Cursor } from '../../src/connector/index.ts';

/** `keyset`: after an id, whatever moves. `offset`: after a number of packages, for portals without id ranges. */
export type Position =
  | {
      readonly mode: 'keyset';
      /** Greatest id so far. */
      readonly last: string;
      /** This portal answered an id range as it should. */
      readonly isProven: boolean;
    }
  | { readonly mode: 'offset'; readonly start: number };

export interface WalkState {
  readonly position: Position;
  /** The portal's count at the start of the walk. */
  readonly total: number;
  /** Packages a page really holds here. */
  readonly size: number;
  /** ISO time of an incremental walk; null: full. */
  readonly since: string | null;
}

export function writeCursor(state: WalkState): Cursor {
  const { position, total, size, since } = state;
  return { v: 1, ...position, total, size, since };
}

function bad(why: string): ConnectorError {
  return new ConnectorError('BAD_CURSOR', `this walk cannot be resumed: ${why}`);
}

/**
 * Throws BAD_CURSOR for what `writeCursor` did not write, for a walk since another time, and for one by offset:
 * what was deleted meanwhile would have moved the rest, so that a resumed walk would skip some.
 */
export function readCursor(cursor: Cursor, since: string | null): WalkState {
  if (!isJsonObject(cursor) || cursor['v'] !== 1) throw bad('it is not a cursor of this connector');
  const { mode, last, isProven, total, size } = cursor;
  if (cursor['since'] !== since) throw bad('it belongs to a walk since another time');
  if (mode === 'offset') throw bad('this portal is read by offset, which is not safe across a break');
  if (mode !== 'keyset' || typeof last !== 'string' || typeof total !== 'number' || typeof size !== 'number')
    throw bad('it is not a cursor of this connector');
  return { position: { mode, last, isProven: isProven === true }, total, size, since };
}
