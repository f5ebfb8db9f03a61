import { toDqv } from '../../domain/metrics/dqv.ts';
import { CITY_INDICATORS, PORTAL_INDICATORS } from '../../domain/metrics/indicators.ts';
import type { IndicatorDefinition } from '../../domain/metrics/definition.ts';
import { rounded } from '../../domain/metrics/rounded.ts';
import { unpacked } from '../../domain/metrics/pack.ts';
import type { Row } from '../../domain/query/ast.ts';
import type { Column } from '../../domain/query/table.ts';
import type { Gateway } from '../../gateway.ts';
import type { Snapshot } from '../../ports/metrics.ts';
import { flagOption, textArguments, type Command, type Invocation } from '../command.ts';
import { openGateway } from '../load.ts';
import { idsOption, momentOption, scopeOf } from '../metric-words.ts';
import { outputOptions, withPrinter, withRowOutput, type OpenPrinter } from '../row-output.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

const TYPES = {
  text: 'text',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  instant: 'instant',
} as const satisfies Partial<Record<Column['type'], Column['type']>>;
function columnsOf(names: Readonly<Record<string, keyof typeof TYPES>>): readonly Column[] {
  return Object.entries(names).map(([name, type]) => ({
    ...{
      name,
      type: TYPES[type],
      sourceType: type,
      nullable: true,
      title: null,
      description: null,
      system: false,
    },
  }));
}
const FIGURES = columnsOf({
  ...{
    scope: 'text',
    as_of: 'instant',
    set_version: 'text',
    link_mode: 'text',
    indicator: 'text',
    version: 'text',
  },
  ...{ value: 'decimal', lower: 'decimal', upper: 'decimal', ci_lower: 'decimal', ci_upper: 'decimal' },
  ...{ n: 'integer', known: 'integer', unknown: 'integer', not_applicable: 'integer', coverage: 'decimal' },
  ...{ estimated: 'boolean', reason: 'text' },
});
const MEASUREMENTS = columnsOf({
  ...{
    portal: 'text',
    dataset: 'text',
    as_of: 'instant',
    valid_from: 'instant',
    set_version: 'text',
    indicator: 'text',
  },
  ...{ state: 'text', value: 'decimal', lower: 'decimal', upper: 'decimal', reason: 'text' },
});

interface Wanted {
  readonly scope: string;
  readonly snapshot: Snapshot;
  readonly definitions: readonly IndicatorDefinition[];
  readonly asOf: string | null;
}

async function figureRows(
  gateway: Gateway,
  { scope, snapshot, definitions, asOf }: Wanted,
): Promise<readonly Row[]> {
  const [points = []] = await gateway.metrics.points(
    [scope],
    definitions.map(({ id }) => id),
    asOf,
  );
  const byId = new Map(points.map((point) => [point.indicator, point]));
  return definitions.flatMap(({ id }): readonly Row[] => {
    const point = byId.get(id);
    if (point === undefined) return [];
    const {
      value,
      lower,
      upper,
      ciLower,
      ciUpper,
      n,
      known,
      unknown,
      notApplicable,
      coverage,
      estimated,
      reason,
    } = point;
    return [
      {
        ...{ scope, as_of: snapshot.at, set_version: snapshot.setVersion, link_mode: snapshot.linkMode },
        ...{
          indicator: id,
          version: point.version,
          value: rounded(value),
          lower: rounded(lower),
          upper: rounded(upper),
        },
        ...{
          ci_lower: rounded(ciLower),
          ci_upper: rounded(ciUpper),
          n,
          known,
          unknown,
          not_applicable: notApplicable,
        },
        ...{ coverage: rounded(coverage), estimated, reason },
      },
    ];
  });
}

