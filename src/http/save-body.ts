/** A body written to disk while it comes, within a cap on the wire and a cap after decompression. */
import { open } from 'node:fs/promises';
import { ConnectorError } from '../connector/index.ts';
import { BodyError } from './body.ts';
import { decodeHead } from './charset.ts';
import type { WireHead } from './exchange.ts';
import { inflateStream } from './inflate-stream.ts';
import { FAILURE_BYTES } from './limits.ts';

export interface OpenedFile {
  /** All of it. */
  write(piece: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
/** Makes the file anew. */
export type OpenFile = (path: string) => Promise<OpenedFile>;
export interface SaveOptions {
  readonly toFile: string;
  readonly maxBytes: number;
  readonly progress?: (bytes: number, total: number | null) => void;
  readonly openFile: OpenFile;
}
export type Saved =
  | { readonly is: 'file'; readonly bytes: number }
  /** A page for people came instead; no more of it was read than its beginning. */
  | { readonly is: 'page'; readonly head: string };

const PROGRESS_BYTES = 512 * 1024;
/** A table may begin with "<", and servers send tables as text/html; what begins like this is neither. */
const PAGE = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|script|meta|title)[\s>]/i;
const XHTML = /^\s*<\?xml[\s\S]{0,400}<html/i;

export const openOnDisk: OpenFile = async (path) => {
  const handle = await open(path, 'w');
  return { write: (piece) => handle.writeFile(piece), close: () => handle.close() };
};

export function isWebPage(head: string): boolean {
  return PAGE.test(head) || XHTML.test(head);
}

/** What the disk refused is neither the portal's failure nor mended by asking again. */
function diskError(cause: unknown, toFile: string): ConnectorError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  return /^(ENOSPC|EDQUOT|EFBIG)$/.test(code)
    ? new ConnectorError('TOO_LARGE', `There is no room left on the disk for the file (${code})`, { cause })
    : new ConnectorError('BAD_CONFIG', `The file cannot be written to ${toFile} (${code})`, { cause });
}
async function onDisk<T>(toFile: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, toFile);
  }
}

const grouped = (bytes: number): string => bytes.toLocaleString('en-US');

/** What is counted while a body passes. */
interface Passing {
  readonly announced: number | null;
  readonly isPacked: boolean;
  wire: number;
  told: number;
}
function passingOf(head: WireHead): Passing {
  const length = head.headers['content-length'];
  const announced = length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null;
  const coding = head.headers['content-encoding'] ?? '';
  return { announced, isPacked: !/^\s*(identity)?\s*$/i.test(coding), wire: 0, told: 0 };
}
function tooLarge(passing: Passing, maxBytes: number): ConnectorError {
  const { announced, isPacked } = passing;
  const size = announced === null ? `more than ${grouped(maxBytes)}` : grouped(announced);
  const packed = isPacked ? ' compressed' : '';
  return new ConnectorError(
    'TOO_LARGE',
    `The file has ${size} bytes${packed}; at most ${grouped(maxBytes)} are read`,
  );
}

async function* onTheWire(
  body: AsyncIterable<Uint8Array>,
  passing: Passing,
  count: (bytes: number) => void,
  options: SaveOptions,
): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    count(piece.length);
    passing.wire += piece.length;
    if (passing.wire > options.maxBytes) throw tooLarge({ ...passing, announced: null }, options.maxBytes);
    if (passing.wire - passing.told >= PROGRESS_BYTES) {
      passing.told = passing.wire;
      options.progress?.(passing.wire, passing.announced);
    }
    yield piece;
  }
  if (passing.announced !== null && passing.announced !== passing.wire)
    throw new BodyError('damaged', `${passing.wire} of ${passing.announced} bytes came`);
  options.progress?.(passing.wire, passing.announced);
}

async function writeAll(
  pieces: AsyncIterable<Uint8Array>,
  file: OpenedFile,
  head: WireHead,
  options: SaveOptions,
): Promise<Saved> {
  let beginning: Buffer | null = Buffer.alloc(0);
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > options.maxBytes)
      throw new ConnectorError(
        'TOO_LARGE',
        `The file expands to more than ${grouped(options.maxBytes)} bytes, the most that are read`,
      );
    if (beginning !== null) {
      beginning = Buffer.concat([beginning, piece]).subarray(0, FAILURE_BYTES);
      const text = decodeHead(beginning, head.headers['content-type']);
      if (isWebPage(text)) return { is: 'page', head: text };
      if (beginning.length >= FAILURE_BYTES) beginning = null;
    }
    await onDisk(options.toFile, () => file.write(piece));
  }
  return { is: 'file', bytes };
}

/**
 * Throws ConnectorError TOO_LARGE (sizes, or a full disk) and BAD_CONFIG (the disk refuses), BodyError, and what the
 * transport throws. The file is left as it is then: its owner removes it.
 */
export async function saveBody(
  head: WireHead,
  body: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
  options: SaveOptions,
): Promise<Saved> {
  const passing = passingOf(head);
  if ((passing.announced ?? 0) > options.maxBytes) throw tooLarge(passing, options.maxBytes);
  const wire = onTheWire(body, passing, count, options);
  const pieces = inflateStream(wire, head.headers['content-encoding']);
  const file = await onDisk(options.toFile, () => options.openFile(options.toFile));
  let saved: Saved;
  try {
    saved = await writeAll(pieces, file, head, options);
  } catch (error) {
    // What went wrong first is what is told.
    await file.close().catch(() => undefined);
    throw error;
  }
  await onDisk(options.toFile, () => file.close());
  return saved;
}
