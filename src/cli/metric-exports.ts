/** What is exported of measurements, as rows and as linked data. */
import { toDqv, type DqvSource, type DqvFigure } from '../domain/metrics/dqv.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import type { Json } from '../domain/json.ts';
import type { Row } from '../domain/query/ast.ts';
import type { Column } from '../domain/query/table.ts';
import type { Gateway } from '../gateway.ts';
import type { Snapshot } from '../ports/metrics.ts';
import { flagOption, textArguments, type Invocation } from './command.ts';
import { COMPARED, cityOf, idsOption, momentOption } from './metric-words.ts';
import {
  COMPARISON,
  comparisonRow,
  FIGURES,
  figureRow,
  HISTORY,
  historyRow,
  MEASUREMENTS,
  measurementRows,
} from './metric-tables.ts';
import { CliError } from './world.ts';

export interface Wanted {
  readonly scope: string;
  readonly snapshot: Snapshot;
  readonly definitions: readonly IndicatorDefinition[];
  readonly asOf: string | null;
}
/** What is exported: rows for tables, and the same figures for linked data where they are figures. */
export interface Export {
  readonly columns: readonly Column[];
  readonly snapshots: readonly string[];
  readonly about: Readonly<Record<string, unknown>>;
  readonly rows: () => AsyncIterable<readonly Row[]>;
  readonly dqv: (() => AsyncIterable<readonly [DqvSource, readonly DqvFigure[]]>) | null;
}

async function figuresOf(
  gateway: Gateway,
  { scope, definitions, asOf }: Wanted,
): Promise<readonly DqvFigure[]> {
  const ids = definitions.map(({ id }) => id);
  const [points = []] = await gateway.metrics.points([scope], ids, asOf);
  const byId = new Map(points.map((point) => [point.indicator, point]));
  return definitions.flatMap((definition) => {
    const point = byId.get(definition.id);
    return point === undefined ? [] : [{ definition, point }];
  });
}
function sourceOf({ scope, at, setVersion }: Snapshot): DqvSource {
  return { scope, at, setVersion };
}

export function figures(gateway: Gateway, wanted: readonly Wanted[]): Export {
  return {
    columns: FIGURES,
    snapshots: wanted.map(({ snapshot }) => snapshot.id),
    about: {},
    async *rows() {
      for (const one of wanted)
        yield (await figuresOf(gateway, one)).map(({ point }) => figureRow(one.snapshot, point));
    },
    async *dqv() {
      for (const one of wanted) yield [sourceOf(one.snapshot), await figuresOf(gateway, one)];
    },
  };
}

const PAGE = 200;
/** Every dataset that was measured then, gone since or not, page by page. */
async function* measurements(gateway: Gateway, wanted: readonly Wanted[]): AsyncGenerator<readonly Row[]> {
  for (const { scope, snapshot, asOf } of wanted) {
    const portal = scope.slice('portal:'.length);
    let after: string | null = null;
    for (;;) {
      const page = await gateway.metrics.measuredPage(portal, asOf, after, PAGE);
      yield page.flatMap((one) => measurementRows(portal, snapshot, one));
      after = page.at(-1)?.localId ?? null;
      if (page.length < PAGE || after === null) break;
    }
  }
}
export function datasets(gateway: Gateway, wanted: readonly Wanted[]): Export {
  if (wanted.some(({ scope }) => scope.startsWith('city:')))
    throw new CliError(2, '--datasets is for portals.', 'Write portal:<slug>.');
  const snapshots = wanted.map(({ snapshot }) => snapshot.id);
  return {
    columns: MEASUREMENTS,
    snapshots,
    about: {},
    rows: () => measurements(gateway, wanted),
    dqv: null,
  };
}
/** States of datasets of long ago are kept for the ends of months only. */
export async function sayHeld(
  { output }: Invocation,
  gateway: Gateway,
  [first]: readonly Wanted[],
): Promise<void> {
  const asOf = first?.asOf ?? null;
  const heldAt = asOf === null ? null : await gateway.metrics.heldAt(asOf);
  if (heldAt !== asOf)
    output.say(`So long ago, datasets are kept as they were at ends of months: ${heldAt}.`);
}

export async function comparison(invocation: Invocation, gateway: Gateway): Promise<Export> {
  const { options } = invocation;
  const { registry } = gateway.config;
  const cities = textArguments(invocation, 0).map((name) => cityOf(registry, name));
  const definitions = gateway.reports.indicators(idsOption(options, COMPARED));
  const asOf = momentOption(options, 'asOf', '--as-of');
  const compared = await gateway.reports.compare(cities, definitions, asOf);
  const leftOut = new Map(compared.notComparable.map(({ city, code }) => [city, code]));
  const determined = new Set(compared.platformDetermined.map(({ indicator }) => indicator));
  return {
    columns: COMPARISON,
    snapshots: [...compared.snapshots.values()].map(({ id }) => id),
    about: {
      notComparable: compared.notComparable,
      platformDetermined: compared.platformDetermined,
    },
    async *rows() {
      yield compared.rows.map((row) =>
        comparisonRow(row, {
          snapshot: compared.snapshots.get(row.city) ?? null,
          notComparable: leftOut.get(row.city) ?? null,
          isPlatformDetermined: determined.has(row.indicator),
        }),
      );
    },
    async *dqv() {
      for (const [city, snapshot] of compared.snapshots) {
        const own = compared.rows.filter((row) => row.city === city && !leftOut.has(city));
        yield [
          sourceOf(snapshot),
          own.flatMap(({ indicator, point }) =>
            point === null
              ? []
              : gateway.reports.indicators([indicator]).map((definition) => ({ definition, point })),
          ),
        ];
      }
    },
  };
}

export function history(invocation: Invocation, gateway: Gateway, wanted: readonly Wanted[]): Export {
  const { options } = invocation;
  const isDecomposed = flagOption(options, 'decompose');
  const series = ({ scope, asOf }: Wanted, definition: IndicatorDefinition) =>
    gateway.reports.series(scope, definition, null, asOf);
  return {
    columns: HISTORY,
    snapshots: wanted.map(({ snapshot }) => snapshot.id),
    about: {},
    async *rows() {
      for (const one of wanted)
        for (const definition of one.definitions) {
          const read = await series(one, definition);
          const parts = isDecomposed
            ? await gateway.reports.decompose(read, definition, Number.POSITIVE_INFINITY)
            : null;
          yield read.entries.flatMap(({ at, point, delta }, index) => {
            const snapshot = read.snapshots.get(at);
            const before = read.entries[index - 1]?.at;
            const breaks = read.breaks.filter(
              (item) => before !== undefined && item.at > before && item.at <= at,
            );
            const about = { delta, breaks, decomposition: parts?.get(at) ?? null };
            return snapshot === undefined ? [] : [historyRow(snapshot, point, about)];
          });
        }
    },
    async *dqv() {
      for (const one of wanted)
        for (const definition of one.definitions) {
          const { entries, snapshots } = await series(one, definition);
          for (const { at, point } of entries) {
            const snapshot = snapshots.get(at);
            if (snapshot !== undefined) yield [sourceOf(snapshot), [{ definition, point }]];
          }
        }
    },
  };
}

/** One graph of all. Kept in memory: figures are few. */
export async function dqvOf({ dqv }: Export): Promise<Json> {
  if (dqv === null)
    throw new CliError(2, '--dqv is for figures.', 'Leave --datasets out, or choose another form.');
  const all: (readonly [DqvSource, readonly DqvFigure[]])[] = [];
  for await (const one of dqv()) all.push(one);
  return toDqv(all);
}
