import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CANONICAL_DECLARATION,
  commitmentPlace,
  comparePlaces,
  goalTexts,
  indexBook,
  themeOf,
} from '../../../src/domain/commitments/book-index.ts';
import { EMPTY_BOOK } from '../../../src/domain/commitments/book.ts';
import { aBook, aCommitment, aMilestone, anUpdate, aPlan } from '../../support/commitment-builders.ts';

describe('the index of a book', () => {
  it('orders numbers as people count, and what has none last', () => {
    const numbers = ['10', null, '2', '2.10', '2.9', 'A1'];
    const commitments = numbers.map((number, n) => aCommitment(`c${n}`, { number }));
    const { commitments: ordered } = indexBook(aBook({ plans: [aPlan('plan-1')], commitments }));
    expect(ordered.map(({ number }) => number)).toEqual(['2', '2.9', '2.10', '10', 'A1', null]);
  });

  it('orders places so that no two commitments share one', () => {
    const place = fc.record({
      city: fc.string(),
      plan: fc.string(),
      number: fc.option(fc.string()),
      id: fc.string(),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [one, other] = [commitmentPlace(a), commitmentPlace(b)];
        expect(Math.sign(comparePlaces(one, other)) + Math.sign(comparePlaces(other, one))).toBe(0);
        if (a.id !== b.id) expect(comparePlaces(one, other)).not.toBe(0);
      }),
    );
  });

  it('finds what stands in it, and null for what does not', () => {
    const milestone = aMilestone('m1');
    const commitment = aCommitment('a', { milestones: [milestone] });
    const updates = [anUpdate('a', 'LIMITED'), anUpdate('m1', 'COMPLETE')];
    const index = indexBook(aBook({ plans: [aPlan('plan-1')], commitments: [commitment], updates }));
    expect(index.milestone('m1')).toEqual({ milestone, commitment });
    expect(index.updatesOf('m1').map(({ status }) => status)).toEqual(['COMPLETE']);
    expect([index.commitment('b'), index.plan('b'), index.round('R1'), index.partner('x')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(index.assessmentsOf('a')).toEqual([]);
  });

  it('holds the partnership where the book holds nothing', () => {
    const index = indexBook(EMPTY_BOOK);
    expect(index.declaration.pledges.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
    expect(index.pledge('P3')?.ordinal).toBe(3);
  });

  it('gives goals in the words of the declaration, and those of others as they stand', () => {
    const goals = [
      { id: 'G3', title: 'Commitments' },
      { id: 'G9', title: 'More' },
    ];
    const ours = { ...CANONICAL_DECLARATION, goals };
    expect(goalTexts(ours)).toEqual([
      expect.stringMatching(/^Secure concrete commitments that will/),
      'More',
    ]);
    expect(goalTexts({ ...ours, id: 'other' })).toEqual(['Commitments', 'More']);
  });

  it('knows the four themes, the one for none, and no other', () => {
    expect(['T1', 'T4', 'unclassified', 'T5'].map((code) => themeOf(code)?.title ?? null)).toEqual([
      'Promote transparency',
      'Leverage new technologies',
      'Unclassified',
      null,
    ]);
  });
});
