/** Objects out of a long JSON text as it comes: lines of objects, or the features of a GeoJSON collection. */
import { badShape, grouped, rowTooLong } from './file-error.ts';
import { MARK } from './marked-numbers.ts';
import { withRoom } from './with-room.ts';

export interface JsonElement {
  /** JSON whose long numbers are marked texts: see `marked-numbers.ts`. */
  readonly text: string;
  /** In which line of the file it begins, from 1. */
  readonly line: number;
}
export interface JsonScannerOptions {
  /** The members of "features" are the elements where there is such a list. */
  readonly isCollection: boolean;
  readonly maxElementBytes: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const LF = 0x0a;
const RECORD_SEPARATOR = 0x1e;
const MAX_DEPTH = 500;
/** A double tells all numbers of fifteen digits apart; sign and point come on top of them. */
const LONG_NUMBER = 15;
/** The list of features lies in the collection, the features in the list. */
const LIST_DEPTH = 2;
const FEATURES = Buffer.from('"features"');
const PREFIX = Buffer.from(`"${MARK}`);

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === LF || byte === 0x0d || byte === 0x09;
}
/** What a number can consist of; words have none of it but "e", and are never taken for numbers. */
function isNumeric(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    (byte | 0x20) === 0x65
  );
}

/** Bytes that grow. */
class Bytes {
  data = new Uint8Array(4096);
  size = 0;
  put(byte: number): void {
    if (this.size === this.data.length) this.reserve(1);
    this.data[this.size] = byte;
    this.size += 1;
  }
  reserve(more: number): void {
    this.data = withRoom(this.data, this.size, more);
  }
  /** The token that begins at `start` becomes a text with a mark before it. */
  mark(start: number): void {
    const length = this.size - start;
    this.reserve(PREFIX.length + 1);
    this.data.copyWithin(start + PREFIX.length, start, start + length);
    this.data.set(PREFIX, start);
    this.size += PREFIX.length;
    this.put(QUOTE);
  }
  endsWith(bytes: Uint8Array): boolean {
    const start = this.size - bytes.length;
    return start >= 0 && bytes.every((byte, at) => this.data[start + at] === byte);
  }
  text(): string {
    return Buffer.from(this.data.buffer, 0, this.size).toString('utf8');
  }
}

export class JsonScanner {
  readonly #options: JsonScannerOptions;
  readonly #take: (element: JsonElement) => void;
  /** The element under way, or what of the collection lies around its features. */
  #outer = new Bytes();
  #inner = new Bytes();
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Where in its bytes the number under way begins; -1: none is under way. */
  #numberStart = -1;
  #hasExponent = false;
  #isInList = false;
  #wasInList = false;
  #isAfterFeatures = false;
  #line = 1;
  #elementLine = 1;
  count = 0;
  /** The collection without its features, as JSON; null: there was none. */
  collection: string | null = null;

  constructor(options: JsonScannerOptions, take: (element: JsonElement) => void) {
    this.#options = options;
    this.#take = take;
  }

  /** Throws ConnectorError BAD_SHAPE, TOO_LARGE, and what `take` throws. */
  push(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte === LF) this.#line += 1;
      if (this.#isInString) this.#inString(byte);
      else this.#outside(byte);
    }
    const size = Math.max(this.#outer.size, this.#inner.size);
    const { maxElementBytes } = this.#options;
    if (size > maxElementBytes) throw rowTooLong(this.#elementLine, maxElementBytes);
  }

  end(): void {
    if (this.#depth > 0 || this.#isInString)
      throw badShape(`The file ends in the middle of what begins in line ${grouped(this.#elementLine)}`);
  }

  get #bytes(): Bytes {
    return this.#isInList && this.#depth >= LIST_DEPTH ? this.#inner : this.#outer;
  }

  #inString(byte: number): void {
    const bytes = this.#bytes;
    bytes.put(byte);
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) {
      this.#isInString = false;
      this.#isAfterFeatures =
        this.#options.isCollection && this.#depth === 1 && !this.#isInList && bytes.endsWith(FEATURES);
    }
  }

  #outside(byte: number): void {
    const isBetween = this.#depth === 0 || (this.#isInList && this.#depth === LIST_DEPTH);
    if (!isBetween && (this.#numberStart >= 0 || isNumeric(byte)) && this.#number(byte)) return;
    if (isSpace(byte)) return;
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#open(byte);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#close(byte);
    else if (!isBetween) this.#other(byte);
    else if (byte !== COMMA && byte !== RECORD_SEPARATOR)
      throw this.#unexpected(byte === QUOTE ? 'a text' : `"${String.fromCharCode(byte)}"`);
  }

  /** true: the byte belongs to a number. */
  #number(byte: number): boolean {
    const bytes = this.#bytes;
    if (isNumeric(byte)) {
      const isWord = (byte | 0x20) === 0x65;
      if (this.#numberStart < 0) {
        if (isWord) return false;
        this.#numberStart = bytes.size;
        this.#hasExponent = false;
      }
      if (isWord) this.#hasExponent = true;
      bytes.put(byte);
      return true;
    }
    const length = bytes.size - this.#numberStart;
    if (length > LONG_NUMBER || this.#hasExponent) bytes.mark(this.#numberStart);
    this.#numberStart = -1;
    return false;
  }

  #open(byte: number): void {
    if (this.#depth === 0) {
      if (byte === OPEN_LIST) throw this.#unexpected('a list');
      this.#outer.size = 0;
      this.#elementLine = this.#line;
    }
    const opensList = byte === OPEN_LIST && this.#isAfterFeatures;
    this.#isAfterFeatures = false;
    if (this.#isInList && this.#depth === LIST_DEPTH) {
      if (byte === OPEN_LIST) throw this.#unexpected('a list');
      this.#inner.size = 0;
      this.#elementLine = this.#line;
    }
    this.#bytes.put(byte);
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw badShape(`Line ${grouped(this.#line)} holds JSON nested more than ${grouped(MAX_DEPTH)} deep`);
    if (opensList) {
      this.#isInList = true;
      this.#wasInList = true;
      this.#inner.size = 0;
    }
  }

  #close(byte: number): void {
    if (this.#isInList && this.#depth === LIST_DEPTH && byte === CLOSE_LIST) {
      this.#isInList = false;
      this.#outer.put(byte);
      this.#depth -= 1;
      return;
    }
    if (this.#depth === 0) throw this.#unexpected(`"${String.fromCharCode(byte)}"`);
    this.#bytes.put(byte);
    this.#depth -= 1;
    if (this.#isInList && this.#depth === LIST_DEPTH) this.#emit(this.#inner);
    else if (this.#depth === 0) this.#endOuter();
  }

  #endOuter(): void {
    if (this.#wasInList) {
      this.collection = this.#outer.text();
      this.#wasInList = false;
    } else this.#emit(this.#outer);
  }

  #other(byte: number): void {
    if (byte === QUOTE) this.#isInString = true;
    // The colon behind "features"; anything else behind it makes it no name of a member.
    if (byte !== COLON) this.#isAfterFeatures = false;
    this.#bytes.put(byte);
  }

  #emit(bytes: Bytes): void {
    this.count += 1;
    this.#take({ text: bytes.text(), line: this.#elementLine });
  }

  #unexpected(what: string): Error {
    return badShape(`Expected a JSON object in line ${grouped(this.#line)}, got ${what}`);
  }
}
