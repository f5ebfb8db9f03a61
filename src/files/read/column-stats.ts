/** What all cells of a column have in common: its type is decided when the last one has been seen, not by the first. */
import { plainDecimal, plainNumber } from '../../domain/query/decimal.ts';
import { BIGINT_DIGITS, MAX_PRECISION, type Storage } from '../storage.ts';
import { createNumberShape, isBoolean, readMoment, readNumber } from './shapes.ts';

const INTEGER = 1;
const DECIMAL = 2;
const BOOLEAN = 4;
const DATE = 8;
const LOCAL = 16;
const ZONED = 32;
export const ANY_TYPE = INTEGER | DECIMAL | BOOLEAN | DATE | LOCAL | ZONED;
export const NUMBERS = INTEGER | DECIMAL;
/** What JSON has no form of its own for, so that it comes as text. */
export const MOMENTS = DATE | LOCAL | ZONED;

/** Beyond these a double's shortest spelling need not be the decimal that was written. */
const SAFE_DIGITS = 15;
const SAFE_EXPONENT = 300;

const shape = createNumberShape();

export class ColumnStats {
  /** Cells without anything in them, not even blanks. */
  nulls = 0;
  /** Cells of blanks only: no value in a column of numbers or dates, a text like others in one of text. */
  blanks = 0;
  values = 0;
  /** Blanks stand around a value that is not text. */
  isPadded = false;
  #candidates: number;
  #isMarked = false;
  #whole = 0;
  #scale = 0;
  #isDoubleClean = true;
  constructor(candidates: number = ANY_TYPE) {
    this.#candidates = candidates;
  }

  /** One cell, in UTF-8. */
  see(bytes: Uint8Array, start: number, end: number): void {
    if (start === end) {
      this.nulls += 1;
      return;
    }
    if (bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf)
      this.#isMarked = true;
    if (this.#candidates === 0) {
      this.values += 1;
      return;
    }
    let from = start;
    let to = end;
    while (from < to && isBlank(bytes[from])) from += 1;
    while (to > from && isBlank(bytes[to - 1])) to -= 1;
    if (from === to) {
      this.blanks += 1;
      return;
    }
    this.values += 1;
    this.#candidates &= this.#kindsOf(bytes, from, to);
    if (from !== start || to !== end) this.isPadded = true;
  }

  /** A value that can be nothing but text. */
  seeWord(): void {
    this.values += 1;
    this.#candidates = 0;
  }

  /** Of what the values before had in common; nothing else is asked any more. */
  #kindsOf(bytes: Uint8Array, from: number, to: number): number {
    const wanted = this.#candidates;
    // Digits, "-" and "."; everything behind them can only begin a word.
    if ((bytes[from] ?? 0) > 0x39) return isBoolean(bytes, from, to) ? BOOLEAN : 0;
    if ((wanted & NUMBERS) !== 0 && readNumber(bytes, from, to, shape)) {
      this.#measure(bytes, from, to);
      return shape.isInteger ? NUMBERS : DECIMAL;
    }
    if ((wanted & MOMENTS) === 0) return 0;
    const moment = readMoment(bytes, from, to);
    return moment === 'date' ? DATE : moment === 'local' ? LOCAL : moment === 'zoned' ? ZONED : 0;
  }

  #measure(bytes: Uint8Array, from: number, to: number): void {
    if (shape.whole > this.#whole) this.#whole = shape.whole;
    if (shape.scale > this.#scale) this.#scale = shape.scale;
    if (!this.#isDoubleClean) return;
    const { significant, whole, scale } = shape;
    if (significant <= SAFE_DIGITS && whole <= SAFE_EXPONENT && scale <= SAFE_EXPONENT) return;
    const plain = plainDecimal(Buffer.from(bytes.subarray(from, to)).toString('latin1'));
    const value = Number(plain ?? NaN);
    this.#isDoubleClean = Number.isFinite(value) && plainNumber(value) === plain;
  }

  /** Text where the values have nothing else in common, or are more than can be kept exactly. */
  storage(): Storage {
    const text = { as: 'text', marked: this.#isMarked } as const;
    const kinds = this.values === 0 ? 0 : this.#candidates;
    if ((kinds & INTEGER) !== 0) {
      if (this.#whole <= BIGINT_DIGITS) return { as: 'bigint' };
      return this.#whole <= MAX_PRECISION ? { as: 'hugeint', digits: this.#whole } : text;
    }
    if ((kinds & DECIMAL) !== 0) {
      const [whole, scale] = [this.#whole, this.#scale];
      if (whole + scale <= MAX_PRECISION) return { as: 'decimal', whole, scale };
      return this.#isDoubleClean ? { as: 'double' } : text;
    }
    if ((kinds & BOOLEAN) !== 0) return { as: 'boolean' };
    if ((kinds & DATE) !== 0) return { as: 'date' };
    if ((kinds & (LOCAL | ZONED)) !== 0) return { as: 'timestamp', zoned: (kinds & ZONED) !== 0 };
    return text;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
