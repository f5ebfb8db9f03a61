import type { Decomposition } from '../../domain/metrics/aggregate/decomposition.ts';
import { CITY_INDICATORS, PORTAL_INDICATORS } from '../../domain/metrics/indicators.ts';
import { rounded } from '../../domain/metrics/rounded.ts';
import type { SeriesEntry } from '../../domain/metrics/aggregate/series.ts';
import {
  flagOption,
  textArgument,
  textArguments,
  textOption,
  type Command,
  type Invocation,
} from '../command.ts';
import { openGateway } from '../load.ts';
import {
  cityOf,
  COMPARED,
  idsOption,
  momentOption,
  pointColumns,
  pointJson,
  scopeOf,
  shownNumber,
} from '../metric-words.ts';
import type { Column } from '../table.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

const asOfOption = {
  flags: '--as-of <time>',
  help: 'as the answer was then: a day or a time; left out: now',
};
const indicatorsOption = {
  flags: '--indicators <ids>',
  help: 'separated by commas; see civicgraph metrics indicators',
};
export const NOT_MEASURED = 'Measured after every complete harvest: civicgraph harvest <portal>.';

async function show(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway, config } = await openGateway(world, options);
  try {
    const scope = scopeOf(config.registry, textArgument(invocation, 0));
    const usual = (scope.startsWith('city:') ? CITY_INDICATORS : PORTAL_INDICATORS).map(({ id }) => id);
    const ids = gateway.reports.indicators(idsOption(options, usual)).map(({ id }) => id);
    const asOf = momentOption(options, 'asOf', '--as-of');
    const [snapshot] = await gateway.metrics.snapshots([scope], asOf);
    const [points = []] = await gateway.metrics.points([scope], ids, asOf);
    if (snapshot === null || snapshot === undefined)
      throw new CliError(
        1,
        `${scope} has not been measured${asOf === null ? ' yet' : ` by ${asOf}`}.`,
        NOT_MEASURED,
      );
    const byId = new Map(points.map((point) => [point.indicator, point]));
    const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
    if (output.isJson) output.json({ snapshot, points: inOrder.map(pointJson) });
    else {
      output.table(inOrder, pointColumns);
      output.say(
        `${scope} as of ${snapshot.at} · ${count(snapshot.datasets)} datasets · indicators ${snapshot.setVersion} · links ${snapshot.linkMode}`,
      );
    }
    return 0;
  } finally {
    await gateway.close();
  }
}

async function compare(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway, config } = await openGateway(world, options);
  try {
    const cities = textArguments(invocation, 0).map((name) => cityOf(config.registry, name));
    const definitions = gateway.reports.indicators(idsOption(options, COMPARED));
    const compared = await gateway.reports.compare(
      cities,
      definitions,
      momentOption(options, 'asOf', '--as-of'),
    );
    const rows = compared.rows.filter(({ city }) => !compared.notComparable.some((one) => one.city === city));
    if (output.isJson) {
      const shown = rows.map(({ point, ...row }) => ({
        ...row,
        shrunk: rounded(row.shrunk),
        measurement: point === null ? null : pointJson(point),
      }));
      output.json({
        rows: shown,
        notComparable: compared.notComparable,
        platformDetermined: compared.platformDetermined,
      });
    } else {
      output.table(rows, [
        { title: 'Indicator', of: ({ indicator }) => indicator },
        { title: 'City', of: ({ city }) => city },
        { title: 'Rank', align: 'right', of: ({ rank }) => (rank === null ? '–' : String(rank)) },
        { title: 'Value', align: 'right', of: ({ point }) => shownNumber(point?.value ?? null) },
        {
          title: 'Bounds',
          of: ({ point }) =>
            point === null || point.lower === point.upper
              ? ''
              : `${shownNumber(point.lower)} – ${shownNumber(point.upper)}`,
        },
        { title: 'Note', of: ({ rankRefused }) => rankRefused ?? '', isElastic: true },
      ]);
      output.say(
        ...compared.notComparable.map(
          ({ city, code, message }) => `${city} is left out: ${code}: ${message}`,
        ),
      );
    }
    return compared.notComparable.length > 0 ? 1 : 0;
  } finally {
    await gateway.close();
  }
}