const PAGE = 200;
/** Every dataset that was measured then, gone since or not, page by page. */
async function writeMeasurements(
  gateway: Gateway,
  { scope, snapshot, asOf }: Wanted,
  printer: OpenPrinter,
): Promise<number> {
  const portal = scope.slice('portal:'.length);
  let [after, given]: [string | null, number] = [null, 0];
  for (;;) {
    const page = await gateway.metrics.measuredPage(portal, asOf, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return given;
    const rows = page.flatMap((one): readonly Row[] =>
      unpacked(one.pack, snapshot.at).map(({ indicator, state, value, lower, upper, reason }) => ({
        ...{
          portal,
          dataset: one.localId,
          as_of: snapshot.at,
          valid_from: one.validFrom,
          set_version: snapshot.setVersion,
        },
        ...{
          indicator,
          state,
          value: rounded(value),
          lower: rounded(lower),
          upper: rounded(upper),
          reason,
        },
      })),
    );
    await printer.rows(rows);
    given += rows.length;
    after = last.localId;
  }
}

/** States of datasets of long ago are kept for the ends of months only. */
async function sayHeld({ output }: Invocation, gateway: Gateway, [first]: readonly Wanted[]): Promise<void> {
  const asOf = first?.asOf ?? null;
  const heldAt = asOf === null ? null : await gateway.metrics.heldAt(asOf);
  if (heldAt !== asOf)
    output.say(`So long ago, datasets are kept as they were at ends of months: ${heldAt}.`);
}

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
  const usual = scope.startsWith('city:') ? CITY_INDICATORS : PORTAL_INDICATORS;
  const ids = idsOption(
    options,
    usual.map(({ id }) => id),
  );
  return { scope, snapshot, definitions: gateway.reports.indicators(ids), asOf };
}

async function exportDqv(
  { output }: Invocation,
  gateway: Gateway,
  wanted: readonly Wanted[],
): Promise<ExitCode> {
  for (const { scope, snapshot, definitions, asOf } of wanted) {
    const [points = []] = await gateway.metrics.points(
      [scope],
      definitions.map(({ id }) => id),
      asOf,
    );
    const byId = new Map(points.map((point) => [point.indicator, point]));
    const figures = definitions.flatMap((definition) => {
      const point = byId.get(definition.id);
      return point === undefined ? [] : [{ definition, point }];
    });
    output.json(toDqv({ scope, at: snapshot.at, setVersion: snapshot.setVersion }, figures));
  }
  return 0;
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway } = await openGateway(world, options);
  try {
    const names = textArguments(invocation, 0);
    const wanted = await Promise.all(names.map((name) => wantedOf(invocation, gateway, name)));
    if (flagOption(options, 'dqv')) return await exportDqv(invocation, gateway, wanted);
    const isEach = flagOption(options, 'datasets');
    const city = wanted.find(({ scope }) => scope.startsWith('city:'));
    if (isEach && city !== undefined)
      throw new CliError(2, '--datasets is for portals.', 'Write portal:<slug>.');
    const method = { method: 'docs/indicators', snapshots: wanted.map(({ snapshot }) => snapshot.id) };
    return await withRowOutput(invocation, (rowOutput) =>
      withPrinter(invocation, rowOutput, isEach ? MEASUREMENTS : FIGURES, method, async (printer) => {
        let given = 0;
        for (const one of wanted) {
          if (isEach) given += await writeMeasurements(gateway, one, printer);
          else {
            const rows = await figureRows(gateway, one);
            await printer.rows(rows);
            given += rows.length;
          }
        }
        await printer.end({});
        if (isEach) await sayHeld(invocation, gateway, wanted);
        output.say(`${count(given)} rows.`);
        return { exitCode: 0, isTruncated: false, warning: null };
      }),
    );
  } finally {
    await gateway.close();
  }
}

export const metricsExport: Command = {
  usage: 'export <city-or-portal...>',
  summary: 'figures, or measurements of every dataset, as CSV, JSON, Parquet or linked data',
  details:
    'Every row names its snapshot, the version of its indicator and of the whole set, and how links were checked; the same ' +
    'store gives the same bytes.',
  options: [
    { flags: '--indicators <ids>', help: 'separated by commas; otherwise all of cities or portals' },
    { flags: '--datasets', help: 'of portals: every indicator of every dataset in place of figures' },
    { flags: '--dqv', help: 'W3C Data Quality Vocabulary as JSON-LD, to stdout' },
    { flags: '--as-of <time>', help: 'as the answer was then: a day or a time; left out: now' },
    ...outputOptions,
  ],
  examples: [
    ['civicgraph metrics export alder-bay port-marin --format csv', 'figures of two cities'],
    ['civicgraph metrics export portal:alder-bay --datasets --output alder-bay.parquet', 'every dataset'],
  ],
  run,
};
