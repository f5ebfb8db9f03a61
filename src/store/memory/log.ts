import { randomUUID } from 'node:crypto';
import type { HarvestRun, Rejection } from '../../domain/harvest.ts';
import type { HarvestLog, OpenRun, Page, PageRequest, PortalLog, RunStart } from '../../ports/store.ts';
import { pageOf } from '../page.ts';
import {
  NOWHERE,
  acceptedRun,
  continuedRun,
  failuresInARow,
  keptPlace,
  mayResume,
  mayTakeLease,
  startedRun,
  supersededRun,
} from '../run-changes.ts';
import type { MemoryRun, MemoryState } from './state.ts';
import type { MemoryWriter } from './writer.ts';

export class MemoryLog implements HarvestLog {
  readonly #state: MemoryState;
  readonly #writer: MemoryWriter;
  constructor(state: MemoryState, writer: MemoryWriter) {
    this.#state = state;
    this.#writer = writer;
  }

  async open(start: RunStart): Promise<OpenRun | null> {
    const lease = this.#state.leases.get(start.portal) ?? null;
    if (!mayTakeLease(lease, start)) return null;
    const { entry, resumed } = this.#resumed(start);
    this.#state.leases.set(start.portal, {
      runId: entry.run.id,
      holder: start.holder,
      renewedAt: start.startedAt,
      leaseMs: start.leaseMs,
    });
    return { run: entry.run, ...entry.place, since: entry.since, resumed };
  }

  async renew(runId: string, holder: string, at: string): Promise<boolean> {
    const portal = this.#state.run(runId)?.run.portal;
    const lease = portal === undefined ? undefined : this.#state.leases.get(portal);
    if (portal === undefined || lease?.runId !== runId || lease.holder !== holder) return false;
    this.#state.leases.set(portal, { ...lease, renewedAt: at });
    return true;
  }

  async restart(runId: string): Promise<void> {
    this.#state.openRun(runId).place = NOWHERE;
  }

  async run(id: string): Promise<HarvestRun | null> {
    const entry = this.#state.run(id);
    return entry === null ? null : withHeld(entry);
  }

  async runs(
    requests: readonly { readonly portal: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<HarvestRun>[]> {
    return requests.map(({ portal, page }) =>
      pageOf(this.#state.runsOf(portal), page, ['runs', portal], ({ run }) => run.id, withHeld),
    );
  }

  async rejections(
    requests: readonly { readonly runId: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<Rejection>[]> {
    return requests.map(({ runId, page }) => {
      const all = [...(this.#state.run(runId)?.rejections ?? [])];
      return pageOf(
        all,
        page,
        ['rejections', runId],
        ([key]) => key,
        ([, rejection]) => rejection,
      );
    });
  }

  async portals(slugs: readonly string[]): Promise<readonly PortalLog[]> {
    return slugs.map((portal) => this.#portal(portal));
  }

  async heldRemovals(
    portal: string,
  ): Promise<{ readonly run: HarvestRun; readonly localIds: readonly string[] } | null> {
    const entry = this.#held(portal);
    return entry === null ? null : { run: withHeld(entry), localIds: [...entry.held].sort() };
  }

  async acceptHeld(portal: string, at: string, runId?: string): Promise<HarvestRun | null> {
    const entry = this.#held(portal);
    if (entry === null || entry.run.id !== (runId ?? entry.run.id)) return null;
    const removed = [...entry.held].filter((localId) => this.#writer.remove(portal, localId, at)).length;
    entry.run = acceptedRun(entry.run, removed);
    entry.held.clear();
    this.#state.revision += 1;
    return entry.run;
  }

  /** The unfinished run, a new one that goes on with a broken one, or one that begins at the beginning. */
  #resumed(start: RunStart): { readonly entry: MemoryRun; readonly resumed: boolean } {
    const runs = this.#state.runsOf(start.portal);
    const last = runs.find(({ run }) => run.finishedAt === null) ?? runs[0];
    const isUnfinished = last !== undefined && last.run.finishedAt === null;
    const goesOn = last !== undefined && (isUnfinished || keptPlace(last.run, last.place));
    if (goesOn && mayResume(last.run, start))
      return { entry: isUnfinished ? last : this.#goOnWith(last), resumed: true };
    if (isUnfinished) last.run = supersededRun(last.run, start.startedAt);
    if (goesOn) this.#writer.forgetPlace(last);
    return { entry: this.#add(startedRun(randomUUID(), start), start.since), resumed: false };
  }

  #goOnWith(broken: MemoryRun): MemoryRun {
    const entry = this.#add(continuedRun(randomUUID(), broken.run), broken.since);
    entry.place = broken.place;
    entry.marks = broken.marks;
    for (const [key, rejection] of broken.rejections) entry.rejections.set(key, rejection);
    this.#writer.forgetPlace(broken);
    return entry;
  }

  #add(run: HarvestRun, since: string | null): MemoryRun {
    const entry: MemoryRun = {
      run,
      since,
      place: NOWHERE,
      marks: new Map(),
      rejections: new Map(),
      held: new Set(),
    };
    this.#state.runs.push(entry);
    return entry;
  }

  #held(portal: string): MemoryRun | null {
    return this.#state.runsOf(portal).find(({ held }) => held.size > 0) ?? null;
  }

  #portal(portal: string): PortalLog {
    const runs = this.#state.runsOf(portal).map(withHeld);
    const finished = runs.filter((run) => run.finishedAt !== null);
    const complete = finished.filter((run) => run.verdict === 'COMPLETE');
    const held = this.#held(portal);
    const versions = [...this.#state.portal(portal).values()].map(({ write }) => write.mapVersion);
    return {
      portal,
      running: runs.find((run) => run.finishedAt === null) ?? null,
      lastRun: finished[0] ?? null,
      lastComplete: complete[0] ?? null,
      lastFull: complete.find((run) => run.mode === 'FULL') ?? null,
      held: held === null ? null : withHeld(held),
      failures: failuresInARow(finished),
      mapVersion: versions.length === 0 ? null : versions.reduce((a, b) => Math.min(a, b)),
    };
  }
}

/** How many removals wait now: what was seen again since does not wait any more. */
function withHeld({ run, held }: MemoryRun): HarvestRun {
  return run.heldRemovals === held.size ? run : { ...run, heldRemovals: held.size };
}
