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

/** Digits behind the point up to which decimals are added as whole numbers. */
const SCALE = 6;
const UNIT = 10 ** SCALE;
/** Decimals of up to 15 digits have a double each. */
const MAX_UNITS = 1e15;

export class ExactSum {
  private big: Decimal = { units: 0n, scale: 0 };
  /** In units of 10^-SCALE, as long as they fit: most columns hold nothing else. */
  private units = 0;
  private added = 0;

  /** Null is left out. False: the cell is no number, and nothing was added. */
  add(cell: Cell): boolean {
    if (cell === null) return true;
    if (!(typeof cell === 'number' && this.addUnits(cell)) && !this.addBig(cell)) return false;
    this.added += 1;
    return true;
  }

  /** False: more digits than fit. */
  private addUnits(value: number): boolean {
    const units = Math.round(value * UNIT);
    // Then it is the decimal that the double stands for: no other of so few digits has the same double.
    if (!(Math.abs(units) < MAX_UNITS) || units / UNIT !== value) return false;
    const next = this.units + units;
    if (Number.isSafeInteger(next)) {
      this.units = next;
      return true;
    }
    this.big = this.total();
    this.units = units;
    return true;
  }

  private addBig(cell: Cell): boolean {
    const plain =
      typeof cell === 'number' ? plainNumber(cell) : typeof cell === 'string' ? plainDecimal(cell) : null;
    if (plain === null) return false;
    this.big = addDecimals(this.big, decimalOf(plain));
    return true;
  }

  private total(): Decimal {
    return addDecimals(this.big, { units: BigInt(this.units), scale: SCALE });
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
