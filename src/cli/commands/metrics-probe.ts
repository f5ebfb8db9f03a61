import type { ContentFact, RowsFound } from '../../domain/metrics/content/content-fact.ts';
import type { ContentProbeReport } from '../../ports/contents.ts';
import { textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { openGateway, requirePortals, type Options } from '../load.ts';
import type { Output } from '../output.ts';
import type { Column } from '../table.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

const USUAL = 200;
function readBudget(options: Options): number {
  const text = textOption(options, 'budget');
  if (text === null) return USUAL;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new CliError(2, `--budget: expected a number of requests from 1 to 9999999, got "${text}".`);
}

/** At least so many where not all tables were counted. */
function rowsOf(rows: RowsFound | undefined): string {
  if (rows === undefined || (rows.most === null && rows.estimate === null)) return '–';
  if (rows.most === null) return `about ${count(rows.estimate ?? 0)}`;
  return `${rows.uncounted === 0 ? '' : '≥ '}${count(rows.most)}`;
}

const columns: readonly Column<ContentFact>[] = [
  { title: 'Dataset', of: ({ localId }) => localId },
  { title: 'Column', of: ({ column }) => column ?? '–' },
  { title: 'Newest day', of: ({ newest }) => newest ?? '–' },
  { title: 'Rows', align: 'right', of: ({ rows }) => rowsOf(rows) },
  {
    title: 'Note',
    of: ({ reason, future, isWhole, rows }) =>
      [
        ...new Set([reason, rows?.reason].filter((one) => typeof one === 'string')),
        ...(isWhole ? [] : ['not all rows were read']),
        ...(future === null ? [] : [`${future} is ignored`]),
      ].join(', '),
    isElastic: true,
  },
];

function summary(
  output: Output,
  { portal, tables, due, probed, requests, stopped, judged }: ContentProbeReport,
): void {
  const known = probed.filter(({ newest }) => newest !== null).length;
  const counted = probed.filter(({ rows }) => rows !== undefined && rows.most !== null).length;
  const left = due - probed.length;
  output.say(
    `${count(probed.length)} of ${count(tables)} tables asked, ${count(known)} with a newest day, ${count(counted)} with rows counted · ${count(requests)} requests`,
  );
  if (tables === 0) output.say('The portal has no tables that it answers for itself.');
  else if (due === 0) output.say('Nothing is due: what was asked is asked again after 30 days.');
  if (stopped !== null)
    output.say(
      `${stopped === 'BUDGET' ? 'The budget is spent' : 'Stopped'}; ${count(left)} tables are left. The same command goes on from there.`,
    );
  if (judged.length > 0) output.say(`Commitments judged again: ${judged.join(', ')}.`);
  if (probed.length > 0) output.say(`Measured with it: civicgraph metrics compute ${portal}`);
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const portal = textArgument(invocation, 0);
  const requests = readBudget(options);
  const { gateway } = await openGateway(world, options, 'warn', (registry) =>
    requirePortals(registry, [portal]),
  );
  try {
    let done = 0;
    const report = await gateway.probeContents(
      { portal, requests },
      (fact, of) => {
        done += 1;
        if (output.isJson) output.ndjson({ type: 'probed', ...fact });
        else
          output.say(
            `${done} of ${of}: ${fact.localId}: ${fact.newest ?? fact.reason ?? '–'}, ${rowsOf(fact.rows)} rows`,
          );
      },
      world.stopping(),
    );
    if (output.isJson) {
      const { probed, ...rest } = report;
      output.ndjson({ type: 'summary', ...rest, probed: probed.length });
    } else {
      if (report.probed.length > 0) output.table(report.probed, columns);
      summary(output, report);
    }
    return report.stopped === 'ABORTED' ? 1 : 0;
  } finally {
    await gateway.close();
  }
}

export const metricsProbe: Command = {
  usage: 'probe <portal>',
  summary: 'asks tables how far the data inside them reach and how many rows they have',
  details:
    'Of each dataset whose rows the portal answers for, the newest day of its main date column is asked (for time.contentLag): ' +
    'the first column of days or instants whose name tells of what happened. Days to come are ignored and told. Rows of up to ' +
    'four tables are counted (for the criterion rowCount of commitments) where the portal can count; no file is fetched for ' +
    'it. What commitments wait for comes first, and again after a day; the order of the rest is the same for everybody within ' +
    'a month; what was asked is asked again after 30 days, what went wrong after one. Commitments that ask for rows are ' +
    'judged again at the end.',
  options: [{ flags: '--budget <n>', help: 'requests to the portal at most; default: 200' }],
  examples: [['civicgraph metrics probe alder-bay --budget 500', 'some hundred tables']],
  run,
};
