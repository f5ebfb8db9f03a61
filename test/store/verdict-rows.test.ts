import { describe, expect, it } from 'vitest';
import { evidenceKeys, placeVerdict, verdictBody } from '../../src/store/verdict-rows.ts';
import { anEvaluation, aRequirement, aVerdict } from '../support/an-evaluation.ts';

describe('a verdict that is to be kept', () => {
  const last = { body: 'b', validFrom: '2026-11-01', lastAt: '2026-11-03' };

  it.each([
    ['begins where none is kept', null, '2026-11-02', 'b', 'begin'],
    ['is left out where a younger one is kept', last, '2026-11-02', 'x', 'leave'],
    ['is left out where it is kept', last, '2026-11-03', 'b', 'leave'],
    ['takes the place of another on its moment', last, '2026-11-03', 'x', 'replace'],
    ['prolongs the same', last, '2026-11-04', 'b', 'prolong'],
    ['begins behind another', last, '2026-11-04', 'x', 'begin'],
  ] as const)('%s', (_, known, at, body, placing) => {
    expect(placeVerdict(known, at, body)).toBe(placing);
  });

  it('is the same at another moment, on other snapshots, and no other way', () => {
    const body = verdictBody(anEvaluation('a'));
    expect(verdictBody(anEvaluation('a', {}, { at: '2027', snapshots: ['s'] }))).toBe(body);
    expect(verdictBody(anEvaluation('a', {}, { selectorDigest: 'other' }))).not.toBe(body);
    expect(verdictBody(anEvaluation('a', { dueState: 'DUE' }))).not.toBe(body);
    const milestones = [{ id: 'm', verdict: aVerdict() }];
    expect(verdictBody(anEvaluation('a', {}, { milestones }))).not.toBe(body);
  });

  it('names each dataset once', () => {
    const verdict = { requirements: [aRequirement('p/1', 'p/2'), aRequirement('p/1')] };
    expect(evidenceKeys(anEvaluation('a', verdict))).toEqual([
      { portal: 'p', localId: '1' },
      { portal: 'p', localId: '2' },
    ]);
  });
});
