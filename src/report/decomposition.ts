/** Why a figure changed from one snapshot to the next: by what left, by what changed, by what came. */
import type { Decomposition } from '../domain/metrics/aggregate/decomposition.ts';
import { followCopies, type PooledValues, type StandIns } from '../domain/metrics/aggregate/follow-copies.ts';
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import { lookupKey } from '../domain/ids.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { underlying } from '../domain/metrics/underlying.ts';
import { valueIn } from '../domain/metrics/pack-value.ts';
import { decomposeDelta } from '../domain/metrics/statistics/decompose-delta.ts';
import type { MetricBook, Snapshot } from '../ports/metrics.ts';
import { portalsOf, type KeptSeries, type SeriesDeps } from './series.ts';

/** How many states of datasets may still be read. */
export interface StateBudget {
  left: number;
}
interface Moment {
  readonly snapshot: Snapshot;
  readonly point: AggregatePoint;
}

const PAGE = 500;
/** Two sums of the same numbers in another order. */
const SAME = 1e-9;

/** Known values by dataset; null: the budget does not reach. */
async function valuesAt(
  metrics: Pick<MetricBook, 'measuredPage'>,
  portals: readonly string[],
  indicator: string,
  at: string,
  budget: StateBudget,
): Promise<ReadonlyMap<string, number> | null> {
  const values = new Map<string, number>();
  for (const portal of portals) {
    let after: string | null = null;
    for (;;) {
      const page = await metrics.measuredPage(portal, at, after, PAGE);
      budget.left -= page.length;
      if (budget.left < 0) return null;
      for (const { localId, pack } of page) {
        const value = valueIn(pack, indicator, at);
        if (value !== null) values.set(lookupKey({ portal, localId }), value);
      }
      after = page.at(-1)?.localId ?? null;
      if (page.length < PAGE || after === null) break;
      // Others of this thread get their turn between pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return values;
}

/** Of a city, what its pool left out counts by what stood for it. */
async function pooledAt(
  metrics: Pick<MetricBook, 'leftOut'>,
  { scope, at }: Snapshot,
  values: ReadonlyMap<string, number>,
): Promise<PooledValues> {
  const leftOut = scope.startsWith('city:') ? await metrics.leftOut(scope, at) : [];
  const standIns: StandIns = new Map(
    leftOut.map(({ by, ...dataset }) => [lookupKey(dataset), by === null ? null : lookupKey(by)]),
  );
  return { standIns, values: new Map([...values].filter(([name]) => !standIns.has(name))) };
}

function isSame(a: number, b: number | null): boolean {
  return b !== null && Math.abs(a - b) <= SAME * Math.max(1, Math.abs(b));
}

/** Both figures must come out of the datasets again, or nothing is said. */
export async function decomposeStep(
  deps: SeriesDeps,
  definition: IndicatorDefinition,
  [before, after]: readonly [Moment, Moment],
  budget: StateBudget,
): Promise<Decomposition> {
  const { metrics } = deps;
  const indicator = underlying(definition);
  if (indicator === null) return { is: 'refused', reason: 'NOT_A_MEAN' };
  const pools: PooledValues[] = [];
  for (const { snapshot } of [before, after]) {
    const { at, records } = snapshot;
    if ((await metrics.heldAt(at)) !== at) return { is: 'refused', reason: 'STATES_THINNED' };
    if (records > budget.left) return { is: 'refused', reason: 'TOO_MANY_DATASETS' };
    const values = await valuesAt(metrics, portalsOf(deps, snapshot), indicator, at, budget);
    if (values === null) return { is: 'refused', reason: 'TOO_MANY_DATASETS' };
    pools.push(await pooledAt(metrics, snapshot, values));
  }
  const [were, are] = pools;
  const parts =
    were === undefined || are === undefined ? null : decomposeDelta(were.values, followCopies(were, are));
  if (parts === null || !isSame(parts.before, before.point.value) || !isSame(parts.after, after.point.value))
    return { is: 'refused', reason: 'NOT_REPRODUCED' };
  const { exit, within, entry } = parts;
  return { is: 'parts', exit, within, entry };
}

/** Of every change of the series, newest first until `states` are read; by the moment of the later snapshot. */
export async function decomposeSeries(
  deps: SeriesDeps,
  definition: IndicatorDefinition,
  { entries, snapshots }: KeptSeries,
  states: number,
): Promise<ReadonlyMap<string, Decomposition>> {
  const budget: StateBudget = { left: states };
  const found = new Map<string, Decomposition>();
  for (const [index, entry] of [...entries.entries()].toReversed()) {
    const before = entries[index - 1];
    const [from, to] = [snapshots.get(before?.at ?? ''), snapshots.get(entry.at)];
    if (entry.delta === null || before === undefined || from === undefined || to === undefined) continue;
    const moments = [
      { snapshot: from, point: before.point },
      { snapshot: to, point: entry.point },
    ] as const;
    found.set(entry.at, await decomposeStep(deps, definition, moments, budget));
  }
  return found;
}
