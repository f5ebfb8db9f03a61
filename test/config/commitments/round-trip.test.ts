import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { planText } from '../../../src/config/commitments/write-plan.ts';
import type { PlanFile } from '../../../src/domain/commitments/plan-file.ts';
import type { CommitmentBook } from '../../../src/domain/commitments/book.ts';
import { placesOf, readFolder } from '../../support/commitment-files.ts';
import { planFileOf, planFiles } from '../../support/plan-files.ts';

function bookOf(plan: PlanFile): CommitmentBook {
  const { book, problems } = readFolder({ 'cities/lima/plans/any-plan.yaml': planText(plan) });
  expect(placesOf(problems.filter(({ severity }) => severity === 'E'))).toEqual([]);
  return book;
}
/** Lines of the file are not those of another way to write it. */
const withoutLines = (book: CommitmentBook): unknown =>
  JSON.parse(JSON.stringify(book), (key, value: unknown) => (key === 'line' ? undefined : value));

describe('a plan', () => {
  it('is the same after it was written and read, whatever its texts look like', () => {
    fc.assert(
      fc.property(planFiles, (plan) => {
        expect(parse(planText(plan), { version: '1.2', schema: 'core' })).toEqual(
          JSON.parse(JSON.stringify(plan)),
        );
      }),
    );
  });

  it('gives the same book when the book is written as a plan and read again', () => {
    fc.assert(
      fc.property(planFiles, (file) => {
        const book = bookOf(file);
        const [plan] = book.plans;
        if (plan === undefined) throw new Error('no plan');
        const again = bookOf(planFileOf(plan, book.commitments, file));
        expect(withoutLines(again)).toEqual(withoutLines(book));
      }),
      { numRuns: 60 },
    );
  });
});
