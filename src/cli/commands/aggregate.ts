import { toGlobalId } from '../../domain/ids.ts';
import type { AggregateQuery } from '../../domain/query/ast.ts';
import { checkAggregate, type CheckedAggregate } from '../../domain/query/check.ts';
import type { Column } from '../../domain/query/table.ts';
import type { AggregateAnswer } from '../../ports/rows.ts';
import { flagOption, textOption, type Command, type Invocation } from '../command.ts';
import {
  describeTable,
  explainOption,
  explainTable,
  quietOption,
  requestsOption,
  tableOption,
  withTable,
  type OpenTable,
} from '../open-table.ts';
import { chooseFormat, readLimit, type RowFormat } from '../row-format.ts';
import { outputOptions, withPrinter, withRowOutput, type RowOutput } from '../row-output.ts';
import { parseGroups, parseMeasures } from '../row-words.ts';
import { worthOf, type Worth } from '../rows-ending.ts';
import { lookOf, requestsText, showRowsProgress } from '../rows-progress.ts';
import { readWhere, whereOption } from '../rows-question.ts';
import { orStopped } from '../stopping.ts';
import { count, plain } from '../text.ts';
import type { ExitCode } from '../world.ts';

/** Programs that ask for all groups get as many as are told apart at all. */
const MOST_GROUPS = 100_000;

async function readQuery(invocation: Invocation, format: RowFormat): Promise<AggregateQuery> {
  const group = textOption(invocation.options, 'group');
  return {
    where: await readWhere(invocation),
    groupBy: group === null ? [] : parseGroups(group),
    measures: parseMeasures(textOption(invocation.options, 'measure') ?? 'count'),
    limit: readLimit(invocation.options, format) ?? MOST_GROUPS,
  };
}

function columnsOf({ groupBy, measures }: CheckedAggregate): readonly Column[] {
  const column = (name: string, type: Column['type'], sourceType: string): Column => ({
    ...{ name, type, sourceType, nullable: true, title: null, description: null, system: false },
  });
  return [
    ...groupBy.map(({ column: name, type, bucket }) =>
      column(name, bucket === null ? type : 'date', bucket ?? type),
    ),
    ...measures.map(({ as, fn, type }) => column(as, type, fn)),
  ];
}

/** Groups beyond the limit are no lack: it was asked for. Figures that rest on a part of the rows are. */
function worthOfAnswer({ rows, truncated, source }: AggregateAnswer): Worth {
  const counts = { given: rows.length, scanned: rows.length, requests: source.requests };
  const worth = worthOf(source, { ...counts, total: null, limit: null, ms: source.durationMs });
  if (!truncated || worth.exitCode === 3) return worth;
  const because = source.error === null ? '' : `: ${source.error.code}: ${plain(source.error.message)}`;
  const warning = `Not all rows could be read, so the figures are of a part of them${because}`;
  return { exitCode: 1, isTruncated: true, warning };
}

function summaryOf({ rows, complete, truncated, source }: AggregateAnswer): readonly string[] {
  const asOf = source.asOf === null ? 'as of an unknown time' : `as of ${source.asOf}`;
  const groups = `${count(rows.length)} ${rows.length === 1 ? 'group' : 'groups'}`;
  const more = complete || truncated ? [] : ['There are more groups: --limit all gives them.'];
  return [`${groups} · ${requestsText(source.requests)} · ${asOf}`, ...more];
}

async function send(
  invocation: Invocation,
  opened: OpenTable,
  query: AggregateQuery,
  rowOutput: RowOutput,
): Promise<Worth> {
  const { world, output, options } = invocation;
  const { gateway, table, context, signal } = opened;
  const isQuiet = flagOption(options, 'quiet');
  const progress = showRowsProgress(world, lookOf(world, isQuiet, rowOutput.file === null), query.limit);
  try {
    const { schema } = await describeTable(opened);
    const columns = columnsOf(checkAggregate(query, schema.columns));
    const answer = await orStopped(gateway.rows.aggregate(table.key, query, context), signal);
    progress.end();
    const heading = { table: toGlobalId({ type: 'Table', ...table.key }), title: table.title };
    await withPrinter(invocation, rowOutput, columns, heading, async (printer) => {
      await printer.rows(answer.rows);
      const { complete, truncated, source, plan } = answer;
      await printer.end({ complete, truncated, source, plan });
    });
    const worth = worthOfAnswer(answer);
    if (worth.warning !== null) output.say(worth.warning);
    if (!isQuiet) output.say(...summaryOf(answer));
    return worth;
  } finally {
    progress.end();
  }
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { options, world } = invocation;
  const query = await readQuery(invocation, chooseFormat(options, world.stdout.isTTY));
  if (flagOption(options, 'explain'))
    return explainTable(invocation, ({ gateway, table, context }) =>
      gateway.rows.explainAggregate(table.key, query, context),
    );
  return withRowOutput(invocation, (rowOutput) =>
    withTable(invocation, (opened) => send(invocation, opened, query, rowOutput)),
  );
}

export const aggregate: Command = {
  usage: 'aggregate <dataset>',
  summary: 'counts, sums and averages of a dataset, group by group',
  details:
    'The dataset and --where are as for "civicgraph rows". The portal counts where it can; otherwise the rows are read and ' +
    'counted here. Groups come in the order of their keys. Exit code 1: not of all rows, or an old answer; 3: the portal failed.',
  options: [
    tableOption,
    {
      flags: '--group <keys>',
      help: '"type, month(issued)"; also day(…) and year(…). Left out: all rows are one group',
    },
    {
      flags: '--measure <measures>',
      help: '"count, sum(valuation) as total"; count, countDistinct, sum, avg, min, max; default: count',
    },
    whereOption,
    { flags: '--limit <n>', help: 'at most so many groups, or "all"' },
    ...outputOptions,
    explainOption,
    requestsOption,
    quietOption,
  ],
  examples: [
    ['civicgraph aggregate alder-bay/building-permits --group type', 'how many of each'],
    [
      `civicgraph aggregate alder-bay/building-permits --group "month(issued)" --measure "count, sum(valuation) as total"`,
      'by month',
    ],
  ],
  run,
};
