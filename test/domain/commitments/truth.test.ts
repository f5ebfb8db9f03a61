import { describe, expect, it } from 'vitest';
import {
  FALSE,
  TRUE,
  UNKNOWN,
  allOf,
  anyOf,
  negation,
  truthOf,
} from '../../../src/domain/commitments/truth.ts';

const all = [FALSE, UNKNOWN, TRUE] as const;

describe('three-valued logic', () => {
  it('has the tables of Kleene', () => {
    const and = all.map((a) => all.map((b) => allOf([a, b], (one) => one)));
    const or = all.map((a) => all.map((b) => anyOf([a, b], (one) => one)));
    expect(and).toEqual([
      [FALSE, FALSE, FALSE],
      [FALSE, UNKNOWN, UNKNOWN],
      [FALSE, UNKNOWN, TRUE],
    ]);
    expect(or).toEqual([
      [FALSE, UNKNOWN, TRUE],
      [UNKNOWN, UNKNOWN, TRUE],
      [TRUE, TRUE, TRUE],
    ]);
    expect(all.map(negation)).toEqual([TRUE, UNKNOWN, FALSE]);
  });

  it('follows De Morgan for any number of members', () => {
    for (const a of all)
      for (const b of all)
        for (const c of all) {
          expect(negation(allOf([a, b, c], (one) => one))).toBe(anyOf([a, b, c], negation));
          expect(negation(anyOf([a, b, c], (one) => one))).toBe(allOf([a, b, c], negation));
        }
  });

  it('takes none of them for true of all and of no any', () => {
    expect([allOf([], truthOf), anyOf([], truthOf)]).toEqual([TRUE, FALSE]);
  });
});
