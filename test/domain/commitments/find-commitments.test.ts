import { describe, expect, it } from 'vitest';
import { indexBook } from '../../../src/domain/commitments/book-index.ts';
import { findCommitments, keepsVerdict } from '../../../src/domain/commitments/find-commitments.ts';
import { aBook, aCommitment, aPlan } from '../../support/commitment-builders.ts';

const shown = (text: string) => ({ shown: text, by: { ja: text } });
const index = indexBook(
  aBook({
    plans: [aPlan('plan-1')],
    commitments: [
      aCommitment('a', { title: shown('保育所の一覧を公開する'), number: 'C-12' }),
      aCommitment('b', { title: shown('Straße und Plätze') }),
    ],
  }),
);
const find = (query: string) => findCommitments(index, ['springfield'], { query }).map(({ id }) => id);

describe('words of a commitment', () => {
  it.each([
    ['一覧', ['a']],
    ['strasse', ['b']],
    ['PLATZ', ['b']],
    ['12', ['a']],
    ['tze', []],
    ['promise', ['a', 'b']],
    ['... !', ['a', 'b']],
  ])('are found by %s', (query, ids) => expect(find(query)).toEqual(ids));

  it('cannot be a pattern', () => expect(find('.*')).toEqual(['a', 'b']));
});

describe('a verdict that is asked for', () => {
  it.each([
    [{}, true],
    [{ states: [] }, false],
    [{ states: ['STALE'] }, true],
    [{ states: ['PARTIAL'] }, false],
    [{ overdue: true }, true],
    [{ overdue: false }, false],
    [{ overdue: null, states: null }, true],
    [{ overdue: true, states: ['FULFILLED'] }, false],
  ] as const)('by %j is kept: %s', (where, isKept) =>
    expect(keepsVerdict(where, { state: 'STALE', dueState: 'OVERDUE' })).toBe(isKept),
  );
});
