import { INDICATORS } from '../../domain/metrics/indicators.ts';
import { textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { openGateway, requirePortals } from '../load.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

async function indicators({ output, options }: Invocation): Promise<ExitCode> {
  const group = textOption(options, 'group');
  const groups = [...new Set(INDICATORS.map((one) => one.group))];
  if (group !== null && !groups.some((one) => one === group))
    throw new CliError(2, `There is no group "${group}".`, `There are ${groups.join(', ')}.`);
  const wanted = INDICATORS.filter((one) => group === null || one.group === group);
  if (output.isJson) output.json(wanted);
  else
    output.table(wanted, [
      { title: 'Indicator', of: ({ id }) => id },
      { title: 'Version', of: ({ version }) => version },
      { title: 'Of', of: ({ subject }) => subject.toLowerCase() },
      { title: 'Unit', of: ({ unit }) => unit },
      { title: 'What', of: ({ title }) => title, isElastic: true },
    ]);
  return 0;
}

const PAGE = 100;
function readLimit(text: string | null): number {
  if (text === null) return 50;
  if (text === 'all') return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new CliError(2, `--limit: expected a number or "all", got "${text}".`);
}

async function worklist(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const portal = textArgument(invocation, 0);
  const limit = readLimit(textOption(options, 'limit'));
  const { gateway } = await openGateway(world, options, 'warn', (registry) =>
    requirePortals(registry, [portal]),
  );
  try {
    const only = textOption(options, 'indicator');
    const ids = only === null ? null : gateway.reports.indicators([only]).map(({ id }) => id);
    const rows: {
      readonly localId: string;
      readonly indicator: string;
      readonly points: number;
      readonly title: string;
      readonly remedy: string;
    }[] = [];
    let [after, total]: [string | null, number] = [null, 0];
    while (rows.length < limit) {
      const page = await gateway.reports.violations(portal, ids, {
        first: Math.min(PAGE, limit - rows.length),
        after,
      });
      total = page.total;
      rows.push(...page.items.map(({ item }) => item));
      after = page.items.at(-1)?.cursor ?? null;
      if (!page.hasNextPage || after === null) break;
    }
    if (output.isJson) output.json({ portal, total, violations: rows });
    else {
      output.table(rows, [
        { title: 'Points', align: 'right', of: ({ points }) => String(points) },
        { title: 'Dataset', of: ({ localId }) => localId },
        { title: 'Title', of: ({ title }) => title, isElastic: true },
        { title: 'Indicator', of: ({ indicator }) => indicator },
        { title: 'What would mend it', of: ({ remedy }) => remedy },
      ]);
      output.say(
        `${count(rows.length)} of ${count(total)}${rows.length < total ? ': --limit all gives them all' : ''}.`,
      );
    }
    return 0;
  } finally {
    await gateway.close();
  }
}

export const metricsIndicators: Command = {
  usage: 'indicators',
  summary: 'every measure of transparency, with its version',
  details: 'With --json, also how each is worked out, from what, and who defined it.',
  options: [
    {
      flags: '--group <name>',
      help: 'mqa, odpw, star, open, census, doc, time, fair, link, hvd, portal or city',
    },
  ],
  examples: [['civicgraph metrics indicators --group time', 'how timeliness is measured']],
  run: indicators,
};
export const metricsWorklist: Command = {
  usage: 'worklist <portal>',
  summary: 'what the stewards of a portal can mend, most points first',
  details:
    'Points are those of data.europa.eu’s quality score that the dataset would have more, with what one mend brings along: ' +
    'an address that is given is taken to answer, a file in CSV is machine-readable and in an open format.',
  options: [
    { flags: '--indicator <id>', help: 'only of this one' },
    { flags: '--limit <n>', help: 'at most so many, or "all"; default: 50' },
  ],
  examples: [['civicgraph metrics worklist alder-bay --limit all --json', 'the whole list, for programs']],
  run: worklist,
};
