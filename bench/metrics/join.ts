/**
 * Builds, not measured: all datasets of a store as those of one portal. What the store holds several copies of becomes
 * as many datasets: no two have a title, an identifier or an address in common.
 */
import { rmSync } from 'node:fs';
import type { PortalEntry } from '../../src/domain/registry.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { Store } from '../../src/ports/store.ts';
import { livingPages } from '../../src/report/walk-living.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { aPageWrite, aRecordWrite, aRunStart, aSettlement } from '../../test/support/builders.ts';
import { readTask, report } from '../child.ts';

export interface JoinTask {
  /** Read only. */
  readonly from: string;
  readonly to: string;
  readonly portals: readonly PortalEntry[];
  /** Slug of the one portal. */
  readonly portal: string;
}

const AT = '2026-11-01T00:00:00.000Z';
const never = new AbortController().signal;
const log = { write: () => {} };

async function join(from: Store, to: Store, { portals, portal }: JoinTask): Promise<void> {
  const open = await to.log.open(aRunStart({ portal, startedAt: AT }));
  if (open === null) throw new Error(`${portal} is being harvested`);
  const runId = open.run.id;
  for (const { slug } of portals)
    for await (const page of livingPages(from.catalogue, slug, never)) {
      const records = page.map(({ dataset }) => aRecordWrite({ dataset: movedFrom(dataset, slug, portal) }));
      await to.writer.storePage(aPageWrite({ runId, portal, seenAt: AT, records }));
    }
  await to.writer.settle(aSettlement({ runId, at: AT, verdict: 'COMPLETE' }));
}

function movedFrom(dataset: Dataset, slug: string, portal: string): Dataset {
  const own = (text: string | null): string | null => (text === null ? null : `${text} ${slug}`);
  const address = (url: string | null): string | null =>
    url === null ? null : `${url}${url.includes('?') ? '&' : '?'}of=${slug}`;
  return {
    ...dataset,
    portal,
    localId: `${slug}/${dataset.localId}`,
    title: `${dataset.title} ${slug}`,
    identifier: own(dataset.identifier),
    iri: address(dataset.iri),
    landingPage: address(dataset.landingPage),
    distributions: dataset.distributions.map((one) => ({
      ...one,
      accessUrl: address(one.accessUrl),
      downloadUrl: address(one.downloadUrl),
    })),
  };
}

const task = await readTask<JoinTask>();
rmSync(task.to, { force: true });
const from = openSqliteStore({ file: task.from, searchable: false, log });
const to = openSqliteStore({ file: task.to, searchable: false, log });
await join(from, to, task);
await from.close();
await to.close();
report('joined');
