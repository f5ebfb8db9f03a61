/** Pages read by a plan that a test can tamper with, without cache, budget or breaker. */
import { checkRows } from '../../src/domain/query/check.ts';
import type { Row, RowCapabilities } from '../../src/domain/query/ast.ts';
import type { TableSchema } from '../../src/domain/query/table.ts';
import { createBudget } from '../../src/federate/rows/budget.ts';
import { buildPage, type PageValue } from '../../src/federate/rows/build-page.ts';
import { DEFAULT_ROW_LIMITS, type RowLimits } from '../../src/federate/rows/limits.ts';
import { planPage, type PagePlan } from '../../src/federate/rows/page-plan.ts';
import type { PageRead } from '../../src/federate/rows/page-read.ts';
import { planRows, type RowsPlan } from '../../src/federate/rows/plan-rows.ts';
import { createPortalCalls, type Begun } from '../../src/federate/rows/portal-calls.ts';
import { readPage } from '../../src/federate/rows/read-page.ts';
import { decodeRowCursor, type CursorScope } from '../../src/federate/rows/row-cursor.ts';
import type { Table } from '../../src/federate/rows/scan.ts';
import { showPagePlan } from '../../src/federate/rows/show-plan.ts';
import type { RowsQuestion } from '../../src/ports/rows.ts';
import { createFakeClock } from './fake-clock.ts';
import { aContext } from './row-service.ts';
import { createTableSource, EVERYTHING, type TableSource, type TableSourceOptions } from './table-source.ts';

export interface Tampering {
  readonly capabilities?: (capabilities: RowCapabilities) => RowCapabilities;
  readonly plan?: (plan: RowsPlan) => RowsPlan;
  readonly page?: (page: PagePlan) => PagePlan;
}
export interface PlannedPage {
  readonly page: PagePlan;
  readonly read: PageRead;
  readonly value: PageValue;
}
const SCOPE: CursorScope = { table: 't', question: 'q', version: null };

/** `requests`: what the budget holds. */
export function beginAsking(table: TableSource, requests: number = 10_000): Begun {
  const calls = createPortalCalls({
    clock: createFakeClock(),
    meter: table.meter,
    portalMs: 30_000,
    fileMs: 30_000,
  });
  return calls.begin({ line: 'springfield', via: 'api' }, aContext({ budget: createBudget(requests) }));
}

export function schemaOf(options: TableSourceOptions): TableSchema {
  return {
    ref: { datasetId: 'd1', tableId: 't1' },
    columns: options.columns,
    capabilities: options.capabilities ?? EVERYTHING,
    version: options.version?.() ?? null,
    asOf: null,
    key: options.key,
    count: options.count ?? null,
    sample: null,
  };
}

export async function readPlanned(
  options: TableSourceOptions,
  question: RowsQuestion,
  tampering: Tampering = {},
  limits: Partial<RowLimits> & { readonly requests?: number } = {},
): Promise<PlannedPage> {
  const source = createTableSource(options);
  const schema = schemaOf(options);
  const capabilities = tampering.capabilities?.(schema.capabilities) ?? schema.capabilities;
  const all = { ...DEFAULT_ROW_LIMITS, ...limits };
  const table: Table = { source: source.source, schema };
  const planned = planRows(checkRows(question.query, schema.columns), { ...schema, capabilities });
  const plan = tampering.plan?.(planned) ?? planned;
  const position = question.after === null ? null : decodeRowCursor(SCOPE, question.after);
  const placed = planPage(plan, { ...schema, capabilities }, { first: question.first, position }, all);
  const page = tampering.page?.(placed) ?? placed;
  const begun = beginAsking(source, limits.requests);
  try {
    const read = await readPage(page, table, begun.asking, all);
    return { page, read, value: buildPage(page, read, SCOPE, showPagePlan(page, all, 'api')) };
  } finally {
    begun.done(undefined);
  }
}

export async function readPlannedPages(
  options: TableSourceOptions,
  query: RowsQuestion['query'],
  first: number,
  tampering: Tampering = {},
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 200; pages += 1) {
    const { value }: PlannedPage = await readPlanned(options, { query, first, after }, tampering);
    rows.push(...value.rows);
    after = value.cursors.at(-1) ?? null;
    if (!value.hasNextPage || after === null) return rows;
  }
  throw new Error('there is no end to the pages');
}
