import { describe, expect, it } from 'vitest';
import { followCopies } from '../../../../src/domain/metrics/aggregate/follow-copies.ts';

type Given = readonly [
  values: Readonly<Record<string, number>>,
  standIns?: Readonly<Record<string, string | null>>,
];
const pool = ([values, standIns = {}]: Given) => ({
  values: new Map(Object.entries(values)),
  standIns: new Map(Object.entries(standIns)),
});
const followed = (before: Given, after: Given) => Object.fromEntries(followCopies(pool(before), pool(after)));

describe('a dataset with copies', () => {
  it.each<readonly [string, Given, Given, Readonly<Record<string, number>>]>([
    ['another stands for it', [{ a: 1 }, { b: 'a' }], [{ b: 2 }, { a: 'b' }], { a: 2 }],
    ['the one that stood for it is gone', [{ a: 1 }, { b: 'a' }], [{ b: 2 }], { a: 2 }],
    ['a better copy came', [{ a: 1 }], [{ b: 2 }, { a: 'b' }], { a: 2 }],
    [
      'all that is left of it is a copy that never stood',
      [{ a: 1 }, { m: 'a' }],
      [{ c: 3 }, { m: 'c' }],
      { a: 3 },
    ],
  ])('is the same dataset where %s', (_, before, after, wanted) => {
    expect(followed(before, after)).toEqual(wanted);
  });

  it.each<readonly [string, Given, Given, Readonly<Record<string, number>>]>([
    ['stands by itself at both moments', [{ a: 1 }, { b: 'a' }], [{ a: 1, b: 2 }], { a: 1, b: 2 }],
    ['comes beside one that was there', [{ a: 1, b: 2 }], [{ b: 2 }, { a: 'b' }], { b: 2 }],
    ['is a view', [{ a: 1 }, { v: null }], [{ v: 2 }], { v: 2 }],
    ['has a copy that is known no more', [{ a: 1 }, { b: 'a' }], [{}, { a: 'b' }], {}],
  ])('is no other dataset where it %s', (_, before, after, wanted) => {
    expect(followed(before, after)).toEqual(wanted);
  });

  it('is taken for one other at most, whatever order they come in', () => {
    const after = { b: 2, c: 3 };
    const wanted = { a: 2, c: 3 };
    expect(followed([{ a: 1 }, { b: 'a', c: 'a' }], [after])).toEqual(wanted);
    expect(followed([{ a: 1 }, { c: 'a', b: 'a' }], [{ c: 3, b: 2 }])).toEqual(wanted);
  });
});
