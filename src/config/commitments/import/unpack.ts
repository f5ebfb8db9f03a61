/** Bytes as they were before they were packed, never more than may be: gzip whole, zip to see what is in it. */
import { constants, gunzipSync, inflateRawSync } from 'node:zlib';

export type Unpacked = { readonly bytes: Uint8Array } | { readonly fault: string };

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}
export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x1f, 0x8b);
}
/** Spreadsheets of Excel are such. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06);
}

function tooLarge(maxBytes: number): string {
  return `expected at most ${Math.round(maxBytes / 1024 / 1024)} MB when unpacked, got more`;
}
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

export function gunzip(bytes: Uint8Array, maxBytes: number): Unpacked {
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: maxBytes }) };
  } catch (error) {
    return { fault: isTooLarge(error) ? tooLarge(maxBytes) : 'the gzip file is damaged or cut off' };
  }
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const MAX_ENTRIES = 10_000;

/** Of the list at the end of a zip file; null: there is none. Sizes of 4 GB and more are beyond what is read here. */
function entriesOf(view: DataView): readonly Entry[] | null {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  while (entries.length < Math.min(count, MAX_ENTRIES)) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return null;
    entries.push({
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Bytes that it really holds, whatever it says; null: it cannot be read, or holds more than `most`. */
function sizeOf(bytes: Uint8Array, view: DataView, entry: Entry, most: number): number | null {
  if (entry.offset + 30 > bytes.byteLength) return null;
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.byteLength) return null;
  if (entry.method === 0) return entry.packed;
  const packed = bytes.subarray(start, start + entry.packed);
  try {
    const options = { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH };
    return inflateRawSync(packed, options).byteLength;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** null: all that is packed in it comes to `maxBytes` at most. Otherwise what is wrong with it. */
export function zipFault(bytes: Uint8Array, maxBytes: number): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(view);
  if (entries === null || entries.length === MAX_ENTRIES) return 'the spreadsheet is damaged or cut off';
  let total = 0;
  for (const entry of entries) {
    total += entry.unpacked;
    if (total > maxBytes) return tooLarge(maxBytes);
  }
  let found = 0;
  for (const entry of entries) {
    const size = sizeOf(bytes, view, entry, maxBytes - found);
    if (size === null) return 'the spreadsheet is damaged, or holds more than it says';
    found += size;
    if (found > maxBytes) return tooLarge(maxBytes);
  }
  return null;
}
