/** Rows on their way into the engine: delimited text of one form, whatever form the file has. */
import { open, type FileHandle } from 'node:fs/promises';
import type { Storage } from '../storage.ts';
import { withRoom } from './with-room.ts';

export interface StagedColumn {
  /** Which cell of a staged line it is, from 0. */
  readonly place: number;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly sourceType: string;
  readonly storage: Storage;
  readonly nullable: boolean;
  /** Blanks stand around values that are no texts. */
  readonly isPadded: boolean;
}
export interface Staged {
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly StagedColumn[];
  /** Bytes of the longest line, its end included. */
  readonly longestLine: number;
  /** Every cell begins with a letter that says what it was in JSON: see `json-cells.ts`. */
  readonly isTagged: boolean;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const FLUSH_BYTES = 1024 * 1024;

/**
 * Lines of "1","cell",,"ce""ll": the number of the row first, every cell in quotation marks, nothing where there is no
 * value. Lines may end early. Written only by `flush`, so that a row costs no waiting.
 */
export class StagingFile {
  readonly path: string;
  readonly #file: FileHandle;
  #bytes = new Uint8Array(2 * FLUSH_BYTES);
  #size = 0;
  #lineStart = 0;
  rows = 0;
  longestLine = 0;
  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }
  static async create(path: string): Promise<StagingFile> {
    return new StagingFile(path, await open(path, 'wx'));
  }

  beginRow(): void {
    this.rows += 1;
    this.#lineStart = this.#size;
    const number = Buffer.from(String(this.rows));
    this.cell(number, 0, number.length, true);
  }
  /** An empty one is no value. */
  cell(bytes: Uint8Array, start: number, end: number, isFirst = false): void {
    // Every byte may be a quotation mark, and is doubled then.
    this.#reserve(2 * (end - start) + 4);
    const out = this.#bytes;
    let size = this.#size;
    if (!isFirst) out[size++] = COMMA;
    if (start < end) {
      out[size++] = QUOTE;
      for (let at = start; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === QUOTE) out[size++] = QUOTE;
        out[size++] = byte;
      }
      out[size++] = QUOTE;
    }
    this.#size = size;
  }
  /** `text` is not empty. */
  text(text: string): void {
    const bytes = Buffer.from(text);
    this.cell(bytes, 0, bytes.length);
  }
  noCell(): void {
    this.#reserve(4);
    this.#bytes[this.#size] = COMMA;
    this.#size += 1;
  }
  endRow(): void {
    this.#reserve(4);
    this.#bytes[this.#size] = LF;
    this.#size += 1;
    this.longestLine = Math.max(this.longestLine, this.#size - this.#lineStart);
  }

  /** After every piece of the source: at most what came of it is held. */
  async flush(isLast = false): Promise<void> {
    if (this.#size === 0 || (!isLast && this.#size < FLUSH_BYTES)) return;
    await this.#file.writeFile(this.#bytes.subarray(0, this.#size));
    this.#size = 0;
    this.#lineStart = 0;
  }
  async close(): Promise<void> {
    await this.#file.close();
  }

  #reserve(more: number): void {
    this.#bytes = withRoom(this.#bytes, this.#size, more);
  }
}
