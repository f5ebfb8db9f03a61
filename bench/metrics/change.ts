/** One harvest later: a part of every portal's datasets says something else, and nothing came or went. */
import type { Dataset } from '../../src/domain/dataset.ts';
import type { Store } from '../../src/ports/store.ts';
import { livingPages } from '../../src/report/walk-living.ts';
import { aPageWrite, aRecordWrite, aRunStart, aSettlement } from '../../test/support/builders.ts';

const DAY_MS = 86_400_000;
const never = new AbortController().signal;

/** `every`: each dataset of that place, of the first on. How many were changed. */
export async function changeSome(store: Store, portal: string, every: number): Promise<number> {
  const [log] = await store.log.portals([portal]);
  const last = log?.lastComplete?.finishedAt ?? null;
  if (log === undefined || last === null) throw new Error(`${portal} has not been harvested`);
  const changed: Dataset[] = [];
  let place = 0;
  for await (const page of livingPages(store.catalogue, portal, never))
    for (const { dataset } of page) {
      if (place % every === 0) changed.push({ ...dataset, title: `${dataset.title}, corrected` });
      place += 1;
    }
  const at = new Date(Date.parse(last) + DAY_MS).toISOString();
  const open = await store.log.open(aRunStart({ portal, mode: 'INCREMENTAL', startedAt: at, since: last }));
  if (open === null) throw new Error(`${portal} is being harvested`);
  const runId = open.run.id;
  const mapVersion = log.mapVersion ?? 1;
  const records = changed.map((dataset) => aRecordWrite({ dataset, mapVersion }));
  await store.writer.storePage(aPageWrite({ runId, portal, seenAt: at, records }));
  await store.writer.settle(aSettlement({ runId, at, verdict: 'COMPLETE' }));
  return changed.length;
}
