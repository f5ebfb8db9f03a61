import { describe, expect, it } from 'vitest';
import { indexBook } from '../../../src/domain/commitments/book-index.ts';
import { groupCommitments } from '../../../src/domain/commitments/group-commitments.ts';
import { aBook, aCommitment, aPlan } from '../../support/commitment-builders.ts';

const index = indexBook(
  aBook({
    plans: [aPlan('plan-1'), aPlan('plan-2')],
    commitments: [
      aCommitment('a', { themes: ['T1', 'T3', 'T1'] }),
      aCommitment('b', { plan: 'plan-2', themes: [] }),
      aCommitment('c', { themes: ['T3'] }),
    ],
  }),
);
const group = (by: 'THEME' | 'CITY') =>
  groupCommitments(by, index, index.commitments, () => null).map(({ key, label, commitments, plans }) => [
    key,
    label,
    commitments.map(({ id }) => id),
    plans.map(({ id }) => id),
  ]);

describe('groups of commitments', () => {
  it('hold a commitment once for each of its keys, and what has none at the end', () =>
    expect(group('THEME')).toEqual([
      ['T1', 'Promote transparency', ['a'], ['plan-1']],
      ['T3', 'Energize civic engagement and collaboration', ['a', 'c'], ['plan-1']],
      [null, 'No theme', ['b'], ['plan-2']],
    ]));

  it('hold each plan once, and call what has no name by its key', () =>
    expect(group('CITY')).toEqual([['springfield', 'springfield', ['a', 'c', 'b'], ['plan-1', 'plan-2']]]));
});
