/** A text file in whatever encoding, as UTF-8. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { windows1252OfLatin1 } from '../../domain/windows-1252.ts';

export interface TextFile {
  /** Name of the encoding that it is read in; "utf-8" as it should be. */
  readonly encoding: string;
  /** The text in UTF-8, without a byte order mark; can be read several times. */
  pieces(): AsyncGenerator<Uint8Array>;
}

/** Work on one piece is done at a stretch: short enough for others to have their turn. */
const PIECE_BYTES = 64 * 1024;
const WINDOWS_1252 = 'windows-1252';

async function* bytesOf(path: string, start = 0, end = Infinity): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { start, end, highWaterMark: PIECE_BYTES })) {
    yield Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
  }
}

/** The first bytes of a file. */
export async function headOf(path: string, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bytesOf(path, 0, bytes - 1)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** How many bytes at the end of a piece belong to a character that goes on in the next one. */
function unfinished(piece: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, piece.length); back += 1) {
    const byte = piece[piece.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

async function isAllUtf8(path: string): Promise<boolean> {
  let rest: Uint8Array = Buffer.alloc(0);
  for await (const read of bytesOf(path)) {
    const piece = rest.length === 0 ? read : Buffer.concat([rest, read]);
    const cut = piece.length - unfinished(piece);
    if (!isUtf8(piece.subarray(0, cut))) return false;
    rest = piece.subarray(cut);
  }
  return rest.length === 0;
}

interface Mark {
  readonly encoding: string;
  readonly length: number;
}
/** A byte order mark, or the zeros that UTF-16 has beside every Latin letter. */
function markOf(head: Uint8Array): Mark | null {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  const pairs = Math.floor(Math.min(head.length, 64) / 2);
  if (pairs < 4) return null;
  const zeros = (odd: 0 | 1): number =>
    Array.from({ length: pairs }, (_, at) => head[2 * at + odd]).filter((byte) => byte === 0).length;
  if (zeros(1) > pairs * 0.7 && zeros(0) === 0) return { encoding: 'utf-16le', length: 0 };
  return zeros(0) > pairs * 0.7 && zeros(1) === 0 ? { encoding: 'utf-16be', length: 0 } : null;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    // RangeError: a label that nobody knows counts as none.
    return false;
  }
}

async function* decoded(pieces: AsyncGenerator<Buffer>, encoding: string): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    yield* pieces;
    return;
  }
  if (new TextDecoder(encoding).encoding === WINDOWS_1252) {
    for await (const piece of pieces) yield Buffer.from(windows1252OfLatin1(piece.toString('latin1')));
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/**
 * Mark first, then UTF-8 where all of the file is valid in it, then the server's label, then Windows-1252.
 * `label`: the charset that the server names, if any.
 */
export async function openTextFile(path: string, label: string | null): Promise<TextFile> {
  const mark = markOf(await headOf(path, 64));
  const isUtf8File = mark === null && (await isAllUtf8(path));
  const isLabelled = label !== null && !/^utf-?8$/i.test(label) && isKnown(label);
  const encoding = mark?.encoding ?? (isUtf8File ? 'utf-8' : isLabelled ? label : WINDOWS_1252);
  return { encoding, pieces: () => decoded(bytesOf(path, mark?.length ?? 0), encoding) };
}
