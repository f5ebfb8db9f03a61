import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../../support/row-arbitraries.ts';
import { foldCase } from '../../../src/domain/query/fold-case.ts';

it('folds code point by code point, whatever stands around it', () => {
  expect(foldCase('ÉCOLE')).toBe('école');
  expect(foldCase('ΣΑΣ')).toBe('σασ');
  expect(foldCase('İ')).toBe('i');
  expect(foldCase('STRASSE')).not.toBe(foldCase('straße'));
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(foldCase(a + b)).toBe(foldCase(a) + foldCase(b));
      expect([...foldCase(a)]).toHaveLength([...a].length);
    }),
    {
      examples: [
        ['ΑΣ', 'Α'],
        ['İ', 'Σ'],
      ],
    },
  );
});
