/** Means out of sums and counts that others have made. */
import type { Cell } from './ast.ts';
import { decimalCell } from './cells.ts';
import { decimalOf, decimalText, divideDecimal, plainDecimal } from './decimal.ts';
import { MEAN_DIGITS } from './exact-sum.ts';

/** The mean as it is made of rows here, to the same digit. Null: no values, or `sum` is no decimal. */
export function meanCell(sum: string, count: number): Cell | null {
  const plain = plainDecimal(sum);
  if (plain === null || count === 0) return null;
  return decimalCell(decimalText(divideDecimal(decimalOf(plain), count, MEAN_DIGITS)));
}
