/** Sums and means that lose no digit. */
import type { Cell } from './ast.ts';
import { decimalCell } from './cells.ts';
import {
  addDecimals,
  decimalOf,
  decimalText,
  divideDecimal,
  plainDecimal,
  plainNumber,
  type Decimal,
} from './decimal.ts';

/** Significant digits of a mean; a half is rounded to the even neighbour. */
export const MEAN_DIGITS = 20;

export class ExactSum {
  private big: Decimal = { units: 0n, scale: 0 };
  /** Whole numbers, as long as they fit: most columns hold no others. */
  private small = 0;
  private added = 0;

  /** Null is left out. False: the cell is no number, and nothing was added. */
  add(cell: Cell): boolean {
    if (cell === null) return true;
    if (typeof cell === 'number' && Number.isSafeInteger(cell)) this.addSmall(cell);
    else {
      const plain = typeof cell === 'number' ? plainNumber(cell) : typeof cell === 'string' ? cell : '';
      const read = plainDecimal(plain);
      if (read === null) return false;
      this.big = addDecimals(this.big, decimalOf(read));
    }
    this.added += 1;
    return true;
  }

  private addSmall(value: number): void {
    const next = this.small + value;
    if (Number.isSafeInteger(next)) {
      this.small = next;
      return;
    }
    this.big = this.total();
    this.small = value;
  }

  private total(): Decimal {
    return addDecimals(this.big, { units: BigInt(this.small), scale: 0 });
  }

  /** `cellOf`: how the column's type spells it. Null where nothing was added: no sum is not a sum of zero. */
  sum(cellOf: (text: string) => Cell | null): Cell {
    return this.added === 0 ? null : cellOf(decimalText(this.total()));
  }

  mean(): Cell {
    if (this.added === 0) return null;
    return decimalCell(decimalText(divideDecimal(this.total(), this.added, MEAN_DIGITS)));
  }
}
