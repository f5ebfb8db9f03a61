/** Pages of rows. */
import { GatewayError } from '../../domain/errors.ts';
import type { RowCapabilities } from '../../domain/query/ast.ts';
import { canonicalQuery } from '../../domain/query/canonical.ts';
import { checkRows, type CheckedRows } from '../../domain/query/check.ts';
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { TableKey } from '../../domain/ids.ts';
import type { RowPlan, RowsContext, RowsPage, RowsQuestion, RowsSource } from '../../ports/rows.ts';
import { answerQuestion, type Way } from './answer-question.ts';
import { buildPage, type PageValue } from './build-page.ts';
import type { Described } from './describe.ts';
import type { Keepable } from './keepable.ts';
import { describeOne, withTable } from './open-table.ts';
import { planPage, type PagePlan } from './page-plan.ts';
import { planRows } from './plan-rows.ts';
import { readNothing, readPage } from './read-page.ts';
import { decodeRowCursor, type CursorScope } from './row-cursor.ts';
import type { RowKit } from './row-kit.ts';
import { answeredSource, describedSource, failedAnswer, undescribedSource } from './rows-source.ts';
import { NO_PLAN, noPlan, planAfter, showPagePlan } from './show-plan.ts';

type KeptPage = Keepable<PageValue>;

/** How one page is put to a table that can do so much. */
interface Placed {
  readonly page: PagePlan;
  readonly scope: CursorScope;
}

function checkFirst(first: number, { pageRows }: RowKit['limits']): void {
  if (Number.isInteger(first) && first >= 0 && first <= pageRows) return;
  throw new GatewayError('BAD_INPUT', `Expected \`first\` from 0 to ${pageRows}, got ${first}.`);
}

function place(
  kit: RowKit,
  described: Described,
  checked: CheckedRows,
  { first, after }: RowsQuestion,
  capabilities: RowCapabilities,
): Placed {
  const schema = { ...described.schema, capabilities };
  const plan = planRows(checked, schema);
  const hash = (text: string): string => kit.deps.digest(text).slice(0, 12);
  const scope: CursorScope = {
    table: hash(canonicalJson(described.located.identity)),
    // Offsets count the rows that the portal gives, so it matters what of the question is the portal's.
    question: hash(
      canonicalJson([
        ...questionOf(checked),
        canonicalQuery({ where: plan.pushed.where }),
        plan.how === 'sort',
      ]),
    ),
    version: schema.version === null ? null : hash(schema.version),
  };
  const position = after === null ? null : decodeRowCursor(scope, after);
  return { page: planPage(plan, schema, { first, position }, kit.limits), scope };
}

function questionOf({ columns, where, orderBy }: CheckedRows) {
  // Columns are given in the order in which they are asked for.
  return [columns.map(({ name }) => name), canonicalQuery({ where, orderBy })];
}

function wayOf(kit: RowKit, described: Described, { page, scope }: Placed): Way<KeptPage> {
  const { located, schema } = described;
  const table = { source: located.source, schema };
  const { where, orderBy } = page.plan.pushed;
  return {
    used: { where, sort: orderBy.length > 0, count: false, aggregate: false },
    async read(asking) {
      const read = await readPage(page, table, asking, kit.limits);
      const value = buildPage(page, read, scope, showPagePlan(page, kit.limits, located.via));
      // How far a budget reaches depends on whose it is; a portal that gives less than it says may do better next time.
      const isKept = read.cut !== 'budget' && read.cut !== 'short';
      return { value, isKept, trouble: read.trouble };
    },
  };
}

export async function answerRows(
  kit: RowKit,
  key: TableKey,
  question: RowsQuestion,
  context: RowsContext,
): Promise<RowsPage> {
  checkFirst(question.first, kit.limits);
  return withTable(kit, key, context, async (described) =>
    described.is === 'trouble'
      ? failedPage(undescribedSource(described))
      : pageOf(kit, described, question, context),
  );
}

async function pageOf(
  kit: RowKit,
  described: Described,
  question: RowsQuestion,
  context: RowsContext,
): Promise<RowsPage> {
  const checked = checkRows(question.query, described.schema.columns);
  const { identity, via } = described.located;
  const left = kit.withdrawals.left(identity, described.schema.capabilities);
  const { page, scope } = place(kit, described, checked, question, left);
  const hasPreviousPage = question.after !== null;
  if (page.requests.atMost === 0) {
    const read = readNothing(page, described.schema);
    const value = buildPage(page, read, scope, showPagePlan(page, kit.limits, via));
    return { ...value, hasPreviousPage, source: describedSource(described) };
  }
  const answer = await answerQuestion<KeptPage>(
    kit,
    described,
    {
      kind: 'rows',
      of: [questionOf(checked), question.first, question.after, kit.limits.scanRows],
      way: (capabilities) => wayOf(kit, described, place(kit, described, checked, question, capabilities)),
    },
    context,
  );
  if (answer.is === 'failed') {
    const source = failedAnswer(described, answer.trouble, answer.spent);
    return { ...failedPage(source), columns: checked.columns, hasPreviousPage };
  }
  const { value } = answer.kept;
  const source = answeredSource(described, answer.kept, answer.spent);
  return { ...value, hasPreviousPage, source, plan: planAfter(value.plan, source.requests) };
}

function failedPage(source: RowsSource): RowsPage {
  return {
    rows: [],
    columns: [],
    hasNextPage: false,
    hasPreviousPage: false,
    cursors: [],
    total: null,
    truncated: true,
    source,
    plan: planAfter(NO_PLAN, source.requests),
  };
}

/** Sends nothing but what describing the table takes. */
export async function explainRows(
  kit: RowKit,
  key: TableKey,
  question: RowsQuestion,
  context: RowsContext,
): Promise<RowPlan> {
  checkFirst(question.first, kit.limits);
  const described = await describeOne(kit, key, context);
  if (described.is === 'trouble') return noPlan(described.trouble.failure);
  const checked = checkRows(question.query, described.schema.columns);
  const left = kit.withdrawals.left(described.located.identity, described.schema.capabilities);
  const { page } = place(kit, described, checked, question, left);
  return showPagePlan(page, kit.limits, described.located.via);
}
