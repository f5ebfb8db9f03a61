/** Measures portals after their harvests, and the cities that they belong to. */
import { GatewayError } from '../domain/errors.ts';
import { CategoryTally, categoryPoints } from '../domain/metrics/aggregate/city-points.ts';
import { Pool } from '../domain/metrics/aggregate/pool.ts';
import { portalPoints } from '../domain/metrics/aggregate/portal-points.ts';
import { Tally } from '../domain/metrics/aggregate/tally.ts';
import { INDICATOR_SET_VERSION } from '../domain/metrics/indicators.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import { packOf } from '../domain/metrics/pack.ts';
import { violationsOf } from '../domain/metrics/violations.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { MeasuredRow, Snapshot } from '../ports/metrics.ts';
import type { PortalLog } from '../ports/store.ts';
import { measurePortal, movementOf, type Measuring } from './measure-portal.ts';
import type { ReporterDeps } from './reporter-deps.ts';

export type MeasureOutcome =
  | {
      readonly portal: string;
      readonly is: 'measured';
      readonly snapshot: Snapshot;
      readonly city: Snapshot | null;
    }
  | { readonly portal: string; readonly is: 'unchanged'; readonly snapshot: Snapshot }
  | { readonly portal: string; readonly is: 'never-harvested' };

export interface Reporter {
  /** Of its last complete harvest. `anew`: also where that has been measured already. NOT_FOUND: no such portal. */
  measure(portal: string, options: { readonly anew: boolean }, signal?: AbortSignal): Promise<MeasureOutcome>;
}

const NEVER_STOPPED = new AbortController().signal;

/** Both at once: what a portal and, where it is its city's only one, the city come to. */
class Sums {
  readonly tally = new Tally(DATASET_INDICATORS);
  readonly categories = new CategoryTally();
  readonly pool = new Pool((measured) => {
    this.tally.add(measured);
    this.categories.add(measured);
  });
}

function rowOf({ subject, measured }: Measuring): MeasuredRow {
  const { total, lower, upper } = measured.quality;
  return {
    localId: measured.localId,
    pack: packOf(measured),
    quality: [total, lower, upper],
    violations: violationsOf(subject, measured).map(({ indicator, points }) => [indicator, points]),
  };
}

export function createReporter(deps: ReporterDeps): Reporter {
  const { store, registry, log } = deps;

  async function measurePortalNow(entry: PortalEntry, known: PortalLog, signal: AbortSignal) {
    const run = known.lastComplete;
    if (run === null) throw new TypeError('measured only after a complete harvest');
    const at = run.finishedAt ?? run.startedAt;
    const scope = `portal:${entry.slug}`;
    const sums = new Sums();
    const rows: MeasuredRow[] = [];
    for await (const measuring of measurePortal(deps, entry, at, signal)) {
      rows.push(rowOf(measuring));
      sums.pool.add(measuring.measured);
    }
    sums.pool.end();
    const { tally, pool } = sums;
    const movement = await movementOf(store.log, entry.slug, at, rows.length);
    const inputs = { scope, at, records: pool.records, catalogueApi: 1, movement };
    const snapshot: Snapshot = {
      ...{ id: `${scope}@${at}`, scope, at, setVersion: INDICATOR_SET_VERSION, isWhole: true, run: run.id },
      ...{
        mapVersion: known.mapVersion,
        platform: entry.platform,
        records: pool.records,
        datasets: tally.size,
      },
    };
    await store.metrics.save({
      snapshot,
      points: [...tally.points(), ...portalPoints('p', tally, inputs)],
      rows,
    });
    return { snapshot, sums };
  }

  async function measureCity(
    entry: PortalEntry,
    own: Sums,
    at: string,
    signal: AbortSignal,
  ): Promise<Snapshot | null> {
    const { city } = entry;
    if (city === null) return null;
    const portals = registry.portals.filter((one) => one.city === city && one.enabled);
    const logs = await store.log.portals(portals.map(({ slug }) => slug));
    const isWhole = logs.every(({ lastComplete }) => lastComplete !== null);
    const sums = portals.length === 1 ? own : await pooled(portals, at, signal);
    const scope = `city:${city}`;
    const { tally, pool, categories } = sums;
    const inputs = { scope, at, records: pool.records, catalogueApi: isWhole ? 1 : 0.5, movement: null };
    const snapshot: Snapshot = {
      ...{ id: `${scope}@${at}`, scope, at, setVersion: INDICATOR_SET_VERSION, isWhole, run: null },
      ...{ mapVersion: null, platform: null, records: pool.records, datasets: tally.size },
    };
    const points = [
      ...categoryPoints(categories, isWhole),
      ...portalPoints('c', tally, inputs),
      ...tally.points(),
    ];
    await store.metrics.save({ snapshot, points, rows: [] });
    return snapshot;
  }

  async function pooled(portals: readonly PortalEntry[], at: string, signal: AbortSignal): Promise<Sums> {
    const sums = new Sums();
    for (const portal of portals.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)))
      for await (const { measured } of measurePortal(deps, portal, at, signal)) sums.pool.add(measured);
    sums.pool.end();
    return sums;
  }

  return {
    async measure(portal, { anew }, signal = NEVER_STOPPED) {
      const entry = registry.portals.find(({ slug }) => slug === portal);
      if (entry === undefined)
        throw new GatewayError('NOT_FOUND', `There is no portal "${portal}".`, { portal });
      const [known] = await store.log.portals([portal]);
      const run = known?.lastComplete ?? null;
      if (known === undefined || run === null) return { portal, is: 'never-harvested' };
      const [last] = await store.metrics.snapshots([`portal:${portal}`], null);
      const isKnown =
        last !== null &&
        last !== undefined &&
        last.run === run.id &&
        last.setVersion === INDICATOR_SET_VERSION;
      if (isKnown && !anew) return { portal, is: 'unchanged', snapshot: last };
      const { snapshot, sums } = await measurePortalNow(entry, known, signal);
      const city = await measureCity(entry, sums, snapshot.at, signal);
      log.write('info', 'measured', { portal, datasets: snapshot.datasets, at: snapshot.at });
      return { portal, is: 'measured', snapshot, city };
    },
  };
}
