/** What every store must do with measurements. */
import { describe, expect, it } from 'vitest';
import { aSnapshot } from '../support/builders.ts';
import { exactly } from '../support/exact-point.ts';
import { measureDataset } from '../../src/domain/metrics/measure-dataset.ts';
import { packOf } from '../../src/domain/metrics/pack.ts';
import type { Past } from '../../src/domain/metrics/past.ts';
import type { MeasuredRow, MetricBook, RowDraft } from '../../src/ports/metrics.ts';
import { EX_A, EX_C } from '../support/measured-datasets.ts';
import type { StoreUnderTest } from './contract.ts';

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T06:00:00.000Z`;
const PACKS = { good: packOf(measureDataset(EX_A)), bad: packOf(measureDataset(EX_C)) };
function aRow(localId: string, pack: keyof typeof PACKS = 'good'): MeasuredRow {
  const violations =
    pack === 'bad'
      ? ([
          ['mqa.fin.keyword', 30],
          ['doc.title', 0],
        ] as const)
      : [];
  return { localId, pack: PACKS[pack], quality: [380, 380, 380], violations };
}

export function describeMetrics(open: StoreUnderTest): void {
  describe('a snapshot', () => {
    it('is given as it was at any time, and by scope', async () => {
      const { metrics } = open();
      const scope = 'portal:springfield';
      expect(await metrics.snapshots([scope], null)).toEqual([null]);
      const before = await metrics.revision();
      await metrics.save({
        snapshot: aSnapshot({ at: day(1) }),
        points: [exactly('p.mqa', 2, 200), exactly('p.size', 2, 2)],
        rows: [],
      });
      await metrics.save({
        snapshot: aSnapshot({ at: day(3) }),
        points: [exactly('p.mqa', 2, 210)],
        rows: [],
      });
      await metrics.save({
        snapshot: aSnapshot({ at: day(3), scope: 'city:x' }),
        points: [exactly('c.mqa', 2, 1)],
        rows: [],
      });
      expect(await metrics.revision()).toBeGreaterThan(before);
      const values = async (asOf: string | null, ids: readonly string[] | null = null) =>
        (await metrics.points([scope, 'portal:other', 'city:x'], ids, asOf)).map((points) =>
          points.map(({ indicator, value }) => [indicator, value]),
        );
      expect(await values(null)).toEqual([[['p.mqa', 210]], [], [['c.mqa', 1]]]);
      expect(await values(day(2))).toEqual([
        [
          ['p.mqa', 200],
          ['p.size', 2],
        ],
        [],
        [],
      ]);
      expect(await values(day(2), ['p.size', 'p.none'])).toEqual([[['p.size', 2]], [], []]);
      expect((await metrics.snapshots([scope, 'city:x'], day(2))).map((one) => one?.at ?? null)).toEqual([
        day(1),
        null,
      ]);
    });

    it('takes points later, in the place of those that it had, and only in its own moment', async () => {
      const { metrics } = open();
      const scope = 'city:springfield';
      const points = [exactly('c.mqa', 2, 1), exactly('c.policy', 2, 1)];
      for (const at of [day(1), day(2)])
        await metrics.save({ snapshot: aSnapshot({ at, scope }), points, rows: [] });
      const more = [exactly('c.policy', 2, 12), exactly('c.index', 2, 0.5)];
      const before = await metrics.revision();
      expect(await metrics.addPoints(scope, day(1), more)).toBe(true);
      const added = await metrics.revision();
      expect(added).toBeGreaterThan(before);
      expect(await metrics.addPoints(scope, day(1), more)).toBe(true);
      expect(await metrics.revision()).toBe(added);
      expect(await metrics.addPoints(scope, day(3), more)).toBe(false);
      const values = async (asOf: string | null) =>
        (await metrics.points([scope], null, asOf))[0]?.map(({ indicator, value }) => [indicator, value]);
      expect(await values(day(1))).toEqual([
        ['c.index', 0.5],
        ['c.mqa', 1],
        ['c.policy', 12],
      ]);
      expect(await values(null)).toEqual([
        ['c.mqa', 1],
        ['c.policy', 1],
      ]);
    });

    it('is one of a series, and replaces what was saved of the same moment', async () => {
      const { metrics } = open();
      for (const [at, value] of [
        [day(2), 1],
        [day(1), 0],
        [day(3), 2],
        [day(3), 3],
      ] as const)
        await metrics.save({ snapshot: aSnapshot({ at }), points: [exactly('p.mqa', 2, value)], rows: [] });
      const series = async (from: string | null, to: string | null) =>
        (await metrics.series('portal:springfield', 'p.mqa', from, to)).map(({ snapshot, point }) => [
          snapshot.at,
          point.value,
        ]);
      expect(await series(null, null)).toEqual([
        [day(1), 0],
        [day(2), 1],
        [day(3), 3],
      ]);
      expect(await series(day(2), day(2))).toEqual([[day(2), 1]]);
      expect(await metrics.series('portal:springfield', 'p.none', null, null)).toEqual([]);
    });
  });

  describe('measurements of datasets', () => {
    const key = (localId: string) => ({ portal: 'springfield', localId });

    it('hold until they change or the dataset is gone', async () => {
      const { metrics } = open();
      await metrics.save({
        snapshot: aSnapshot({ at: day(1) }),
        points: [],
        rows: [aRow('a'), aRow('b'), aRow('c')],
      });
      await metrics.save({
        snapshot: aSnapshot({ at: day(2) }),
        points: [],
        rows: [aRow('a'), aRow('b', 'bad')],
      });
      const kept = async (asOf: string | null) =>
        (await metrics.measurements(['a', 'b', 'c', 'd'].map(key), asOf)).map((one) =>
          one === null ? null : [one.validFrom, one.violations.length],
        );
      expect(await kept(null)).toEqual([[day(1), 0], [day(2), 2], null, null]);
      expect(await kept(day(1))).toEqual([[day(1), 0], [day(1), 0], [day(1), 0], null]);
      expect(await kept('2026-10-01T00:00:00.000Z')).toEqual([null, null, null, null]);
      const [first] = await metrics.measurements([key('a')], null);
      expect(first).toEqual({ ...aRow('a'), validFrom: day(1) });
    });

    it('give a list of work, most points first, page by page', async () => {
      const { metrics } = open();
      await metrics.save({
        snapshot: aSnapshot({ at: day(1) }),
        points: [],
        rows: [aRow('b', 'bad'), aRow('a', 'bad'), aRow('c')],
      });
      const first = await metrics.violations('springfield', null, { first: 3, after: null });
      expect(first.items.map(({ item }) => [item.localId, item.indicator, item.points])).toEqual([
        ['a', 'mqa.fin.keyword', 30],
        ['b', 'mqa.fin.keyword', 30],
        ['a', 'doc.title', 0],
      ]);
      expect([first.total, first.hasNextPage]).toEqual([4, true]);
      const rest = await metrics.violations('springfield', null, {
        first: 3,
        after: first.items.at(-1)?.cursor ?? '',
      });
      expect(rest.items.map(({ item }) => item.localId)).toEqual(['b']);
      const only = await metrics.violations('springfield', ['doc.title'], { first: 9, after: null });
      expect(only.total).toBe(2);
      await expect(
        metrics.violations('other', null, { first: 1, after: first.items[0]?.cursor ?? '' }),
      ).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    });
  });

  describe('states of datasets through time', () => {
    const at = (text: string): string => `${text}T06:00:00.000Z`;
    /** Each day the dataset is either good, bad, or gone. */
    async function keep(
      metrics: ReturnType<StoreUnderTest>['metrics'],
      days: readonly (readonly [day: string, rows: readonly MeasuredRow[]])[],
    ): Promise<void> {
      for (const [text, rows] of days)
        await metrics.save({ snapshot: aSnapshot({ at: at(text) }), points: [], rows });
    }
    const idsOf = async (
      metrics: ReturnType<StoreUnderTest>['metrics'],
      asOf: string | null,
      after: string | null = null,
      limit = 10,
    ) =>
      (await metrics.measuredPage('springfield', asOf, after, limit)).map(
        ({ localId, violations }) => `${localId}${violations.length}`,
      );

    it('are read page by page as of any moment, with what is gone since', async () => {
      const { metrics } = open();
      await keep(metrics, [
        ['2026-11-01', [aRow('a'), aRow('b'), aRow('c', 'bad')]],
        ['2026-11-02', [aRow('b', 'bad'), aRow('d')]],
      ]);
      expect(await idsOf(metrics, null)).toEqual(['b2', 'd0']);
      expect(await idsOf(metrics, at('2026-11-01'))).toEqual(['a0', 'b0', 'c2']);
      expect(await idsOf(metrics, at('2026-11-01'), 'a', 1)).toEqual(['b0']);
      expect(await idsOf(metrics, at('2026-10-01'))).toEqual([]);
      expect(await metrics.measuredPage('other', null, null, 9)).toEqual([]);
    });

    it('are thinned to the ends of months, which then answer for their month, and figures stay', async () => {
      const { metrics } = open();
      await keep(metrics, [
        ['2024-01-05', [aRow('a'), aRow('gone')]],
        ['2024-01-10', [aRow('a', 'bad')]],
        ['2024-01-20', [aRow('a')]],
        ['2024-02-03', [aRow('a', 'bad')]],
        ['2024-02-07', [aRow('a')]],
        ['2024-03-04', [aRow('a', 'bad')]],
        ['2024-03-05', [aRow('a')]],
      ]);
      const asked = at('2024-01-12');
      expect(await metrics.heldAt(asked)).toBe(asked);
      expect(await idsOf(metrics, asked)).toEqual(['a2']);
      const before = await metrics.revision();
      const march = '2024-03-01T00:00:00.000Z';
      expect(await metrics.thin(march, 2)).toBe(2);
      expect(await metrics.thin(march, 9)).toBe(2);
      expect(await metrics.thin(march, 9)).toBe(0);
      expect(await metrics.revision()).toBeGreaterThan(before);
      expect(await metrics.heldAt(asked)).toBe('2024-01-31T23:59:59.999Z');
      expect(await idsOf(metrics, asked)).toEqual(['a0']);
      expect(await idsOf(metrics, at('2024-02-04'))).toEqual(['a0']);
      expect(await idsOf(metrics, at('2024-03-04'))).toEqual(['a2']);
      expect(await metrics.heldAt(at('2024-03-04'))).toBe(at('2024-03-04'));
      expect(await idsOf(metrics, null)).toEqual(['a0']);
      expect((await metrics.snapshots(['portal:springfield'], asked))[0]?.at).toBe(at('2024-01-10'));
      expect(await metrics.thin('2024-02-01T00:00:00.000Z', 9)).toBe(0);
      expect(await metrics.heldAt(at('2024-02-04'))).toBe('2024-02-29T23:59:59.999Z');
    });
  });

  describe('a draft of rows', () => {
    const past = (identifier: string): Past => ({ identifier, since: day(1), before: null, dates: [] });
    const drafted = (localId: string, pack: 'good' | 'bad' = 'good') => ({
      ...{ ...aRow(localId, pack), past: past(`${localId} ${pack}`) },
    });
    const keys = ['a', 'b', 'c'].map((localId) => ({ portal: 'springfield', localId }));
    const shown = async (metrics: MetricBook, asOf: string | null = null) =>
      (await metrics.measurements(keys, asOf)).map((one) =>
        one === null ? null : [one.validFrom, one.violations.length],
      );
    const save = (metrics: MetricBook, at: string, draft: RowDraft, gone: readonly string[] | null) =>
      metrics.save({ snapshot: aSnapshot({ at }), points: [], rows: { draft, gone } });

    it('is seen when it is saved, with what was put last of each', async () => {
      const { metrics } = open();
      const draft = metrics.draft('springfield');
      await draft.put([drafted('a'), drafted('b')]);
      await draft.put([drafted('b', 'bad')]);
      expect(await shown(metrics)).toEqual([null, null, null]);
      expect(await metrics.pasts('springfield', ['a', 'b'])).toEqual([null, null]);
      expect(await draft.packs(['b', 'a', 'c'])).toEqual([PACKS.bad, PACKS.good, null]);
      await save(metrics, day(1), draft, null);
      expect(await shown(metrics)).toEqual([[day(1), 0], [day(1), 2], null]);
      expect(await metrics.pasts('springfield', ['b', 'none', 'a'])).toEqual([
        past('b bad'),
        null,
        past('a good'),
      ]);
      expect(await metrics.pasts('other', ['a'])).toEqual([null]);
    });

    it('leaves the rest as it was, and closes what is named as gone', async () => {
      const { metrics } = open();
      await metrics.save({
        ...{ snapshot: aSnapshot({ at: day(1) }), points: [] },
        rows: [aRow('a'), aRow('b'), aRow('c')],
      });
      const draft = metrics.draft('springfield');
      await draft.put([drafted('b', 'bad'), { ...aRow('a'), past: null }]);
      expect(await draft.packs(['a', 'b', 'c'])).toEqual([PACKS.good, PACKS.bad, PACKS.good]);
      await save(metrics, day(2), draft, ['c']);
      expect(await shown(metrics)).toEqual([[day(1), 0], [day(2), 2], null]);
      expect(await shown(metrics, day(1))).toEqual([
        [day(1), 0],
        [day(1), 0],
        [day(1), 0],
      ]);
    });

    it('is one of several, and forgets what is discarded', async () => {
      const { metrics } = open();
      const [first, second] = [metrics.draft('springfield'), metrics.draft('springfield')];
      await first.put([drafted('a')]);
      await second.put([drafted('b')]);
      await first.discard();
      expect(await first.packs(['a', 'b'])).toEqual([null, null]);
      await save(metrics, day(1), second, null);
      expect(await shown(metrics)).toEqual([null, [day(1), 0], null]);
    });

    it('is saved nowhere but in its own store', async () => {
      const { metrics } = open();
      const stranger: RowDraft = {
        put: async () => undefined,
        packs: async () => [],
        discard: async () => undefined,
      };
      await expect(save(metrics, day(1), stranger, null)).rejects.toThrow(TypeError);
    });
  });
}
