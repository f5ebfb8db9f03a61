import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GatewayError } from '../../../src/domain/errors.ts';
import { compareCells } from '../../../src/domain/query/compare.ts';
import { literalFor, quoted } from '../../../src/domain/query/literal.ts';
import { aColumn, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

it('gives a cell that stays as it is, or BAD_INPUT, whatever comes', () => {
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom('2024-05-01', '1e400', '1e21', 1e21, '-0', '1e-9'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...EVERY_COLUMN), value, (column, given) => {
      try {
        const cell = literalFor(column, given);
        expect(literalFor(column, cell)).toBe(cell);
        expect(
          compareCells(
            cell,
            given,
            column.type === 'instant' || column.type === 'date' ? 'json' : column.type,
          ),
        ).toBeDefined();
      } catch (error) {
        expect(error instanceof GatewayError && error.code).toBe('BAD_INPUT');
      }
    }),
  );
  expect(literalFor(aColumn('a', 'decimal'), '-0')).toBe(0);
});

it('shows strange text so that it can be printed, and not all of it', () => {
  expect(quoted('a"\u001b[31m')).toBe('"a\\"\\u001b[31m"');
  expect(quoted('x'.repeat(1_000))).toHaveLength(103);
});
