/** The loop that harvests every portal when it is due, until it is told to stop. */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PortalLog } from '../ports/store.ts';
import { dueAt } from './timetable.ts';

export interface ScheduleDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly portals: readonly string[];
  readonly intervalMs: number;
  /** 0..1, one for each portal as long as the schedule lives. */
  readonly jitterOf: (portal: string) => number;
  readonly logs: (portals: readonly string[]) => Promise<readonly PortalLog[]>;
  readonly isRunning: (portal: string) => boolean;
  /** Never rejects; whatever comes of it is in the store. */
  readonly start: (portal: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** The store is looked at this often: another process, or a person, may have harvested meanwhile. */
export const TICK_MS = 60_000;
const SHORTEST_MS = 1_000;

/** Begins what is due and says when to look again. A portal refused (taken by another process) waits a tick. */
async function tick(deps: ScheduleDeps, refusedUntil: Map<string, number>): Promise<number> {
  const now = deps.clock.now().getTime();
  const logs = await deps.logs(deps.portals);
  let next = now + TICK_MS;
  for (const log of logs) {
    const due = Math.max(
      dueAt(log, deps.intervalMs, deps.jitterOf(log.portal)),
      refusedUntil.get(log.portal) ?? 0,
    );
    if (deps.isRunning(log.portal)) continue;
    if (due > now) {
      next = Math.min(next, due);
      continue;
    }
    refusedUntil.set(log.portal, now + TICK_MS);
    void deps.start(log.portal);
  }
  return next;
}

/** Resolves once `signal` has fired. One portal's trouble, or the store's, never stops the others. */
export async function keepSchedule(deps: ScheduleDeps): Promise<void> {
  const refusedUntil = new Map<string, number>();
  while (!deps.signal.aborted) {
    let next = deps.clock.now().getTime() + TICK_MS;
    try {
      next = await tick(deps, refusedUntil);
    } catch (error) {
      deps.log.write('error', 'the schedule could not be read', { error: String(error) });
    }
    const wait = Math.max(SHORTEST_MS, next - deps.clock.now().getTime());
    try {
      await deps.clock.sleep(wait, deps.signal);
    } catch (error) {
      if (!deps.signal.aborted) throw error;
    }
  }
}
