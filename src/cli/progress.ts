/** What is known of harvests under way, from their events. */
import type { HarvestMode, HarvestRun } from '../domain/harvest.ts';
import type { HarvestEvent } from '../ports/harvester.ts';

export interface PortalProgress {
  readonly portal: string;
  readonly mode: HarvestMode | null;
  readonly resumed: boolean;
  readonly startedAtMs: number;
  readonly seen: number;
  /** Seen before this process went on with the run. */
  readonly seenBefore: number;
  readonly expected: number | null;
  readonly added: number;
  readonly changed: number;
  readonly rejected: number;
  readonly pages: number;
}
export interface Finished {
  readonly portal: string;
  readonly run: HarvestRun;
  readonly ms: number;
}
export interface Tally {
  apply(event: HarvestEvent): void;
  /** In the order in which they began. */
  underWay(): readonly PortalProgress[];
  finished(): readonly Finished[];
  readonly startedAtMs: number;
  /** Records seen since the tally began. */
  seen(): number;
}

function begun(event: Extract<HarvestEvent, { type: 'started' }>, nowMs: number): PortalProgress {
  const { portal, mode, resumed } = event;
  const nothing = { seen: 0, seenBefore: 0, expected: null, added: 0, changed: 0, rejected: 0, pages: 0 };
  return { portal, mode, resumed, startedAtMs: nowMs, ...nothing };
}

/** A resumed run brings what it had seen with its first page, of which we do not know which part is new. */
function turned(before: PortalProgress, event: Extract<HarvestEvent, { type: 'page' }>): PortalProgress {
  const { seen, expected, added, changed, rejected } = event;
  const isFirst = before.pages === 0;
  const seenBefore = isFirst && before.resumed ? seen : before.seenBefore;
  return { ...before, seen, expected, added, changed, rejected, seenBefore, pages: before.pages + 1 };
}

export function createTally(now: () => Date): Tally {
  const startedAtMs = now().getTime();
  const active = new Map<string, PortalProgress>();
  const done: Finished[] = [];
  let seenByDone = 0;
  const news = (progress: PortalProgress): number => progress.seen - progress.seenBefore;
  return {
    startedAtMs,
    apply(event) {
      const nowMs = now().getTime();
      const before = active.get(event.portal);
      if (event.type === 'started') active.set(event.portal, begun(event, nowMs));
      if (event.type === 'page' && before !== undefined) active.set(event.portal, turned(before, event));
      if (event.type !== 'finished') return;
      active.delete(event.portal);
      const ms = before === undefined ? spanOf(event.run) : nowMs - before.startedAtMs;
      done.push({ portal: event.portal, run: event.run, ms });
      seenByDone += Math.max(0, event.run.seen - (before?.seenBefore ?? 0));
    },
    underWay: () => [...active.values()],
    finished: () => done,
    seen: () => [...active.values()].reduce((sum, progress) => sum + news(progress), seenByDone),
  };
}

function spanOf(run: HarvestRun): number {
  return run.finishedAt === null ? 0 : Math.max(0, Date.parse(run.finishedAt) - Date.parse(run.startedAt));
}
