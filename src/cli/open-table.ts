/** From a command line to the table that it is about, with a gateway around it. */
import { randomUUID } from 'node:crypto';
import type { Gateway } from '../gateway.ts';
import type { RowPlan, RowsContext, TableInfo } from '../ports/rows.ts';
import { chooseTable, type ListedTable } from './choose-table.ts';
import { textArgument, textOption, type Command, type Invocation } from './command.ts';
import { findDataset, type FoundDataset } from './find-dataset.ts';
import { openGateway, type Options } from './load.ts';
import { orStopped } from './stopping.ts';
import { plain } from './text.ts';
import { CliError, type ExitCode } from './world.ts';

export interface OpenDataset {
  readonly gateway: Gateway;
  readonly found: FoundDataset;
  readonly context: RowsContext;
  /** Aborted when a person asks to stop, or nobody reads any longer. */
  readonly signal: AbortSignal;
}
export interface OpenTable extends OpenDataset {
  readonly table: ListedTable;
}

/** One person's question may cost more than one of many clients of a server. */
const MOST_REQUESTS = 10_000;

export const tableOption: Command['options'][number] = {
  flags: '--table <name>',
  help: 'which table, where the dataset has several: its number, title or id',
};
export const requestsOption: Command['options'][number] = {
  flags: '--max-requests <n>',
  help: 'how many requests to the portal the answer may cost; default: 10000',
};
export const explainOption: Command['options'][number] = {
  flags: '--explain',
  help: 'print what the portal would be asked and what is done here; ask for no rows',
};
export const quietOption: Command['options'][number] = {
  flags: '--quiet',
  help: 'no progress and no summary; what is missing is told all the same',
};

function readRequests(options: Options): number {
  const text = textOption(options, 'maxRequests');
  if (text === null) return MOST_REQUESTS;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new CliError(2, `--max-requests: expected a number from 1 to 9999999, got "${text}".`);
}

/** Opens the gateway, finds the dataset, and closes it again whatever comes of `work`. */
export async function withDataset<T>(
  invocation: Invocation,
  work: (opened: OpenDataset) => Promise<T>,
): Promise<T> {
  const { world, output, options } = invocation;
  const requests = readRequests(options);
  const stopping = world.stopping();
  const signal = AbortSignal.any([stopping, world.stdout.gone()]);
  const { gateway } = await openGateway(world, options);
  try {
    const found = await findDataset({ ...gateway, stopping }, textArgument(invocation, 0));
    if (found.removedAt !== null)
      output.say(
        `"${plain(found.dataset.title)}" was removed from its portal, as seen on ${found.removedAt}.`,
      );
    const context = { requestId: randomUUID(), signal, budget: gateway.rowsBudget(requests) };
    return await work({ gateway, found, context, signal });
  } finally {
    await gateway.close();
  }
}

export async function withTable<T>(
  invocation: Invocation,
  work: (opened: OpenTable) => Promise<T>,
): Promise<T> {
  return withDataset(invocation, (opened) => {
    const { dataset, part } = opened.found;
    return work({ ...opened, table: chooseTable(dataset, part, textOption(invocation.options, 'table')) });
  });
}

/** CliError 3 with the portal's own words when the table cannot be described. */
export async function describeTable({ gateway, table, context, signal }: OpenTable): Promise<TableInfo> {
  const [told] = await orStopped(gateway.rows.describe([table.key], context), signal);
  if (told instanceof Error) throw told;
  if (told !== undefined && told.schema !== null) return told;
  const error = told?.source.error ?? null;
  throw new CliError(
    3,
    `The table "${table.title}" cannot be described: ${error === null ? 'no answer' : `${error.code}: ${plain(error.message)}`}`,
    error !== null && error.retryAfterMs !== null
      ? `Try again in ${Math.ceil(error.retryAfterMs / 1000)} s.`
      : null,
  );
}

/** Prints what `planOf` says, once the table is described. */
export async function explainTable(
  invocation: Invocation,
  planOf: (opened: OpenTable) => Promise<RowPlan>,
): Promise<ExitCode> {
  const { options, output } = invocation;
  if (textOption(options, 'output') !== null)
    throw new CliError(2, '--explain prints a plan, not rows.', 'Leave --output out.');
  return withTable<ExitCode>(invocation, async (opened) => {
    await describeTable(opened);
    const plan = await orStopped(planOf(opened), opened.signal);
    if (output.isJson) output.json(plan);
    else output.lines(plan.text.split('\n').map(plain));
    return 0;
  });
}
