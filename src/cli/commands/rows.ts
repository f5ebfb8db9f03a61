import { toGlobalId } from '../../domain/ids.ts';
import type { Column } from '../../domain/query/table.ts';
import type { RowsSource } from '../../ports/rows.ts';
import { flagOption, textOption, type Command, type Invocation } from '../command.ts';
import {
  explainOption,
  explainTable,
  quietOption,
  requestsOption,
  tableOption,
  withTable,
  type OpenTable,
} from '../open-table.ts';
import { chooseFormat } from '../row-format.ts';
import { outputOptions, withPrinter, withRowOutput, type RowOutput } from '../row-output.ts';
import { moreLine, summaryLine, worthOf, type Worth } from '../rows-ending.ts';
import { lookOf, showRowsProgress, type RowsState } from '../rows-progress.ts';
import { readRowsWanted, whereOption, type RowsWanted } from '../rows-question.ts';
import { sendRows } from '../send-rows.ts';
import { orStopped } from '../stopping.ts';
import { count, plain } from '../text.ts';
import type { ExitCode } from '../world.ts';

function headingOf({ table, found }: OpenTable): Readonly<Record<string, unknown>> {
  return {
    table: toGlobalId({ type: 'Table', ...table.key }),
    title: table.title,
    dataset: found.dataset.title,
  };
}

function hiddenLine(hidden: readonly string[], all: number): string {
  const names = hidden.map(plain).join(', ');
  return `${count(all - hidden.length)} of ${count(all)} columns fit. Not shown: ${names}. Choose with --columns, or give --format csv.`;
}

interface Told {
  readonly source: RowsSource;
  readonly state: RowsState;
  readonly hidden: readonly string[];
  readonly columns: readonly Column[];
}

/** What is to be known of an answer that has ended, on stderr. */
function tell({ output, options }: Invocation, { source, state, hidden, columns }: Told): Worth {
  const worth = worthOf(source, state);
  if (hidden.length > 0) output.say(hiddenLine(hidden, columns.length));
  if (worth.warning !== null) output.say(worth.warning);
  if (flagOption(options, 'quiet')) return worth;
  const more = textOption(options, 'limit') === null ? moreLine(state) : null;
  output.say(summaryLine(state, source), ...(more === null ? [] : [more]));
  return worth;
}

async function send(
  invocation: Invocation,
  opened: OpenTable,
  wanted: RowsWanted,
  rowOutput: RowOutput,
): Promise<Worth> {
  const { world, options } = invocation;
  const { gateway, table, context, signal } = opened;
  const isQuiet = flagOption(options, 'quiet');
  const progress = showRowsProgress(world, lookOf(world, isQuiet, rowOutput.file === null), wanted.limit);
  try {
    const stream = await orStopped(gateway.rows.stream(table.key, wanted, context), signal);
    return await withPrinter(invocation, rowOutput, stream.columns, headingOf(opened), async (printer) => {
      const source = await sendRows({ stream, printer, progress, signal });
      return tell(invocation, {
        source,
        state: progress.state(),
        hidden: printer.hidden(),
        columns: stream.columns,
      });
    });
  } finally {
    progress.end();
  }
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { options, world } = invocation;
  const wanted = await readRowsWanted(invocation, chooseFormat(options, world.stdout.isTTY));
  if (flagOption(options, 'explain'))
    // A stream that nobody pulls asks for no rows, and its plan is the one that would be followed.
    return explainTable(invocation, async ({ gateway, table, context }) => {
      const { plan } = await gateway.rows.stream(table.key, wanted, context);
      return plan;
    });
  return withRowOutput(invocation, (rowOutput) =>
    withTable(invocation, (opened) => send(invocation, opened, wanted, rowOutput)),
  );
}

export const rows: Command = {
  usage: 'rows <dataset>',
  summary: 'rows of a dataset, filtered and sorted by its portal as far as it can',
  details:
    'The dataset is named by <portal>/<id>, by the id that the graph gives it, or by the address of its page. One that is ' +
    'not in the store yet is asked of its portal; nothing is harvested. In --where, names are as they are or in double ' +
    'quotes, texts in single ones: = != < <= > >=, in (…), contains, starts with, is null, within (west, south, east, ' +
    'north), and, or, not. A table shows the first 20 rows unless --limit says otherwise, every other form gives all; ' +
    '– stands for no value. Exit code 1: not the whole answer, an old one, or stopped; 3: the portal failed.',
  options: [
    tableOption,
    whereOption,
    {
      flags: '--columns <names>',
      help: 'separated by commas; otherwise all but those the platform keeps for itself',
    },
    { flags: '--order <keys>', help: '"issued desc, id"; nulls come last unless "nulls first" is said' },
    { flags: '--limit <n>', help: 'at most so many rows, or "all"' },
    ...outputOptions,
    explainOption,
    requestsOption,
    quietOption,
  ],
  examples: [
    ['civicgraph rows alder-bay/street-trees', 'the first rows'],
    [
      `civicgraph rows alder-bay/street-trees --where "height >= 20" --order "height desc"`,
      'the tallest trees',
    ],
    ['civicgraph rows alder-bay/street-trees --output trees.parquet', 'all of them, into a file'],
    [
      `civicgraph rows alder-bay/street-trees --where "species contains 'oak'" --explain`,
      'how it would be asked',
    ],
  ],
  run,
};
