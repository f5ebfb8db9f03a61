import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import type { Column } from '../../src/domain/query/table.ts';
import { createBudget } from '../../src/federate/rows/budget.ts';
import { probeContents } from '../../src/report/probe-contents.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aDistribution, aRecordWrite } from '../support/builders.ts';
import { createRowBench } from '../support/row-service.ts';
import { createTableSource, type TableFaults } from '../support/table-source.ts';
import { harvested } from '../store/contract.ts';

const column = (name: string, type: Column['type']): Column => ({
  ...{ name, type, sourceType: type, nullable: true, title: null, description: null, system: false },
});
const COLUMNS = [column('id', 'integer'), column('opened', 'date'), column('due_date', 'date')];
const row = (id: number, opened: string | null): Row => ({ id, opened, due_date: '2030-01-01' });
const NOW = '2026-11-20T12:00:00.000Z';

async function aBench(
  rows: readonly Row[],
  more: {
    readonly ids?: readonly string[];
    readonly columns?: readonly Column[];
    readonly faults?: TableFaults;
    readonly waitedFor?: readonly string[];
  } = {},
) {
  const { ids = ['d1'], columns = COLUMNS, faults = {}, waitedFor = [] } = more;
  const store = createMemoryStore();
  const distributions = [aDistribution({ tableId: 't1' })];
  await harvested(
    store,
    ids.map((localId) => aRecordWrite({ dataset: { portal: 'springfield', localId, distributions } })),
  );
  const table = createTableSource({ columns, rows, key: 'id', faults });
  const bench = await createRowBench({
    portals: { springfield: table },
    datasets: ids.map((localId) => ({ portal: 'springfield', localId, distributions })),
  });
  const controller = new AbortController();
  const probe = (requests = 100, now = NOW) =>
    probeContents(
      {
        ...{ catalogue: store.catalogue, contents: store.contents, rows: bench.service },
        ...{ budget: createBudget, clock: { now: () => new Date(now) } },
        waitedFor: () => Promise.resolve(new Set(waitedFor)),
        digest: (text) => createHash('sha256').update(text).digest('hex'),
      },
      { portal: 'springfield', requests },
      () => undefined,
      controller.signal,
    );
  return { store, table, probe, controller };
}

