/** Measures portals after their harvests, and the cities that they belong to. */
import { GatewayError } from '../domain/errors.ts';
import { portalPoints } from '../domain/metrics/aggregate/portal-points.ts';
import { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import { freshnessMix } from '../domain/metrics/compare/standardised-freshness.ts';
import { INDICATOR_SET_VERSION } from '../domain/metrics/indicators.ts';
import { scoresOf } from '../domain/metrics/ledger/ledger-facts.ts';
import { linkCensus } from '../domain/metrics/ledger/ledger-links.ts';
import { poolLedgers } from '../domain/metrics/ledger/ledger-pool.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import type { HarvestRun } from '../domain/harvest.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { PortalState, Snapshot } from '../ports/metrics.ts';
import type { PortalLog } from '../ports/store.ts';
import type { Before } from './find-changes.ts';
import { measureCity, type CityPart } from './measure-city.ts';
import { measurePortal, type MeasuredPortal } from './measure-portal.ts';
import { movementOf } from './movement.ts';
import { cityFrame, overridesOf, staleOf, stateKey } from './portal-state.ts';
import type { MeasureProgress } from './portal-task.ts';
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

export interface MeasureOptions {
  /** Measures all datasets, also where that has been done already. */
  readonly anew: boolean;
  readonly hear?: (progress: MeasureProgress) => void;
}
export interface Reporter {
  /**
   * Of its last complete harvest. What has not changed since the last time is not measured again. NOT_FOUND: no such
   * portal. Stopped, it leaves everything as it was.
   */
  measure(portal: string, options: MeasureOptions, signal?: AbortSignal): Promise<MeasureOutcome>;
}

const NEVER_STOPPED = new AbortController().signal;

interface Harvested {
  readonly entry: PortalEntry;
  readonly log: PortalLog;
  readonly run: HarvestRun;
}
interface Known {
  /** null: all is to be measured. */
  readonly before: Before | null;
  /** Revision of link facts, and of what tables hold. */
  readonly links: number;
  readonly contents: number;
}

class PortalReporter implements Reporter {
  readonly #deps: ReporterDeps;

  constructor(deps: ReporterDeps) {
    this.#deps = deps;
  }

  async measure(
    portal: string,
    { anew, hear = () => undefined }: MeasureOptions,
    signal: AbortSignal = NEVER_STOPPED,
  ): Promise<MeasureOutcome> {
    const { registry, store, log } = this.#deps;
    const entry = registry.portals.find(({ slug }) => slug === portal);
    if (entry === undefined)
      throw new GatewayError('NOT_FOUND', `There is no portal "${portal}".`, { portal });
    const harvested = await this.#harvested(entry);
    if (harvested === null) return { portal, is: 'never-harvested' };
    const known = await this.#known(harvested, anew);
    const [last = null] = await store.metrics.snapshots([`portal:${portal}`], null);
    if (!anew && last !== null && this.#isMeasured(harvested, last, known))
      return { portal, is: 'unchanged', snapshot: last };
    const { snapshot, part } = await this.#measureNow(harvested, known, { hear, signal });
    const city = await this.#measureCity(part, { hear, signal });
    log.write('info', 'measured', { portal, datasets: snapshot.datasets, at: snapshot.at });
    return { portal, is: 'measured', snapshot, city };
  }

  async #harvested(entry: PortalEntry): Promise<Harvested | null> {
    const [log] = await this.#deps.store.log.portals([entry.slug]);
    const run = log?.lastComplete ?? null;
    return log === undefined || run === null ? null : { entry, log, run };
  }

  async #known({ entry, log }: Harvested, anew: boolean): Promise<Known> {
    const { store, overrides } = this.#deps;
    const state = anew ? null : await store.metrics.state(entry.slug);
    const isGood = state !== null && state.key === stateKey(entry, log);
    const links = await store.links.changedSince(isGood ? state.links : Number.MAX_SAFE_INTEGER);
    const since = isGood ? state.contents : Number.MAX_SAFE_INTEGER;
    const contents = await store.contents.changedSince(entry.slug, since);
    const said = overridesOf(overrides, entry.slug);
    const before = isGood ? staleOf(state, links, said, contents.localIds) : null;
    return { before, links: links.revision, contents: contents.revision };
  }

  /** Nothing has come in since that a measuring would find. */
  #isMeasured({ entry, run }: Harvested, last: Snapshot, { before }: Known): boolean {
    if (last.run !== run.id || last.setVersion !== INDICATOR_SET_VERSION) return false;
    if (before === null) return true;
    const { registry, overrides } = this.#deps;
    const isCitySame = before.state.city === cityFrame(registry, overrides, entry.city);
    return before.state.run === run.id && before.stale.size === 0 && isCitySame;
  }

  async #measureNow(
    { entry, log, run }: Harvested,
    { before, links, contents }: Known,
    watched: { readonly hear: (progress: MeasureProgress) => void; readonly signal: AbortSignal },
  ): Promise<{ readonly snapshot: Snapshot; readonly part: CityPart }> {
    const at = run.finishedAt ?? run.startedAt;
    const measured = await measurePortal(this.#deps, { entry, at, ...watched }, before);
    const { registry, overrides } = this.#deps;
    const { tally, ledger, change, catalogue, rows } = measured;
    try {
      const { snapshot, points, alone } = await this.#summed({ entry, log, run }, at, measured);
      const state: PortalState = {
        ...{ key: stateKey(entry, log), at, run: run.id, catalogue, links, contents },
        overrides: overridesOf(overrides, entry.slug),
        city: cityFrame(registry, overrides, entry.city),
        tally: tally.state(),
        ledger,
        leftOut: alone.leftOut.state(),
      };
      watched.signal.throwIfAborted();
      await this.#deps.store.metrics.save({ snapshot, points, rows, state, change });
      return { snapshot, part: { entry, at, tally, ledger, alone } };
    } finally {
      await rows.draft.discard();
    }
  }

  async #summed({ entry, log, run }: Harvested, at: string, measured: MeasuredPortal) {
    const { tally, ledger, leftOut, rows } = measured;
    const scope = `portal:${entry.slug}`;
    const records = ledger.localIds.length;
    const pool = poolLedgers([{ portal: entry.slug, ledger }]);
    const { size } = pool;
    const dropped = new Set(pool.dropped.map(({ localId }) => localId));
    await leftOut.settle({ portal: entry.slug, ledger, draft: rows.draft, at }, dropped);
    const census = linkCensus([ledger]);
    const snapshot: Snapshot = {
      ...{ id: `${scope}@${at}`, scope, at, setVersion: INDICATOR_SET_VERSION, isWhole: true, run: run.id },
      ...{ mapVersion: log.mapVersion, platform: entry.platform, records, datasets: size },
      ...{ linkMode: census.mode, links: { of: census.of, checked: census.checked } },
      freshness: freshnessMix(tally),
    };
    const points = portalPoints(tally, {
      ...{ id: entry.slug, at, linkMode: census.mode, links: census.strata, distinct: size, records },
      movement: await movementOf(this.#deps.store.log, entry.slug, at, records),
      harvest: { completeness: 'COMPLETE', documentedApi: true },
      scores: scoresOf(ledger, new Set()),
    });
    return { snapshot, points, alone: { pool, census, leftOut } };
  }

  async #measureCity(
    own: CityPart,
    watched: { readonly hear: (progress: MeasureProgress) => void; readonly signal: AbortSignal },
  ): Promise<Snapshot | null> {
    const { city } = own.entry;
    if (city === null) return null;
    const portals = this.#deps.registry.portals.filter((one) => one.city === city && one.enabled);
    const parts: CityPart[] = [];
    for (const entry of portals.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
      watched.signal.throwIfAborted();
      const part = entry.slug === own.entry.slug ? own : await this.#part(entry, watched);
      if (part !== null) parts.push(part);
    }
    return parts.length === 0 ? null : measureCity(this.#deps, { city, portals }, parts);
  }

  /** As it was measured last; of a portal that this version has not measured yet, measured now. null: never harvested. */
  async #part(
    entry: PortalEntry,
    watched: { readonly hear: (progress: MeasureProgress) => void; readonly signal: AbortSignal },
  ): Promise<CityPart | null> {
    const harvested = await this.#harvested(entry);
    if (harvested === null) return null;
    const state = await this.#deps.store.metrics.state(entry.slug);
    const tally =
      state === null || state.key !== stateKey(entry, harvested.log)
        ? null
        : PortalTally.of(DATASET_INDICATORS, state.tally);
    if (state !== null && tally !== null) return { entry, at: state.at, tally, ledger: state.ledger };
    const known = await this.#known(harvested, true);
    return (await this.#measureNow(harvested, known, watched)).part;
  }
}

export function createReporter(deps: ReporterDeps): Reporter {
  return new PortalReporter(deps);
}
