/** One portal's turn: mapped again if the mapping is newer, planned, leased, run, told. */
import { GatewayError } from '../domain/errors.ts';
import type { HarvestRun } from '../domain/harvest.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { Processes } from '../ports/processes.ts';
import type { OpenRun, PortalLog } from '../ports/store.ts';
import { isHolderOver } from './holder.ts';
import { planRun, type RunPlan } from './plan-run.ts';
import type { OpenedPortal, Opening, Portals } from './portals.ts';
import { remapPortal } from './remap.ts';
import { runPortal, type RunDeps, type RunEnd, settleRefused } from './run.ts';
import { RESUMABLE_MS } from './status.ts';

export interface SessionDeps extends RunDeps {
  readonly portals: Portals;
  readonly newId: () => string;
  readonly fullWalkIntervalMs: number;
  readonly leaseMs: number;
  readonly processes: Processes | null;
  /** Fires when the harvester closes. */
  readonly signal: AbortSignal;
}
export interface Session {
  /** Throws GatewayError BUSY when another process holds the portal, else only what the store throws. */
  harvest(entry: PortalEntry, wantsFull: boolean): Promise<HarvestRun>;
}

class HarvestSession implements Session {
  readonly #deps: SessionDeps;
  /** The map version that a portal's records were last mapped with again by this process. */
  readonly #remapped = new Map<string, number>();
  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  async harvest(entry: PortalEntry, wantsFull: boolean): Promise<HarvestRun> {
    const opening = this.#deps.portals.open(entry);
    const before = await this.#logOf(entry.slug);
    const open = await this.#open(opening, entry, before, wantsFull);
    const { run, resumed } = open;
    this.#deps.emit({ type: 'started', portal: entry.slug, runId: run.id, mode: run.mode, resumed });
    const end = await this.#run(opening, open, before);
    const after = (await this.#deps.store.log.run(run.id)) ?? run;
    if (end === 'settled') this.#deps.emit({ type: 'finished', portal: entry.slug, run: after });
    else this.#deps.emit({ type: 'skipped', portal: entry.slug, reason: await this.#leave(end, run.id) });
    this.#deps.log.write('info', 'harvest over', {
      portal: entry.slug,
      run: run.id,
      verdict: after.verdict,
      reason: after.reason,
      seen: after.seen,
    });
    return after;
  }

  async #logOf(portal: string): Promise<PortalLog> {
    const [log] = await this.#deps.store.log.portals([portal]);
    if (log === undefined) throw new GatewayError('NOT_FOUND', `The store has no log for "${portal}".`);
    return log;
  }

  async #open(opening: Opening, entry: PortalEntry, before: PortalLog, wantsFull: boolean): Promise<OpenRun> {
    const { store, clock, holder, leaseMs } = this.#deps;
    const now = clock.now();
    const plan = this.#plan(opening, before, wantsFull, now);
    const resumes = opening.is === 'open' && opening.opened.portal.capabilities.catalogue.order === 'stable';
    const open = await store.log.open({
      portal: entry.slug,
      mode: plan.mode,
      startedAt: now.toISOString(),
      holder,
      leaseMs,
      isOver: (other) => isHolderOver(other, this.#deps.processes),
      since: plan.since,
      resumableAfter: resumes ? new Date(now.getTime() - RESUMABLE_MS).toISOString() : null,
    });
    if (open === null)
      throw new GatewayError('BUSY', `Another process is harvesting "${entry.slug}".`, {
        portal: entry.slug,
        retryAfterMs: leaseMs,
        hint: 'A process that died gives a portal up after that time; at once if it ran on this machine.',
      });
    return open;
  }

  #plan(opening: Opening, log: PortalLog, wantsFull: boolean, now: Date): RunPlan {
    if (opening.is === 'refused') return { mode: 'FULL', since: null, because: opening.failure.message };
    const { portal } = opening.opened;
    return planRun({
      log,
      since: portal.capabilities.catalogue.since,
      wantsFull,
      mapChanged: this.#mapChanged(opening.opened, log),
      now,
      fullWalkIntervalMs: this.#deps.fullWalkIntervalMs,
    });
  }

  /** Records that the new mapping rejects keep the old version for good: one attempt per process is enough. */
  #mapChanged({ connector, entry }: OpenedPortal, log: PortalLog): boolean {
    const { mapVersion } = connector.manifest;
    if (log.mapVersion === null || log.mapVersion >= mapVersion) return false;
    return this.#remapped.get(entry.slug) !== mapVersion;
  }

  async #run(opening: Opening, open: OpenRun, before: PortalLog): Promise<RunEnd> {
    if (opening.is === 'refused') {
      await settleRefused(open.run, opening.failure, this.#deps);
      return 'settled';
    }
    const { opened } = opening;
    if (this.#mapChanged(opened, before)) {
      await remapPortal(opened, this.#deps);
      this.#remapped.set(opened.entry.slug, opened.connector.manifest.mapVersion);
    }
    const call = { signal: this.#deps.signal, requestId: this.#deps.newId() };
    try {
      return await runPortal({ opened, open, before, call }, this.#deps);
    } finally {
      this.#deps.http.forget(call.requestId);
    }
  }

  /** Leaves an unfinished run for another process, which need not wait for the lease to run out. */
  async #leave(end: Exclude<RunEnd, 'settled'>, runId: string): Promise<string> {
    if (end === 'lease-lost') return 'another process has taken the portal over';
    await this.#deps.store.log.renew(runId, this.#deps.holder, new Date(0).toISOString());
    return 'stopped; the next harvest goes on from here where the portal allows it';
  }
}

export function createSession(deps: SessionDeps): Session {
  return new HarvestSession(deps);
}
