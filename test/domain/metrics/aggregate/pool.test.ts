import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolDatasets, poolFactOf, type PoolFact } from '../../../../src/domain/metrics/aggregate/pool.ts';
import { aMeasured } from '../../../support/measured.ts';

function aFact(localId: string, given: Partial<PoolFact> = {}): PoolFact {
  return {
    portal: 'a',
    localId,
    points: 100,
    derivedFrom: [],
    sameDownload: null,
    sameFiles: null,
    sameIdentifier: null,
    sameText: null,
    ...given,
  };
}
const outcome = (facts: readonly PoolFact[]) =>
  poolDatasets(facts).dropped.map(
    ({ portal, localId, because, by }) => `${portal}/${localId} ${because} ${by.portal}/${by.localId}`,
  );

describe('poolDatasets', () => {
  it('keeps the best described of copies, and the first of equals', () => {
    const sameDownload = 'https://d.ex/a.csv';
    const facts = [
      aFact('1', { sameDownload }),
      aFact('2', { sameDownload, points: 300, portal: 'b' }),
      aFact('3', { sameText: 't' }),
      aFact('3', { sameText: 't', portal: 'b' }),
    ];
    expect(outcome(facts)).toEqual(['a/1 SAME_DOWNLOAD b/2', 'b/3 SAME_TEXT a/3']);
    expect(poolDatasets(facts).size).toBe(2);
  });

  it('keeps one of those that list the same files in another order', () => {
    const sameFiles = 'd.ex/a.csv d.ex/a.json';
    const { size, dropped } = poolDatasets([
      aFact('1', { sameDownload: 'd.ex/a.csv', sameFiles }),
      aFact('2', { sameDownload: 'd.ex/a.json', sameFiles, portal: 'b' }),
      aFact('3', { sameDownload: 'd.ex/b.csv', sameFiles: 'd.ex/a.json d.ex/b.csv', portal: 'b' }),
    ]);
    expect(size).toBe(2);
    expect(dropped).toMatchObject([{ localId: '2', because: 'SAME_DOWNLOAD', by: { localId: '1' } }]);
  });

  it('looks at downloads before identifiers before texts, and names what stands in the end', () => {
    const facts = [
      aFact('1', { sameDownload: 'd', points: 10 }),
      aFact('2', { sameDownload: 'd', sameIdentifier: 'i', points: 20 }),
      aFact('3', { sameIdentifier: 'i', points: 30 }),
    ];
    expect(outcome(facts)).toEqual(['a/1 SAME_DOWNLOAD a/3', 'a/2 SAME_IDENTIFIER a/3']);
  });

  it('does not take missing keys for equal ones', () => {
    expect(poolDatasets([aFact('1'), aFact('2')]).size).toBe(2);
  });

  it('drops views of what is there, and keeps views of what is not', () => {
    const facts = [
      aFact('root'),
      aFact('view', { derivedFrom: ['root'], points: 400 }),
      aFact('view of view', { derivedFrom: ['view'] }),
      aFact('view of two', { derivedFrom: ['root', 'private'] }),
      aFact('elsewhere', { portal: 'b', derivedFrom: ['root'] }),
    ];
    expect(outcome(facts)).toEqual(['a/view DERIVED a/root', 'a/view of view DERIVED a/root']);
  });

  it('keeps one of a circle of views', () => {
    const facts = [aFact('1', { derivedFrom: ['2'] }), aFact('2', { derivedFrom: ['1'], points: 200 })];
    expect(outcome(facts)).toEqual(['a/1 DERIVED a/2']);
    expect(outcome([aFact('1', { derivedFrom: ['1'] })])).toEqual([]);
  });

  it('follows a chain of views of any length once, with views and a circle hanging on it', () => {
    const chain = Array.from({ length: 50_000 }, (_, i) =>
      aFact(String(i), { derivedFrom: i === 0 ? [] : [String(i - 1)] }),
    );
    const started = performance.now();
    const { size, dropped } = poolDatasets(chain);
    // Walking up anew from each view takes hours.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(size).toBe(1);
    expect(new Set(dropped.map(({ by }) => by.localId))).toEqual(new Set(['0']));
    const circle = [
      aFact('x', { derivedFrom: ['y'] }),
      aFact('y', { derivedFrom: ['x'], points: 200 }),
      aFact('z', { derivedFrom: ['x'], points: 300 }),
    ];
    expect(outcome(circle)).toEqual(['a/z DERIVED a/y', 'a/x DERIVED a/y']);
  });

  it('gives the same in any order, and drops nothing that stands for another', () => {
    const key = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null });
    const fact = fc.record({
      portal: fc.constantFrom('a', 'b'),
      localId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      points: fc.nat(3),
      derivedFrom: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 2 }),
      sameDownload: key,
      sameFiles: key,
      sameIdentifier: key,
      sameText: key,
    });
    const facts = fc.uniqueArray(fact, { selector: ({ portal, localId }) => portal + localId });
    fc.assert(
      fc.property(
        facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const pool = poolDatasets(all);
          expect(poolDatasets(shuffled)).toEqual(pool);
          expect(pool.size + pool.dropped.length).toBe(all.length);
          const names = new Set(pool.dropped.map(({ portal, localId }) => portal + localId));
          expect(pool.dropped.filter(({ by }) => names.has(by.portal + by.localId))).toEqual([]);
        },
      ),
    );
  });

  it('takes what it needs from a measured dataset', () => {
    expect(poolFactOf(aMeasured({ total: 90, upper: 120, traits: { sameText: 't' } }))).toEqual({
      ...aFact('d1', { portal: 'exampleville', points: 90, sameText: 't' }),
    });
  });
});
