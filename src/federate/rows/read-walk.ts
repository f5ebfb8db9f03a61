/** A page of rows that come in their order: from the page's start, stretch by stretch, until there are enough. */
import type { RowBatch } from '../../connector/index.ts';
import type { Condition, Row } from '../../domain/query/ast.ts';
import { compileCondition } from '../../domain/query/evaluate.ts';
import { junction } from '../../domain/query/normal.ts';
import type { Count } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import { SourceTrouble } from './failure.ts';
import type { RowLimits } from './limits.ts';
import type { PagePlan } from './page-plan.ts';
import type { Cut, FoundRow, PageRead } from './page-read.ts';
import type { Asking } from './portal-calls.ts';
import { scan, type Table } from './scan.ts';

interface Walk {
  readonly page: PagePlan;
  readonly table: Table;
  readonly limits: RowLimits;
  readonly matches: (row: Row) => boolean;
  /** In which the stretches are counted. */
  readonly where: Condition | null;
  readonly offset: number;
  readonly found: FoundRow[];
  scanned: number;
  last: FoundRow | null;
  /** Rows that match `where`, where the portal says so. */
  told: Count | null;
}
type End = Cut | 'whole' | 'enough';

/** Of a walk with a filter of our own, whose yield nobody knows: small at first, soon large. */
const FIRST_STRETCH = 500;
const STRETCH_GROWTH = 8;

/** Throws what the source throws when there is not a single row to show for it. */
export async function readWalk(
  page: PagePlan,
  table: Table,
  asking: Asking,
  limits: RowLimits,
): Promise<PageRead> {
  const walk = beginWalk(page, table, limits);
  try {
    const end = await walkAll(walk, asking);
    const cut = end === 'enough' ? null : end === 'whole' ? (isShort(walk) ? 'short' : null) : end;
    return pageOf(walk, cut, totalOf(walk, cut === 'short' ? null : end));
  } catch (error) {
    if (walk.found.length === 0 || !(error instanceof SourceTrouble)) throw error;
    asking.note(error);
    return { ...pageOf(walk, 'failure', totalOf(walk, null)), trouble: error };
  }
}

function beginWalk(page: PagePlan, table: Table, limits: RowLimits): Walk {
  const { plan, behind, start } = page;
  const parts = [plan.pushed.where, behind].filter((part) => part !== null);
  return {
    page,
    table,
    limits,
    matches: compileCondition(plan.residual, typesOf(table.schema.columns)),
    where: parts.length === 0 ? null : junction('and', parts),
    offset: behind === null ? start.offset : 0,
    found: [],
    scanned: 0,
    last: null,
    told: null,
  };
}

async function walkAll(walk: Walk, asking: Asking): Promise<End> {
  const { plan, need } = walk.page;
  const { maxSize } = walk.table.schema.capabilities.page;
  let stretch = plan.residual === null ? need : Math.min(maxSize, Math.max(FIRST_STRETCH, 4 * need));
  for (;;) {
    const end = await walkOn(walk, asking, stretch);
    if (end !== null) return end;
    stretch *= STRETCH_GROWTH;
  }
}

/** null: there is more, and not enough yet. */
async function walkOn(walk: Walk, asking: Asking, stretch: number): Promise<End | null> {
  const { page, table, limits, where, offset, scanned: before } = walk;
  const { reach } = table.schema.capabilities.page;
  const left = limits.scanRows - before;
  const untilWall = reach === null ? Infinity : reach - offset - before;
  const size = Math.min(stretch, left, untilWall);
  if (size <= 0) return left <= 0 ? 'rows' : 'reach';
  const window = { offset: offset + before, limit: size };
  const query = { ...page.plan.pushed, where, window };
  const end = await scan(table, query, asking, (batch) => visit(walk, batch), before > 0);
  if (walk.found.length >= page.need) return 'enough';
  if (end === 'budget') return 'budget';
  return walk.scanned - before < size ? 'whole' : null;
}

function visit(walk: Walk, batch: RowBatch): 'more' | 'enough' {
  const { page, found, matches } = walk;
  walk.told ??= batch.total;
  for (const row of batch.rows) {
    if (found.length >= page.need) break;
    walk.scanned += 1;
    walk.last = { row, offset: page.start.offset + walk.scanned };
    if (matches(row)) found.push(walk.last);
  }
  return found.length >= page.need ? 'enough' : 'more';
}

function pageOf({ found, last, scanned }: Walk, cut: Cut | null, total: Count | null): PageRead {
  return { found, last, total, cut, scanned, trouble: null };
}

/** The portal said how many there are, and then ended without having given them. */
function isShort({ told, offset, scanned }: Walk): boolean {
  return told !== null && told.precision === 'exact' && offset + scanned < told.value;
}

/** Of the whole answer, where this page tells it; `end` null: it does not tell where the rows end. */
function totalOf(walk: Walk, end: End | null): Count | null {
  const { page, table, scanned, told } = walk;
  const { plan, start, behind } = page;
  if (plan.residual !== null)
    return end === 'whole' && start.offset === 0 ? { value: walk.found.length, precision: 'exact' } : null;
  // Behind a cursor's row, rows before it are known only of a table that did not change meanwhile.
  const isSure = behind === null || table.schema.version !== null;
  if (isSure && end === 'whole' && (scanned > 0 || start.offset === 0))
    return { value: start.offset + scanned, precision: 'exact' };
  if (isSure && told !== null) return { ...told, value: told.value + (behind === null ? 0 : start.offset) };
  return plan.pushed.where === null ? table.schema.count : null;
}
