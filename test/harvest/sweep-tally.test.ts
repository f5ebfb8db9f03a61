import { describe, expect, it } from 'vitest';
import { type CataloguePage, ConnectorError, type Json } from '../../src/connector/index.ts';
import { SweepTally } from '../../src/harvest/sweep-tally.ts';

function page(ids: readonly string[], next: Json, over: Partial<CataloguePage> = {}): CataloguePage {
  const records = ids.map((localId) => ({ localId, stamp: null, raw: {} }));
  return { records, rejected: [], leftOut: [], gone: [], total: null, next, ...over };
}
const error = new ConnectorError('BAD_SHAPE', 'x');

describe('the tally of a sweep', () => {
  it('counts an id once, whichever way and however often it came, and nameless rejections each', () => {
    const tally = new SweepTally(null);
    tally.add(
      page(['a', 'b'], 1, {
        rejected: [
          { localId: null, error },
          { localId: null, error },
        ],
      }),
    );
    tally.add(page(['b', 'c'], null, { leftOut: [{ localId: 'a', reason: 'chart' }] }));
    expect(tally.seen).toBe(5);
  });
  it('hands on the first of several records with one id', () => {
    const tally = new SweepTally(null);
    expect(tally.add(page(['a', 'a', 'b'], 1)).fresh.map(({ localId }) => localId)).toEqual(['a', 'b']);
    expect(tally.add(page(['b', 'c'], null)).fresh.map(({ localId }) => localId)).toEqual(['c']);
  });
  it('keeps the first and the last exact total, and no estimate', () => {
    const tally = new SweepTally(null);
    tally.add(page(['a'], 1, { total: { value: 3, precision: 'estimate' } }));
    expect(tally.totals).toBeNull();
    tally.add(page(['b'], 2, { total: { value: 3, precision: 'exact' } }));
    tally.add(page(['c'], 3));
    tally.add(page(['d'], null, { total: { value: 4, precision: 'exact' } }));
    expect(tally.totals).toEqual({ first: 3, last: 4 });
  });
  it('goes on from the total that an earlier process read', () => {
    const tally = new SweepTally(9);
    tally.add(page(['a'], null, { total: { value: 8, precision: 'exact' } }));
    expect(tally.totals).toEqual({ first: 9, last: 8 });
  });
  it('is stuck on a page that is the very one before, last or not', () => {
    const tally = new SweepTally(null);
    tally.add(page(['a', 'b'], 1));
    expect(tally.add(page(['a', 'b'], null)).stuck?.message).toContain('same page of 2 records twice');
  });
  it('is stuck when sent back to a place where it was with nothing new seen since, not otherwise', () => {
    const tally = new SweepTally(null);
    tally.add(page(['a'], { offset: 1, mode: 'x' }));
    expect(tally.add(page(['b'], { mode: 'x', offset: 1 })).stuck).toBeNull();
    expect(tally.add(page([], 2)).stuck).toBeNull();
    expect(tally.add(page(['a'], { mode: 'x', offset: 1 })).stuck?.message).toContain('back to a place');
  });
  it('is stuck after three pages running without anything new, and counts each', () => {
    const tally = new SweepTally(null);
    tally.add(page(['a', 'b', 'c', 'd'], 1));
    expect(tally.add(page(['a'], 2)).stuck).toBeNull();
    expect(tally.add(page(['b'], 3)).stuck).toBeNull();
    expect(tally.add(page(['c'], 4)).stuck).not.toBeNull();
    expect(tally.repeatedPages).toBe(3);
  });
  it('is stuck after fifty empty pages, but takes an empty last page', () => {
    const tally = new SweepTally(null);
    for (let n = 0; n < 50; n += 1) expect(tally.add(page([], n)).stuck).toBeNull();
    expect(tally.add(page([], null)).stuck).toBeNull();
    expect(tally.add(page([], 'more')).stuck).not.toBeNull();
  });
});