describe('probing a portal', () => {
  it('keeps the newest day of the main date column', async () => {
    const { store, probe } = await aBench([row(1, '2022-08-13'), row(2, '2020-01-01'), row(3, null)]);
    const report = await probe();
    expect(report).toMatchObject({ tables: 1, due: 1, stopped: null });
    const [fact] = await store.contents.facts([{ portal: 'springfield', localId: 'd1' }]);
    expect(fact).toEqual({
      ...{ portal: 'springfield', localId: 'd1', probedAt: NOW, table: 'api:t1', column: 'opened' },
      ...{ newest: '2022-08-13', isWhole: true, future: null, reason: null },
      rows: { most: 3, estimate: null, uncounted: 0, reason: null },
    });
    expect(report.requests).toBeLessThanOrEqual(4);
  });

  it('counts rows of a table without dates too, and asks a portal that failed for nothing more', async () => {
    const plain = await aBench([{ id: 1 }], { columns: [column('id', 'integer')] });
    expect((await plain.probe()).probed[0]).toMatchObject({ reason: 'NO_DATE_COLUMN', rows: { most: 1 } });
    const failing = (): Error => new ConnectorError('UPSTREAM_FAILED', 'down');
    const down = await aBench([row(1, null)], { faults: { failing } });
    expect((await down.probe()).probed[0]?.rows).toEqual({
      ...{ most: null, estimate: null, uncounted: 1, reason: 'UPSTREAM_FAILED' },
    });
    expect(down.table.asked.filter(({ what }) => what === 'count')).toEqual([]);
  });

  it('keeps the newest day where counting fails', async () => {
    const failing = (what: string): Error | null =>
      what === 'count' ? new ConnectorError('UPSTREAM_FAILED', 'down') : null;
    const { probe } = await aBench([row(1, '2022-08-13')], { faults: { failing } });
    expect((await probe()).probed[0]).toMatchObject({
      ...{ newest: '2022-08-13', reason: null, rows: { most: null, reason: 'UPSTREAM_FAILED' } },
    });
  });

  it('begins with what is waited for, and asks it again after a day', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const wanted of ids) {
      const { probe } = await aBench([row(1, '2022-08-13')], { ids, waitedFor: [wanted] });
      expect((await probe()).probed[0]?.localId).toBe(wanted);
      expect((await probe(100, '2026-11-20T18:00:00.000Z')).due).toBe(0);
      const next = await probe(100, '2026-11-21T12:00:00.000Z');
      expect(next.probed.map(({ localId }) => localId)).toEqual([wanted]);
    }
  });

  it('leaves out days to come, and tells the latest of them', async () => {
    const { probe } = await aBench([row(1, '8291-01-01'), row(2, '2026-11-20'), row(3, '2026-11-21')]);
    expect((await probe()).probed[0]).toMatchObject({ newest: '2026-11-20', future: '8291-01-01' });
  });

  it('asks of instants up to the end of the day', async () => {
    const columns = [column('id', 'integer'), column('opened', 'instant')];
    const rows = [
      { id: 1, opened: '2026-11-20T23:30:00Z' },
      { id: 2, opened: '2026-11-21T00:00:00Z' },
    ];
    const { probe } = await aBench(rows, { columns });
    expect((await probe()).probed[0]).toMatchObject({ newest: '2026-11-20', future: '2026-11-21' });
  });

  it.each([
    ['NO_DATE_COLUMN', [{ id: 1 }], { columns: [column('id', 'integer')] }],
    ['NO_DATES', [row(1, null)], {}],
    [
      'UPSTREAM_FAILED',
      [row(1, '2020-01-01')],
      { faults: { failing: () => new ConnectorError('UPSTREAM_FAILED', 'down') } },
    ],
  ])('says %s of a table that tells nothing', async (reason, rows, more) => {
    const { probe } = await aBench(rows, more);
    expect((await probe()).probed[0]).toMatchObject({ newest: null, reason });
  });

  it('goes on where the budget ended, and asks nothing again before it is due', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const { probe } = await aBench([row(1, '2022-08-13')], { ids });
    const first = await probe(4);
    expect(first.stopped).toBe('BUDGET');
    expect(first.probed.length).toBeLessThan(5);
    const rest = await probe();
    expect([...first.probed, ...rest.probed].map(({ localId }) => localId).toSorted()).toEqual(ids);
    expect(await probe()).toMatchObject({ due: 0, probed: [] });
    expect((await probe(100, '2026-12-25T00:00:00.000Z')).due).toBe(5);
  });

  it('takes the same order whoever asks, and stops when it is asked to', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const [one, other] = [await aBench([row(1, null)], { ids }), await aBench([row(1, null)], { ids })];
    const order = (await one.probe()).probed.map(({ localId }) => localId);
    expect((await other.probe()).probed.map(({ localId }) => localId)).toEqual(order);
    const stopped = await aBench([row(1, null)], { ids });
    stopped.controller.abort();
    expect(await stopped.probe()).toMatchObject({ stopped: 'ABORTED', probed: [] });
  });

  it('takes a question that was broken off for no answer', async () => {
    for (const last of ['describe', 'rows', 'count']) {
      const stop: (() => void)[] = [];
      const failing = (what: string): Error | null => {
        if (what === last) stop[0]?.();
        return what === last ? new ConnectorError('UPSTREAM_FAILED', 'broken off') : null;
      };
      const { probe, controller, store } = await aBench([row(1, '2022-08-13')], { faults: { failing } });
      stop.push(() => controller.abort());
      expect(await probe()).toMatchObject({ stopped: 'ABORTED', probed: [] });
      expect(await store.contents.facts([{ portal: 'springfield', localId: 'd1' }])).toEqual([null]);
    }
  });
});
