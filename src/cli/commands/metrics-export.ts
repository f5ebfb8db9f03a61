import { CITY_INDICATORS, PORTAL_INDICATORS } from '../../domain/metrics/indicators.ts';
import type { Gateway } from '../../gateway.ts';
import { flagOption, textArguments, type Command, type Invocation } from '../command.ts';
import { openGateway } from '../load.ts';
import {
  comparison,
  datasets,
  dqvOf,
  figures,
  history,
  sayHeld,
  type Export,
  type Wanted,
} from '../metric-exports.ts';
import { idsOption, momentOption, scopeOf } from '../metric-words.ts';
import { outputOptions, withPrinter, withRowOutput } from '../row-output.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

async function wantedOf(invocation: Invocation, gateway: Gateway, name: string): Promise<Wanted> {
  const { options } = invocation;
  const scope = scopeOf(gateway.config.registry, name);
  const asOf = momentOption(options, 'asOf', '--as-of');
  const [snapshot] = await gateway.metrics.snapshots([scope], asOf);
  if (snapshot === null || snapshot === undefined)
    throw new CliError(
      1,
      `${scope} has not been measured.`,
      'Measured after every complete harvest: civicgraph harvest <portal>.',
    );
  const isCity = scope.startsWith('city:');
  const all = (isCity ? CITY_INDICATORS : PORTAL_INDICATORS).map(({ id }) => id);
  const usual = flagOption(options, 'history') ? [isCity ? 'c.mqa' : 'p.mqa'] : all;
  return { scope, snapshot, definitions: gateway.reports.indicators(idsOption(options, usual)), asOf };
}

async function exportOf(invocation: Invocation, gateway: Gateway): Promise<Export> {
  const { options } = invocation;
  const kinds = ['datasets', 'compare', 'history'].filter((name) => flagOption(options, name));
  const [kind = 'figures', other] = kinds;
  if (other !== undefined)
    throw new CliError(2, `--${kind} and --${other} contradict each other.`, 'Give one of them.');
  if (kind === 'compare') return comparison(invocation, gateway);
  const names = textArguments(invocation, 0);
  const wanted = await Promise.all(names.map((name) => wantedOf(invocation, gateway, name)));
  if (kind === 'history') return history(invocation, gateway, wanted);
  if (kind === 'figures') return figures(gateway, wanted);
  await sayHeld(invocation, gateway, wanted);
  return datasets(gateway, wanted);
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway } = await openGateway(world, options);
  try {
    const wanted = await exportOf(invocation, gateway);
    const method = { method: 'docs/indicators', snapshots: wanted.snapshots, ...wanted.about };
    const done = { exitCode: 0 as const, isTruncated: false, warning: null };
    if (flagOption(options, 'dqv')) {
      const document = JSON.stringify(await dqvOf(wanted), null, 2);
      const asJson = { ...invocation, options: { ...options, format: 'json' } };
      return await withRowOutput(asJson, async ({ target }) => {
        await target.send(`${document}\n`);
        return done;
      });
    }
    return await withRowOutput(invocation, (rowOutput) =>
      withPrinter(invocation, rowOutput, wanted.columns, method, async (printer) => {
        let given = 0;
        for await (const rows of wanted.rows()) {
          await printer.rows(rows);
          given += rows.length;
        }
        await printer.end({});
        output.say(`${count(given)} rows.`);
        return done;
      }),
    );
  } finally {
    await gateway.close();
  }
}

export const metricsExport: Command = {
  usage: 'export <city-or-portal...>',
  summary: 'figures, comparisons, histories, or every dataset: CSV, JSON, Parquet, linked data',
  details:
    'Every row names its snapshot, the version of its indicator and of the whole set, how links were checked and the page of ' +
    'the documentation that tells the method; the same store gives the same bytes. A comparison keeps cities that are left ' +
    'out, with the reason.',
  options: [
    { flags: '--indicators <ids>', help: 'separated by commas; otherwise all of cities or portals' },
    { flags: '--compare', help: 'cities beside each other, with ranks' },
    { flags: '--history', help: 'at every complete harvest, with changes and breaks' },
    { flags: '--decompose', help: 'with --history: why it changed: exit, within and entry' },
    { flags: '--datasets', help: 'of portals: every indicator of every dataset in place of figures' },
    { flags: '--dqv', help: 'W3C Data Quality Vocabulary as JSON-LD' },
    { flags: '--as-of <time>', help: 'as the answer was then: a day or a time; left out: now' },
    ...outputOptions,
  ],
  examples: [
    ['civicgraph metrics export alder-bay port-marin --format csv', 'figures of two cities'],
    ['civicgraph metrics export alder-bay port-marin --compare --output cities.parquet', 'a comparison'],
    ['civicgraph metrics export portal:alder-bay --datasets --output alder-bay.parquet', 'every dataset'],
  ],
  run,
};
