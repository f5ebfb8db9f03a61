/** Bodies: read within a cap on the wire and a cap after decompression. */
import { promisify } from 'node:util';
import {
  brotliDecompress,
  brotliDecompressSync,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzip,
  gunzipSync,
  inflate,
  inflateRaw,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';

/** What reading a body can end in besides its bytes. */
export type BodyFault = 'too-large-on-wire' | 'too-large-inflated' | 'damaged' | 'unknown-encoding';
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly fault: BodyFault;
  constructor(fault: BodyFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault;
  }
}

export interface WireBody {
  readonly bytes: Buffer;
  /** false: the cap was reached and the rest was not read. */
  readonly whole: boolean;
}

/** Reads at most `cap` bytes; what is beyond is not fetched. `count` hears of every piece. */
export async function readWire(
  source: AsyncIterable<Uint8Array>,
  cap: number,
  count: (bytes: number) => void,
): Promise<WireBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    count(chunk.length);
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > cap) return { bytes: Buffer.concat(chunks, size).subarray(0, cap), whole: false };
  }
  const [only] = chunks;
  const bytes = chunks.length === 1 && only !== undefined ? Buffer.from(only) : Buffer.concat(chunks, size);
  return { bytes, whole: true };
}

/** Below this a worker thread costs more than the work. */
const SYNC_BYTES = 32 * 1024;
const MAX_ENCODINGS = 2;

export type Encoding = 'gzip' | 'br' | 'deflate' | 'raw-deflate';

/** The codings to undo, last applied first. Some servers announce a coding and send plain text: then none. */
export function encodingsOf(header: string | undefined): readonly string[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MAX_ENCODINGS)
    throw new BodyError('unknown-encoding', `${names.length} content codings`);
  return names.reverse();
}
/** null: it is sent plain after all. */
export function encodingOf(name: string, bytes: Uint8Array): Encoding | null {
  const [first = 0, second = 0] = bytes;
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return first === 0x1f && second === 0x8b ? 'gzip' : looksPlain(first) ? null : 'gzip';
    case 'br':
      return 'br';
    case 'deflate':
      // RFC 9110 §8.4.1.2: meant is zlib, sent is often the bare stream.
      return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0 ? 'deflate' : 'raw-deflate';
    default:
      throw new BodyError('unknown-encoding', `content coding "${name.slice(0, 40)}"`);
  }
}
function looksPlain(first: number): boolean {
  return first === 0x7b || first === 0x5b || first === 0x3c;
}

const ASYNC = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
  'raw-deflate': promisify(inflateRaw),
} as const;
const SYNC = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
  'raw-deflate': inflateRawSync,
} as const;
export const DECODERS = {
  gzip: createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
  'raw-deflate': createInflateRaw,
} as const;

function asBodyError(error: unknown, cap: number): BodyError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_BUFFER_TOO_LARGE'
    ? new BodyError('too-large-inflated', `more than ${cap} bytes after decompression`)
    : new BodyError('damaged', 'the compressed body is damaged or cut off', error);
}

/** Undoes the content codings; never holds more than `cap` bytes of output per coding. Throws BodyError. */
export async function decompress(
  bytes: Buffer,
  contentEncoding: string | undefined,
  cap: number,
): Promise<Buffer> {
  let out = bytes;
  for (const name of encodingsOf(contentEncoding)) {
    const encoding = out.length === 0 ? null : encodingOf(name, out);
    if (encoding === null) continue;
    try {
      const options = { maxOutputLength: cap };
      out = out.length <= SYNC_BYTES ? SYNC[encoding](out, options) : await ASYNC[encoding](out, options);
    } catch (error) {
      throw asBodyError(error, cap);
    }
  }
  return out;
}

/** The first `cap` bytes of what a cut-off compressed body holds; what cannot be read is left away. */
export async function decompressHead(
  bytes: Buffer,
  contentEncoding: string | undefined,
  cap: number,
): Promise<Buffer> {
  let out = bytes;
  for (const name of encodingsOf(contentEncoding)) {
    const encoding = out.length === 0 ? null : encodingOf(name, out);
    if (encoding !== null) out = await headOf(out, encoding, cap);
  }
  return out.subarray(0, cap);
}
async function headOf(bytes: Buffer, encoding: Encoding, cap: number): Promise<Buffer> {
  const flush = encoding === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH;
  const stream = DECODERS[encoding]({ finishFlush: flush });
  stream.end(bytes);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk));
      size += chunk.length;
      if (size >= cap) break;
    }
  } catch {
    // A head is shown for what it is worth: what came before the damage.
  }
  return Buffer.concat(chunks);
}
