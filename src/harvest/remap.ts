/** Stored raw records mapped again, without the network: what a better mapping makes of what was harvested before. */
import type { Clock } from '../ports/clock.ts';
import type { HarvestEvent, RemapReport } from '../ports/harvester.ts';
import type { Store } from '../ports/store.ts';
import type { OpenedPortal } from './portals.ts';
import { prepareRecords } from './prepare.ts';

export interface RemapDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly digest: (text: string) => string;
  readonly emit: (event: HarvestEvent) => void;
  readonly signal: AbortSignal;
}

const PAGE = 200;

/**
 * In pages, tombstones too. A record that cannot be mapped any more stays as it is and is counted. Stops between
 * two pages when told to: what is done is kept, and mapping once more does no harm.
 */
export async function remapPortal(opened: OpenedPortal, deps: RemapDeps): Promise<RemapReport> {
  const { entry, connector, config } = opened;
  const portal = entry.slug;
  const report = { portal, read: 0, changed: 0, rejected: 0 };
  const tell = (finished: boolean): void =>
    deps.emit({
      type: 'remapped',
      portal,
      done: report.read,
      changed: report.changed,
      rejected: report.rejected,
      finished,
    });
  let after: string | null = null;
  while (!deps.signal.aborted) {
    const records = await deps.store.writer.records(portal, after, PAGE);
    const last = records.at(-1);
    if (last === undefined) break;
    const now = deps.clock.now();
    const preparation = { entry, connector, config, digest: deps.digest, now };
    const { writes, rejections } = prepareRecords(records, preparation);
    const outcome = await deps.store.writer.storeRemapped(portal, now.toISOString(), writes);
    report.read += records.length;
    report.changed += outcome.changed;
    report.rejected += rejections.length;
    after = last.localId;
    tell(false);
  }
  tell(true);
  return report;
}
