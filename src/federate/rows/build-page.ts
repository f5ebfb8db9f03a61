/** A page as it is given, out of what was read. Pure. */
import type { RowPlan } from '../../ports/rows.ts';
import type { Row } from '../../domain/query/ast.ts';
import { cellOf, projectRow } from '../../domain/query/row.ts';
import type { Column, Count } from '../../domain/query/table.ts';
import type { PagePlan } from './page-plan.ts';
import type { Cut, FoundRow, PageRead } from './page-read.ts';
import { encodeRowCursor, type CursorScope } from './row-cursor.ts';

/** What of a page is kept. */
export interface PageValue {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly total: Count | null;
  readonly truncated: boolean;
  readonly plan: RowPlan;
}

export function buildPage(page: PagePlan, read: PageRead, scope: CursorScope, shown: RowPlan): PageValue {
  const { plan, first } = page;
  const names = plan.columns.map(({ name }) => name);
  const given = read.found.slice(0, first);
  const hasMore = read.found.length > first;
  const isAtWall = page.need <= first && read.found.length === page.need && page.need > 0;
  const isWallCut = isAtWall && page.need < first && read.total?.value !== page.start.offset + page.need;
  const truncated = read.cut !== null || isWallCut;
  return {
    rows: given.map(({ row }) => projectRow(row, names)),
    columns: plan.columns,
    cursors: positionsOf(page, read, given).map((found) => cursorOf(page, scope, found)),
    hasNextPage: hasMore || (isAtWall && hasMoreBehindWall(page, read)) || canGoOn(page, read, given),
    total: read.total,
    truncated,
    plan: { ...shown, text: [shown.text, ...cutSentences(isWallCut ? 'reach' : read.cut, read)].join(' ') },
  };
}

/** The portal's wall leaves no room for one row more, which would tell. */
function hasMoreBehindWall({ start, need }: PagePlan, { total }: PageRead): boolean {
  return total === null || total.precision === 'estimate' || start.offset + need < total.value;
}

/** After an early end the next page goes on from here, as long as there is a row whose cursor says where. */
function canGoOn({ plan }: PagePlan, { cut }: PageRead, given: readonly FoundRow[]): boolean {
  return cut !== null && plan.how !== 'sort' && given.length > 0;
}

/** Rows that were looked at behind the last one and did not match need no second look: the next page begins behind them. */
function positionsOf(
  { first }: PagePlan,
  { found, last, cut }: PageRead,
  given: readonly FoundRow[],
): readonly FoundRow[] {
  if (cut === null || last === null || found.length > first || given.length === 0) return given;
  return [...given.slice(0, -1), last];
}

function cursorOf({ plan }: PagePlan, scope: CursorScope, { row, offset }: FoundRow): string {
  const values = plan.isKeyed ? plan.order.map(({ column }) => cellOf(row, column)) : null;
  return encodeRowCursor(scope, { offset, values });
}

function cutSentences(cut: Cut | null, { scanned }: PageRead): readonly string[] {
  switch (cut) {
    case null:
      return [];
    case 'rows':
      return [`Cut: ${scanned.toLocaleString('en-GB')} rows were looked at, which is the limit.`];
    case 'budget':
      return ['Cut: no more requests were left for this answer.'];
    case 'reach':
      return ['Cut: the portal serves no rows further on.'];
    case 'short':
      return ['Cut: the portal gave fewer rows than it said there are.'];
    case 'failure':
      return ['Cut: the portal failed on the way.'];
  }
}
