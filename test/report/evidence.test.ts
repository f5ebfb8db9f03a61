import { beforeEach, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { NO_OVERRIDES, type Overrides } from '../../src/domain/metrics/overrides.ts';
import { evidenceOf, findAgain, violationIn, wasShared } from '../../src/report/evidence.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import type { Store } from '../../src/ports/store.ts';
import { aPageWrite, aRecordWrite, aRunStart, aSettlement } from '../support/builders.ts';
import { aPortal } from '../support/graph.ts';
import { createQuietLog } from '../support/quiet-log.ts';

const SPRINGFIELD = aPortal({ slug: 'springfield', city: null });
const at = (day: string): string => `${day}T06:00:00.000Z`;

let store: Store;
beforeEach(() => {
  store = createMemoryStore();
});
async function measured(
  day: string,
  datasets: readonly (Partial<Dataset> & Pick<Dataset, 'localId'>)[],
  overrides: Overrides = NO_OVERRIDES,
): Promise<void> {
  const open = await store.log.open(aRunStart({ portal: 'springfield', startedAt: at(day) }));
  const runId = open?.run.id ?? '';
  const records = datasets.map((dataset) => aRecordWrite({ dataset: { portal: 'springfield', ...dataset } }));
  await store.writer.storePage(aPageWrite({ runId, portal: 'springfield', seenAt: at(day), records }));
  await store.writer.settle(aSettlement({ runId, at: at(day), verdict: 'COMPLETE' }));
  const registry = { cities: [], portals: [SPRINGFIELD] };
  await createReporter({ store, registry, overrides, log: createQuietLog() }).measure('springfield', {
    anew: false,
  });
}
async function found(day: string, localId: string, overrides: Overrides = NO_OVERRIDES) {
  const [stored] = await store.catalogue.datasets([{ portal: 'springfield', localId }]);
  const [kept] = await store.metrics.measurements([{ portal: 'springfield', localId }], null);
  if (!stored || !kept) throw new Error(`${localId} is not there`);
  const { dataset } = stored;
  const surroundings = { platform: SPRINGFIELD.platform, language: SPRINGFIELD.language, at: at(day) };
  const again = await findAgain({ ...store, overrides }, 'springfield', surroundings, [dataset]);
  const evidence = (indicator: string) =>
    evidenceOf(again(dataset, wasShared(kept, at(day))), kept, at(day), indicator);
  return { dataset, again, evidence };
}

describe('evidence of a kept measurement', () => {
  it('is what the record says, and none where that has changed', async () => {
    await measured('2026-11-01', [{ localId: 'a', title: 'Crimes', keywords: ['crime'] }]);
    const before = await found('2026-11-01', 'a');
    expect(before.evidence('mqa.fin.keyword')).toEqual([{ field: 'keywords', value: 1 }]);
    await store.writer.storeFetched('springfield', at('2026-11-02'), [
      aRecordWrite({ dataset: { portal: 'springfield', localId: 'a', title: 'Crimes', keywords: [] } }),
    ]);
    expect((await found('2026-11-01', 'a')).evidence('mqa.fin.keyword')).toBeNull();
  });

  it('tells how far the data reach, as it was when that was measured', async () => {
    await measured('2026-11-01', [{ localId: 'a', title: 'Crimes' }]);
    const fact = {
      ...{
        portal: 'springfield',
        localId: 'a',
        probedAt: at('2026-11-02'),
        table: 'api:t',
        column: 'opened',
      },
      ...{ newest: '2022-08-13', isWhole: true, future: null, reason: null },
    };
    await store.contents.save([fact]);
    // Both are unknown, for reasons of their own.
    expect((await found('2026-11-01', 'a')).evidence('time.contentLag')).toBeNull();
    await measured('2026-11-03', [{ localId: 'a', title: 'Crimes' }]);
    const { evidence } = await found('2026-11-03', 'a');
    expect(evidence('time.contentLag')).toContainEqual({ field: 'content.newest', value: '2022-08-13' });
  });

  it('tells what people said of a category', async () => {
    const said = { localId: 'a', category: 'zoning', verdict: 'include' as const };
    const overrides: Overrides = {
      portals: new Map([['springfield', [{ ...said, by: 'a steward', date: '2026-11-01', note: null }]]]),
      cities: new Map(),
    };
    await measured('2026-11-01', [{ localId: 'a', title: 'Plans' }], overrides);
    const { evidence } = await found('2026-11-01', 'a', overrides);
    expect(evidence('hvd.category')).toEqual([{ field: 'zoning', value: ['MATCH', 'OVERRIDE'] }]);
    // Without knowing it, no evidence would be found.
    expect((await found('2026-11-01', 'a')).evidence('hvd.category')).toBeNull();
  });

  it('tells of an identifier that changed since the snapshot before', async () => {
    await measured('2026-11-01', [{ localId: 'a', identifier: 'old' }]);
    await measured('2026-11-02', [{ localId: 'a', identifier: 'new' }]);
    const { evidence, again, dataset } = await found('2026-11-02', 'a');
    expect(evidence('doc.identifier')).toEqual([{ field: 'identifier', value: 'new' }]);
    expect(violationIn(dataset, again, 'doc.identifier')?.reason).toBe('CHANGED');
  });

  it('tells of a description that too many share', async () => {
    const description = 'Data that the city keeps about itself, gathered by its offices. '.repeat(3);
    const all = Array.from({ length: 21 }, (_, index) => ({ localId: `d${index}`, description }));
    await measured('2026-11-01', all);
    const { evidence, again, dataset } = await found('2026-11-01', 'd3');
    expect(evidence('doc.description')).toHaveLength(1);
    expect(violationIn(dataset, again, 'doc.description')?.reason).toBe('SHARED');
    expect(violationIn(dataset, again, 'mqa.fin.nothing')).toBeNull();
  });
});