function partColumns(parts: ReadonlyMap<string, Decomposition>): readonly Column<SeriesEntry>[] {
  const cell =
    (name: 'exit' | 'within' | 'entry') =>
    ({ at }: SeriesEntry): string => {
      const found = parts.get(at);
      return found?.is === 'parts' ? shownNumber(found[name]) : '';
    };
  return [
    { title: 'By exit', align: 'right', of: cell('exit') },
    { title: 'Within', align: 'right', of: cell('within') },
    { title: 'By entry', align: 'right', of: cell('entry') },
    {
      title: 'Note',
      of: ({ at }) => {
        const found = parts.get(at);
        return found?.is === 'refused' ? found.reason : '';
      },
    },
  ];
}

async function history(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway, config } = await openGateway(world, options);
  try {
    const scope = scopeOf(config.registry, textArgument(invocation, 0));
    const usual = scope.startsWith('city:') ? 'c.mqa' : 'p.mqa';
    const [definition] = gateway.reports.indicators([textOption(options, 'indicator') ?? usual]);
    if (definition === undefined) throw new CliError(2, 'No indicator was named.');
    const [from, to] = [momentOption(options, 'from', '--from'), momentOption(options, 'to', '--to')];
    const series = await gateway.reports.series(scope, definition, from, to);
    const { entries, trend, slope, p, breaks } = series;
    const isDecomposed = flagOption(options, 'decompose');
    const parts = isDecomposed
      ? await gateway.reports.decompose(series, definition, Number.POSITIVE_INFINITY)
      : new Map<string, Decomposition>();
    if (output.isJson) {
      const points = entries.map(({ at, point, delta }) => ({
        at,
        delta: rounded(delta),
        ...(isDecomposed ? { decomposition: parts.get(at) ?? null } : {}),
        measurement: pointJson(point),
      }));
      output.json({ scope, indicator: definition.id, points, trend, slope, p, breaks });
    } else {
      output.table(entries, [
        { title: 'As of', of: ({ at }) => at },
        { title: 'Value', align: 'right', of: ({ point }) => shownNumber(point.value) },
        { title: 'Change', align: 'right', of: ({ delta }) => (delta === null ? '' : shownNumber(delta)) },
        ...(isDecomposed ? partColumns(parts) : []),
        { title: 'Datasets', align: 'right', of: ({ point }) => count(point.n) },
      ]);
      output.say(
        ...breaks.map(({ at, kind, note }) => `${at}: ${kind}: ${note}`),
        `${definition.title}: ${trend}`,
      );
    }
    return entries.length === 0 ? 1 : 0;
  } finally {
    await gateway.close();
  }
}

export const metricsShow: Command = {
  usage: 'show <city-or-portal>',
  summary: 'figures of a city or a portal, with bounds, intervals and how much is known',
  details: 'A name that is both is the city’s; portal:<slug> names the portal. Exit code 1: never measured.',
  options: [indicatorsOption, asOfOption],
  examples: [['civicgraph metrics show alder-bay --indicators c.mqa,c.tau,c.hvdCoverage', 'some of them']],
  run: show,
};
export const metricsCompare: Command = {
  usage: 'compare <city...>',
  summary: 'cities beside each other, measured by one ruler',
  details: 'Exit code 1: a city is left out, with the reason.',
  options: [indicatorsOption, asOfOption],
  examples: [['civicgraph metrics compare alder-bay port-marin', 'the usual figures']],
  run: compare,
};
export const metricsHistory: Command = {
  usage: 'history <city-or-portal>',
  summary: 'one figure at every complete harvest, with its trend and its breaks',
  details:
    'With --decompose, each change is told as what left, what changed and what came: a portal can improve by deleting ' +
    'bad records. Where datasets of then do not give the figure again, why is told in its place.',
  options: [
    { flags: '--indicator <id>', help: 'which; default: the mean MQA score' },
    { flags: '--decompose', help: 'why it changed: exit, within and entry' },
    { flags: '--from <time>', help: 'not before this day or time' },
    { flags: '--to <time>', help: 'not after this day or time' },
  ],
  examples: [['civicgraph metrics history alder-bay --indicator c.openLicence', 'how openness went']],
  run: history,
};
