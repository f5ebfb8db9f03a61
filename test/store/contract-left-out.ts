/** What every store must do with what pools of cities leave out. */
import { describe, expect, it } from 'vitest';
import type { DatasetKey } from '../../src/domain/ids.ts';
import { packOf } from '../../src/domain/metrics/pack.ts';
import type { Snapshot } from '../../src/ports/metrics.ts';
import type { StoreUnderTest } from './contract.ts';

const PACK = packOf({ results: [] });
const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T06:00:00.000Z`;
function aSnapshot(at: string, scope: string): Snapshot {
  return {
    ...{ id: `${scope}@${at}`, scope, at, setVersion: 'v1', isWhole: true, run: null, mapVersion: null },
    ...{ platform: null, records: 2, datasets: 2, linkMode: 'NONE', freshness: [] },
  };
}

export function describeLeftOut(open: StoreUnderTest): void {
  describe('what the pool of a city leaves out', () => {
    const CITY = 'city:x';
    const aKey = (localId: string): DatasetKey => ({ portal: 'springfield', localId });
    const [a, b, c] = [aKey('a'), aKey('b'), aKey('c')];
    type Named = readonly [dataset: DatasetKey, by: DatasetKey | null];
    const save = (at: string, ...leftOut: readonly Named[]) =>
      open().metrics.save({
        ...{ snapshot: aSnapshot(at, CITY), points: [], rows: [] },
        leftOut: leftOut.map(([dataset, by]) => ({ ...dataset, by })),
      });
    const told = async (asOf: string | null) =>
      (await open().metrics.leftOut(CITY, asOf)).map(({ localId, by }) => [localId, by?.localId ?? null]);

    it('is told as it was at any time, with what stood for it', async () => {
      expect(await told(null)).toEqual([]);
      await save(day(1), [b, a], [c, null]);
      await save(day(2), [b, a], [c, null]);
      await save(day(3), [a, b]);
      expect(await told('2026-10-01T00:00:00.000Z')).toEqual([]);
      for (const at of [day(1), day(2)])
        expect(await told(at)).toEqual([
          ['b', 'a'],
          ['c', null],
        ]);
      for (const at of [day(3), null]) expect(await told(at)).toEqual([['a', 'b']]);
      expect(await open().metrics.leftOut('city:y', null)).toEqual([]);
    });

    it('is what was said last of a moment, and what is said of the past changes nothing since', async () => {
      await save(day(1), [b, a]);
      await save(day(3), [a, b], [c, b]);
      await save(day(3), [b, a], [c, a]);
      expect(await told(day(2))).toEqual([['b', 'a']]);
      const now = [
        ['b', 'a'],
        ['c', 'a'],
      ];
      expect(await told(day(3))).toEqual(now);
      await save(day(2));
      expect(await told(null)).toEqual(now);
      expect(await told(day(2))).toEqual([['b', 'a']]);
    });

    it('is as before where a snapshot does not say it', async () => {
      await save(day(1), [b, a]);
      await open().metrics.save({ snapshot: aSnapshot(day(2), CITY), points: [], rows: [] });
      expect(await told(null)).toEqual([['b', 'a']]);
    });

    it('goes with which datasets were there then', async () => {
      const { metrics } = open();
      const rows = (...ids: readonly string[]) =>
        ids.map((localId) => ({ ...{ localId, pack: PACK, quality: [0, 0, 0] as const, violations: [] } }));
      const portal = (at: string) => aSnapshot(at, 'portal:springfield');
      await metrics.save({ snapshot: portal(day(1)), points: [], rows: rows('a', 'b') });
      await metrics.save({ snapshot: portal(day(3)), points: [], rows: rows('b', 'c') });
      const were = (at: string) => metrics.wereMeasured([c, a, b, { ...a, portal: 'other' }], at);
      expect(await were('2026-10-01T00:00:00.000Z')).toEqual([false, false, false, false]);
      expect(await were(day(2))).toEqual([false, true, true, false]);
      expect(await were(day(3))).toEqual([true, false, true, false]);
      expect(await metrics.wereMeasured([], day(3))).toEqual([]);
    });

    it('is thinned with the states of datasets', async () => {
      const october = (number: number) => day(number).replace('-11-', '-10-');
      await save(october(1), [b, a]);
      await save(october(3), [c, a]);
      await save(day(2), [a, c]);
      expect(await open().metrics.thin(day(1), 10)).toBe(1);
      expect(await told(october(2))).toEqual([['c', 'a']]);
      expect(await told(null)).toEqual([['a', 'c']]);
    });
  });
}
