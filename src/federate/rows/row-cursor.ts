/** Positions in the rows of a question: opaque, and good for that question on that state of the table only. */
import { GatewayError } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import type { Cell } from '../../domain/query/ast.ts';

export interface RowPosition {
  /** How many rows the portal gives before it, with what of the filter is the portal's. */
  readonly offset: number;
  /** Of the row before it, by the total order of the rows; null: there is none, or it is too long to carry. */
  readonly values: readonly Cell[] | null;
}
/** Short fingerprints of what a cursor is bound to. */
export interface CursorScope {
  readonly table: string;
  /** Question and the part of it that the portal answers, which offsets count in. */
  readonly question: string;
  /** The state of the data; null: unknown, then nothing is held against it. */
  readonly version: string | null;
}

const MAX_CURSOR = 4_000;
const MAX_VALUES = 2_500;

export function encodeRowCursor(scope: CursorScope, { offset, values }: RowPosition): string {
  const shown = values !== null && JSON.stringify(values).length > MAX_VALUES ? null : values;
  const parts = [scope.table, scope.question, scope.version, offset, shown];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Throws BAD_CURSOR that says what does not fit. */
export function decodeRowCursor(scope: CursorScope, cursor: string): RowPosition {
  const parts = cursor.length > MAX_CURSOR ? null : parse(cursor);
  const position = parts === null ? null : positionOf(parts);
  if (parts === null || position === null)
    throw badCursor(
      'The cursor was not made here.',
      'Pass an endCursor of an earlier page, unchanged, or leave `after` out.',
    );
  const [table, question, version] = parts;
  if (table !== scope.table)
    throw badCursor('The cursor belongs to another table.', 'Leave `after` out to begin with the first row.');
  if (question !== scope.question)
    throw badCursor(
      'The cursor belongs to another question.',
      'Keep columns, filter and order as they were, or leave `after` out.',
    );
  if (version !== null && scope.version !== null && version !== scope.version)
    throw badCursor(
      'The table has changed since the page that this cursor is from: rows could be missed or come twice.',
      'Begin again without `after`.',
    );
  return position;
}

function badCursor(message: string, hint: string): GatewayError {
  return new GatewayError('BAD_CURSOR', message, { hint });
}

function parse(cursor: string): readonly Json[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isList(value) && value.length === 5 ? value : null;
  } catch {
    return null;
  }
}
/** What `JSON.parse` makes is JSON. */
function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

function positionOf(parts: readonly Json[]): RowPosition | null {
  const [, , , offset, values = null] = parts;
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0) return null;
  if (values === null) return { offset, values };
  return isList(values) ? { offset, values } : null;
}
