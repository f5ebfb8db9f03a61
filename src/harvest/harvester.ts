/** The harvesting side as a whole: who may run when, and what becomes known of it. */
import type { Connector } from '../connector/index.ts';
import { GatewayError } from '../domain/errors.ts';
import type { HarvestRun } from '../domain/harvest.ts';
import type { Registry } from '../domain/registry.ts';
import type { Clock } from '../ports/clock.ts';
import type { FetchReport, Harvester, HarvestEvent, RemapReport } from '../ports/harvester.ts';
import type { HttpClient } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { Processes } from '../ports/processes.ts';
import type { Store } from '../ports/store.ts';
import { createEvents, type Events } from './events.ts';
import { fetchDatasets, fetchRefused } from './fetch.ts';
import { holderName } from './holder.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { createPortals, type Portals } from './portals.ts';
import { remapPortal } from './remap.ts';
import { keepSchedule } from './schedule.ts';
import { createSession, type Session } from './session.ts';
import { dueAt } from './timetable.ts';

export interface HarvesterDeps {
  readonly store: Store;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly registry: Registry;
  readonly connectors: readonly Connector[];
  /** Of a text, in hexadecimal; equal only for equal texts. */
  readonly digest: (text: string) => string;
  readonly newId: () => string;
  /** 0..1. */
  readonly random: () => number;
  /** Portals harvested at the same time. */
  readonly parallelPortals: number;
  /** Between two scheduled harvests of a portal. */
  readonly intervalMs: number;
  /** Between two full walks of a portal. */
  readonly fullWalkIntervalMs: number;
  /** A run that stored no page for this long may be taken over by another process; two minutes unless given. */
  readonly leaseMs?: number;
  /** Without it, the lease of a process that died must run out. */
  readonly processes?: Processes;
}

const LEASE_MS = 120_000;

function closedError(): GatewayError {
  return new GatewayError('BUSY', 'The gateway is shutting down: no harvest begins any more.');
}

class PortalHarvester implements Harvester {
  readonly #deps: HarvesterDeps;
  readonly #portals: Portals;
  readonly #events: Events;
  readonly #lanes: Lanes;
  readonly #session: Session;
  readonly #closing = new AbortController();
  /** What is under way, per portal: one at a time. */
  readonly #busy = new Map<string, Promise<unknown>>();
  readonly #jitters = new Map<string, number>();
  #schedule: Promise<void> | null = null;

  constructor(deps: HarvesterDeps) {
    this.#deps = deps;
    this.#portals = createPortals(deps);
    this.#events = createEvents(deps.log);
    this.#lanes = createLanes(Math.max(1, deps.parallelPortals));
    this.#session = createSession({
      ...deps,
      portals: this.#portals,
      emit: (event) => this.#events.emit(event),
      holder: holderName(deps.newId(), deps.processes?.own ?? null),
      processes: deps.processes ?? null,
      leaseMs: deps.leaseMs ?? LEASE_MS,
      signal: this.#closing.signal,
    });
  }

  async harvest(portal: string, options: { readonly full: boolean }): Promise<HarvestRun> {
    const entry = this.#portals.entry(portal);
    return this.#alone(portal, () => this.#lanes.run(() => this.#session.harvest(entry, options.full)));
  }

  async remap(portal: string): Promise<RemapReport> {
    const entry = this.#portals.entry(portal);
    const opening = this.#portals.open(entry);
    if (opening.is === 'refused') throw new GatewayError('BAD_CONFIG', opening.failure.message, { portal });
    const emit = (event: HarvestEvent): void => this.#events.emit(event);
    const { signal } = this.#closing;
    return this.#alone(portal, () => remapPortal(opening.opened, { ...this.#deps, emit, signal }));
  }

  async acceptHeld(portal: string, runId?: string): Promise<HarvestRun> {
    this.#portals.entry(portal);
    const run = await this.#deps.store.log.acceptHeld(portal, this.#deps.clock.now().toISOString(), runId);
    const which = runId === undefined ? '' : ` by run "${runId}"`;
    if (run === null)
      throw new GatewayError('NOT_FOUND', `No removals of "${portal}" wait${which}.`, { portal });
    return run;
  }

  async fetch(portal: string, localIds: readonly string[], signal?: AbortSignal): Promise<FetchReport> {
    const opening = this.#portals.open(this.#portals.entry(portal));
    if (this.#closing.signal.aborted) throw closedError();
    if (opening.is === 'refused') return fetchRefused(localIds, opening.failure);
    return fetchDatasets(opening.opened, localIds, {
      ...this.#deps,
      requestId: this.#deps.newId(),
      closing: this.#closing.signal,
      abandoned: signal,
    });
  }

  async startSchedule(): Promise<void> {
    if (this.#closing.signal.aborted) throw closedError();
    this.#schedule ??= keepSchedule({
      clock: this.#deps.clock,
      log: this.#deps.log,
      portals: this.#portals.scheduled,
      intervalMs: this.#deps.intervalMs,
      jitterOf: (portal) => this.#jitterOf(portal),
      logs: (slugs) => this.#deps.store.log.portals(slugs),
      isRunning: (portal) => this.#busy.has(portal),
      start: (portal) => this.#startDue(portal),
      signal: this.#closing.signal,
    });
  }

  async nextDue(portals: readonly string[]): Promise<readonly (string | null)[]> {
    if (this.#schedule === null) return portals.map(() => null);
    const logs = await this.#deps.store.log.portals(portals);
    const now = this.#deps.clock.now().getTime();
    return portals.map((slug, index) => {
      const log = logs[index];
      if (log === undefined || !this.#portals.scheduled.includes(slug)) return null;
      const due = dueAt(log, this.#deps.intervalMs, this.#jitterOf(slug));
      return new Date(Math.max(now, due)).toISOString();
    });
  }

  subscribe(listener: (event: HarvestEvent) => void): () => void {
    return this.#events.subscribe(listener);
  }

  /** Runs under way stop after the page they are at, and are taken up again by the next process. */
  async close(): Promise<void> {
    this.#closing.abort(closedError());
    this.#lanes.close(closedError());
    await Promise.allSettled(this.#busy.values());
    await this.#schedule;
  }

  async #startDue(portal: string): Promise<void> {
    try {
      await this.harvest(portal, { full: false });
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      const level = error instanceof GatewayError && error.code === 'BUSY' ? 'debug' : 'error';
      this.#deps.log.write(level, 'a scheduled harvest did not run', { portal, reason });
      this.#events.emit({ type: 'skipped', portal, reason });
    }
  }

  async #alone<T>(portal: string, task: () => Promise<T>): Promise<T> {
    if (this.#closing.signal.aborted) throw closedError();
    if (this.#busy.has(portal))
      throw new GatewayError('BUSY', `The portal "${portal}" is being harvested.`, { portal });
    const work = task();
    this.#busy.set(portal, work);
    try {
      return await work;
    } finally {
      this.#busy.delete(portal);
    }
  }

  #jitterOf(portal: string): number {
    const known = this.#jitters.get(portal);
    if (known !== undefined) return known;
    const jitter = this.#deps.random();
    this.#jitters.set(portal, jitter);
    return jitter;
  }
}

/** Nothing is asked of any portal until it is told to. */
export function createHarvester(deps: HarvesterDeps): Harvester {
  return new PortalHarvester(deps);
}
