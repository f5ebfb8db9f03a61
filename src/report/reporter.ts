/** Measures portals after their harvests, and the cities that they belong to. */
import { GatewayError } from '../domain/errors.ts';
import { categoryFactOf, type CategoryFact } from '../domain/metrics/aggregate/city-categories.ts';
import { cityPoints, cityTally } from '../domain/metrics/aggregate/city-points.ts';
import { poolDatasets, poolFactOf, type Pool, type PoolFact } from '../domain/metrics/aggregate/pool.ts';
import { portalPoints } from '../domain/metrics/aggregate/portal-points.ts';
import { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import { CLASSIFIER_LANGUAGES } from '../domain/metrics/categories/terms.ts';
import { freshnessMix } from '../domain/metrics/compare/standardised-freshness.ts';
import { INDICATOR_SET_VERSION } from '../domain/metrics/indicators.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../domain/metrics/measured.ts';
import { packOf } from '../domain/metrics/pack.ts';
import { violationsOf } from '../domain/metrics/violations.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { MeasuredRow, Snapshot } from '../ports/metrics.ts';
import type { PortalLog } from '../ports/store.ts';
import { LinkCensus } from './known-links.ts';
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

/** What measuring the portals of a city leaves behind, some hundred bytes for each dataset. */
class Sums {
  readonly tally = new PortalTally(DATASET_INDICATORS);
  readonly links = new LinkCensus();
  readonly #facts: PoolFact[] = [];
  readonly #categories: CategoryFact[] = [];
  readonly #scores: (readonly [portal: string, localId: string, total: number])[] = [];

  add({ subject, measured, link }: Measuring): void {
    this.tally.add(measured);
    this.links.add(subject.dataset, link);
    this.#facts.push(poolFactOf(measured));
    const category = categoryFactOf(measured);
    if (category !== null) this.#categories.push(category);
    this.#scores.push([measured.portal, measured.localId, measured.quality.total]);
  }
  pool(): Pool {
    return poolDatasets(this.#facts);
  }
  categories(dropped: ReadonlySet<string>): readonly CategoryFact[] {
    return this.#categories.filter(({ portal, localId }) => !dropped.has(nameOf(portal, localId)));
  }
  scores(dropped: ReadonlySet<string>): readonly number[] {
    return this.#scores.flatMap(([portal, localId, total]) =>
      dropped.has(nameOf(portal, localId)) ? [] : [total],
    );
  }
}
/** Languages in which the classifier knows words; a portal that states none is taken to be in one of them. */
function isRead(portals: readonly PortalEntry[]): boolean {
  return portals.every(
    ({ language }) => language === null || CLASSIFIER_LANGUAGES.includes(language.slice(0, 2).toLowerCase()),
  );
}
function nameOf(portal: string, localId: string): string {
  return `${portal}/${localId}`;
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
      sums.add(measuring);
    }
    const { size } = sums.pool();
    const inputs = {
      ...{
        id: entry.slug,
        at,
        linkMode: sums.links.mode,
        links: sums.links.strata(),
        distinct: size,
        records: rows.length,
      },
      movement: await movementOf(store.log, entry.slug, at, rows.length),
      harvest: { completeness: 'COMPLETE' as const, documentedApi: true },
      scores: sums.scores(new Set()),
    };
    const snapshot: Snapshot = {
      ...{ id: `${scope}@${at}`, scope, at, setVersion: INDICATOR_SET_VERSION, isWhole: true, run: run.id },
      ...{ mapVersion: known.mapVersion, platform: entry.platform, records: rows.length, datasets: size },
      ...{ linkMode: sums.links.mode, freshness: freshnessMix(sums.tally) },
    };
    await store.metrics.save({ snapshot, points: portalPoints(sums.tally, inputs), rows });
    return { snapshot, sums };
  }

  function notApplicable(city: string): ReadonlyMap<string, string> {
    const said = deps.overrides.cities.get(city) ?? [];
    return new Map(said.map(({ category, source }) => [category, source]));
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
    const sums = portals.length === 1 ? own : await measuredAll(portals, at, signal);
    const scope = `city:${city}`;
    const { size, dropped } = sums.pool();
    const names = new Set(dropped.map(({ portal, localId }) => nameOf(portal, localId)));
    const tally = cityTally(DATASET_INDICATORS, [sums.tally], await measuredOf(portals, names, at, signal));
    const inputs = {
      ...{
        id: city,
        at,
        linkMode: sums.links.mode,
        links: sums.links.strata(),
        movement: null,
        harvest: null,
      },
      ...{ distinct: size, records: size + dropped.length, scores: sums.scores(names) },
      categories: { notApplicable: notApplicable(city), isWholeCatalogue: isWhole && isRead(portals) },
      ...{ releases: null, provisions: null, commitments: null },
    };
    const snapshot: Snapshot = {
      ...{ id: `${scope}@${at}`, scope, at, setVersion: INDICATOR_SET_VERSION, isWhole, run: null },
      ...{ mapVersion: null, platform: null, records: size + dropped.length, datasets: size },
      ...{ linkMode: sums.links.mode, freshness: freshnessMix(tally) },
      portals: logs.flatMap(({ portal, lastComplete }) => (lastComplete === null ? [] : [portal])).toSorted(),
    };
    await store.metrics.save({
      snapshot,
      points: cityPoints(tally, sums.categories(names), inputs),
      rows: [],
    });
    return snapshot;
  }

  async function measuredAll(
    portals: readonly PortalEntry[],
    at: string,
    signal: AbortSignal,
  ): Promise<Sums> {
    const sums = new Sums();
    for (const portal of portals.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)))
      for await (const measuring of measurePortal(deps, portal, at, signal)) sums.add(measuring);
    return sums;
  }

  /** The few that were left out of the pool, measured once more to be taken out of the sums. */
  async function measuredOf(
    portals: readonly PortalEntry[],
    names: ReadonlySet<string>,
    at: string,
    signal: AbortSignal,
  ): Promise<readonly MeasuredDataset[]> {
    const found: MeasuredDataset[] = [];
    if (names.size === 0) return found;
    for (const portal of portals)
      for await (const { measured } of measurePortal(deps, portal, at, signal))
        if (names.has(nameOf(measured.portal, measured.localId))) found.push(measured);
    return found;
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
