/** Who sorts and who cuts: the plan for reading one table, printable as it is. */
import { GatewayError } from '../errors.ts';
import type { SortKey } from './ast.ts';
import { isNever } from './normal.ts';
import { hasCollation, keysetTrouble, orderTrouble, type Orderable } from './order-trouble.ts';
import { quoted } from './literal.ts';
import type { Split } from './split.ts';

export interface WindowQuestion extends Orderable {
  readonly split: Split;
  readonly orderBy: readonly SortKey[];
  readonly offset: number;
  /** Null: all rows. */
  readonly limit: number | null;
}

/** How one goes over rows that are not cut by the portal. */
export type Walk =
  /** Page by page; `reach`: no row further on than this is served, so what lies there is not seen. Null: no wall. */
  | { readonly by: 'pages'; readonly reach: number | null }
  /** Each page asks for what is behind the last key of the one before, which has no wall. */
  | { readonly by: 'keyset'; readonly key: string; readonly direction: 'asc' | 'desc' };

interface Told {
  /** Why something is done here, in sentences. */
  readonly reasons: readonly string[];
  /** What one should know of the answer, in sentences. */
  readonly notes: readonly string[];
}
export type WindowPlan = Told &
  /** No row can match: nobody is asked. */
  (
    | { readonly kind: 'nothing' }
    /** The portal sorts and cuts, and its answer is the answer. */
    | {
        readonly kind: 'window';
        readonly orderBy: readonly SortKey[];
        readonly window: { readonly offset: number; readonly limit: number };
      }
    /** The portal gives rows in their final order; filtered, skipped and cut here, and left off when there are enough. */
    | {
        readonly kind: 'scan';
        readonly orderBy: readonly SortKey[];
        readonly walk: Walk;
        readonly skip: number;
        readonly take: number | null;
      }
    /** All rows are read; filtered, sorted and cut here. Needs no more than the first `skip + take` rows at once. */
    | {
        readonly kind: 'sort';
        /** Whole: the table's key comes last, so that no two rows are alike. The portal is not asked for it. */
        readonly orderBy: readonly SortKey[];
        readonly walk: Walk;
        readonly skip: number;
        readonly take: number | null;
      }
  );

/**
 * Sort and window are pushed together or not at all, and only where nothing is left to filter here: a limit without its
 * sort, or before the filter, is a different question. Throws BEYOND_REACH for rows that the portal does not serve.
 */
export function planWindow(question: WindowQuestion): WindowPlan {
  const { split, orderBy, offset, limit, capabilities } = question;
  if (split.residual !== null && isNever(split.residual))
    return { kind: 'nothing', reasons: split.reasons, notes: [] };
  const trouble = orderTrouble(question, orderBy);
  if (trouble !== null) return sortHere(question, trouble);
  const isBeyond = limit !== null && offset + limit > (capabilities.page.reach ?? Infinity);
  if (split.residual === null && limit !== null && !isBeyond)
    return { kind: 'window', orderBy, window: { offset, limit }, reasons: [], notes: notesOn(question) };
  return scanHere(question, isBeyond && split.residual === null);
}

function sortHere(question: WindowQuestion, trouble: string): WindowPlan {
  const { split, orderBy, offset: skip, limit: take } = question;
  return {
    kind: 'sort',
    orderBy: withKey(orderBy, question.key),
    walk: walkBy(question, keysetTrouble(question, 'asc') === null ? 'asc' : null),
    skip,
    take,
    reasons: [...split.reasons, trouble],
    notes: question.key === null ? [NO_KEY] : [],
  };
}

/** `isAfterWall`: at least a part of the window is known to lie where the portal does not go by offset. */
function scanHere(question: WindowQuestion, isAfterWall: boolean): WindowPlan {
  const { split, orderBy, offset: skip, limit: take, key } = question;
  const direction = keyDirection(question);
  const unkeyed =
    direction === null ? 'These rows are not in the order of a key' : keysetTrouble(question, direction);
  const walk = walkBy(question, unkeyed === null ? direction : null);
  if (walk.by === 'pages' && walk.reach !== null && (isAfterWall || skip >= walk.reach))
    throw beyondReach(question, walk.reach, unkeyed ?? '');
  const isKeyset = walk.by === 'keyset';
  return {
    kind: 'scan',
    orderBy: isKeyset && orderBy.length === 0 ? withKey([], key) : orderBy,
    walk,
    skip,
    take,
    reasons: [...split.reasons, ...(isKeyset ? [wallOf(question, walk.key)] : [])],
    notes: notesOn(question),
  };
}

/** By key in this direction where there is a wall to get around; null: by page. */
function walkBy({ key, capabilities }: WindowQuestion, direction: 'asc' | 'desc' | null): Walk {
  const { reach } = capabilities.page;
  if (reach === null || key === null || direction === null) return { by: 'pages', reach };
  return { by: 'keyset', key, direction };
}

function wallOf({ capabilities }: WindowQuestion, key: string): string {
  return `The portal serves ${String(capabilities.page.reach)} rows by offset, so pages are cut by column ${quoted(key)}.`;
}

/** The direction in which the rows are asked for by the table's key; null: they are asked for in another order. */
function keyDirection({ orderBy, key }: WindowQuestion): 'asc' | 'desc' | null {
  const [first] = orderBy;
  if (key === null) return null;
  // No two rows have the same key, so what is asked for behind it makes no difference.
  return first === undefined ? 'asc' : first.column === key ? first.direction : null;
}

function withKey(orderBy: readonly SortKey[], key: string | null): readonly SortKey[] {
  if (key === null || orderBy.some(({ column }) => column === key)) return orderBy;
  return [...orderBy, { column: key, direction: 'asc', nulls: 'last' }];
}

const NO_KEY = 'No column names every row, so rows that are alike in this order may change places.';

function notesOn(question: WindowQuestion): readonly string[] {
  const { orderBy, key, columns, capabilities } = question;
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]));
  const isTextual = orderBy.some(({ column }) => typeOf.get(column) === 'text');
  return [
    ...(isTextual && hasCollation(capabilities)
      ? ['Text is in the order of a collation of the portal.']
      : []),
    ...(key === null ? [NO_KEY] : []),
  ];
}

function beyondReach(question: WindowQuestion, reach: number, because: string): GatewayError {
  const { offset, limit } = question;
  const last = limit === null ? 'all' : `to ${String(offset + limit)}`;
  return new GatewayError(
    'BEYOND_REACH',
    `Rows ${String(offset + 1)} ${last} are further on than the ${String(reach)} that the portal serves. ${because}.`,
    { hint: 'Filter further, or order by the key of the table alone.' },
  );
}
