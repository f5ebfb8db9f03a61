/** Records out of delimited text, byte by byte as it comes: RFC 4180, and what real files add to it. */
import { withRoom } from './with-room.ts';

export interface CsvDialect {
  /** One byte. */
  readonly delimiter: number;
  /** false: quotation marks are characters like others. */
  readonly quotes: boolean;
}
export interface CsvRecord {
  /** The cells one behind the other, in UTF-8, without delimiters and quotation marks around them. */
  readonly bytes: Uint8Array;
  /** Where each cell ends; only the first `count` count. */
  readonly ends: Int32Array;
  readonly count: number;
  /** In which line of the file it begins, from 1. */
  readonly line: number;
}
/** Why the text is no table; `line` from 1. */
export type CsvFault = 'unclosed-quote' | 'text-behind-quote' | 'nul' | 'too-long' | 'too-many-cells';
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly fault: CsvFault;
  readonly line: number;
  constructor(fault: CsvFault, line: number) {
    super(`${fault} in line ${String(line)}`);
    this.fault = fault;
    this.line = line;
  }
}
export interface CsvLimits {
  readonly maxRecordBytes: number;
  readonly maxCells: number;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A cell begins; a cell without quotation marks; inside of them; behind the closing one (or the first of two). */
const CELL = 0;
const PLAIN = 1;
const QUOTED = 2;
const CLOSED = 3;

/**
 * Lines end with LF, CR LF or CR; empty lines are passed over. A quotation mark opens a quoted cell only at its
 * beginning. Blanks between a closing quotation mark and the delimiter are dropped.
 */
export class CsvScanner {
  readonly #delimiter: number;
  /** -1 where quotation marks are characters like others. */
  readonly #quote: number;
  readonly #limits: CsvLimits;
  readonly #take: (record: CsvRecord) => void;
  #bytes = new Uint8Array(64 * 1024);
  #size = 0;
  readonly #ends: Int32Array;
  #count = 0;
  #state = CELL;
  #line = 1;
  #recordLine = 1;
  #quoteLine = 1;
  /** A quoted cell, even an empty one, makes a line that is not empty. */
  #isBegun = false;
  #isAfterCr = false;

  /** `take` must be done with a record when it returns: the next one is written over it. */
  constructor(dialect: CsvDialect, limits: CsvLimits, take: (record: CsvRecord) => void) {
    this.#delimiter = dialect.delimiter;
    this.#quote = dialect.quotes ? QUOTE : -1;
    this.#limits = limits;
    this.#take = take;
    this.#ends = new Int32Array(limits.maxCells);
  }

  /** Throws CsvError. */
  push(piece: Uint8Array): void {
    this.#reserve(piece.length);
    let at = 0;
    if (this.#isAfterCr && piece[0] === LF) at = 1;
    if (piece.length > 0) this.#isAfterCr = false;
    while (at < piece.length) {
      switch (this.#state) {
        case QUOTED:
          at = this.#quoted(piece, at);
          break;
        case CLOSED:
          at = this.#closed(piece, at);
          break;
        default:
          at = this.#plain(piece, at);
      }
    }
    if (this.#size > this.#limits.maxRecordBytes) throw new CsvError('too-long', this.#recordLine);
  }

  /** The last line need not be ended. Throws CsvError. */
  end(): void {
    if (this.#state === QUOTED) throw new CsvError('unclosed-quote', this.#quoteLine);
    this.#endRecord();
  }

  /** Takes bytes as they are up to what ends the cell or opens a quoted one; all of this is one loop because of its pace. */
  #plain(piece: Uint8Array, start: number): number {
    const bytes = this.#bytes;
    const delimiter = this.#delimiter;
    let size = this.#size;
    let at = start;
    if (this.#state === CELL) {
      if (piece[at] === this.#quote) return this.#open(at);
      this.#state = PLAIN;
    }
    for (; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte === delimiter || byte === LF || byte === CR || byte === 0) break;
      bytes[size] = byte;
      size += 1;
    }
    this.#size = size;
    return at < piece.length ? this.#divide(piece, at) : at;
  }

  #open(at: number): number {
    this.#state = QUOTED;
    this.#isBegun = true;
    this.#quoteLine = this.#line;
    return at + 1;
  }

  #quoted(piece: Uint8Array, start: number): number {
    const bytes = this.#bytes;
    let size = this.#size;
    let at = start;
    for (; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte === QUOTE) break;
      if (byte === LF) this.#line += 1;
      else if (byte === 0) throw new CsvError('nul', this.#line);
      bytes[size] = byte;
      size += 1;
    }
    this.#size = size;
    if (at < piece.length) this.#state = CLOSED;
    return at + 1;
  }

  #closed(piece: Uint8Array, at: number): number {
    const byte = piece[at] ?? 0;
    if (byte === QUOTE) {
      this.#bytes[this.#size] = byte;
      this.#size += 1;
      this.#state = QUOTED;
      return at + 1;
    }
    if (byte === this.#delimiter || byte === LF || byte === CR) return this.#divide(piece, at);
    if (byte !== 0x20 && byte !== 0x09) throw new CsvError('text-behind-quote', this.#line);
    return at + 1;
  }

  /** What stands between cells and between lines. */
  #divide(piece: Uint8Array, at: number): number {
    const byte = piece[at];
    if (byte === this.#delimiter) {
      this.#isBegun = true;
      this.#endCell();
      return at + 1;
    }
    if (byte === 0) throw new CsvError('nul', this.#line);
    this.#endRecord();
    this.#line += 1;
    this.#recordLine = this.#line;
    if (byte !== CR) return at + 1;
    if (at + 1 === piece.length) this.#isAfterCr = true;
    return piece[at + 1] === LF ? at + 2 : at + 1;
  }

  #endCell(): void {
    if (this.#count >= this.#limits.maxCells) throw new CsvError('too-many-cells', this.#recordLine);
    this.#ends[this.#count] = this.#size;
    this.#count += 1;
    this.#state = CELL;
  }

  #endRecord(): void {
    if (this.#isBegun || this.#size > 0) {
      if (this.#size > this.#limits.maxRecordBytes) throw new CsvError('too-long', this.#recordLine);
      this.#endCell();
      this.#take({ bytes: this.#bytes, ends: this.#ends, count: this.#count, line: this.#recordLine });
    }
    this.#size = 0;
    this.#count = 0;
    this.#isBegun = false;
    this.#state = CELL;
  }

  /** Room for a whole piece, so that no byte has to ask. */
  #reserve(more: number): void {
    this.#bytes = withRoom(this.#bytes, this.#size, more);
  }
}
