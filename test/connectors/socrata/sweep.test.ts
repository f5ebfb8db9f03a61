import { describe, expect, it } from 'vitest';
import { createSweep } from '../../../connectors/socrata/sweep.ts';
import { aResult, DOMAIN, idAt, results } from './support.ts';

describe('a sweep', () => {
  it('takes each result once', () => {
    const sweep = createSweep(DOMAIN, []);
    const listed = [...results(3), ...results(3)];
    expect(sweep.take(listed, 10).records).toHaveLength(3);
    expect(sweep.take(listed, 10)).toMatchObject({ fresh: 0, consumed: 6, records: [] });
    expect(sweep.seenInPart).toBe(3);
  });

  it('stops after as many new ones as a page may hold, and says how far it looked', () => {
    const sweep = createSweep(DOMAIN, [idAt(0)]);
    const taken = sweep.take(results(5), 2);
    expect(taken.records.map((record) => record.localId)).toEqual([idAt(10), idAt(20)]);
    expect(taken).toMatchObject({ fresh: 2, consumed: 3, ids: [idAt(0), idAt(10), idAt(20)] });
  });

  it('counts an unreadable result without an id once', () => {
    const sweep = createSweep(DOMAIN, []);
    const bad = aResult({ resource: { id: null } });
    expect(sweep.take([bad, bad, 'other'], 10).rejected).toHaveLength(2);
    expect(sweep.take([bad], 10).rejected).toEqual([]);
  });

  it('counts anew in each part, and still knows the ids of the others', () => {
    const sweep = createSweep(DOMAIN, []);
    sweep.take(results(3), 10);
    sweep.beginPart();
    expect(sweep.take(results(5), 10).fresh).toBe(2);
    expect(sweep.seenInPart).toBe(2);
    expect(sweep.has(idAt(0))).toBe(true);
  });
});
