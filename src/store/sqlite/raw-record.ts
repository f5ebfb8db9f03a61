/** Raw records as they are kept: deflated JSON. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Json } from '../../domain/json.ts';

/** Speed matters more than the last bytes: level 1 halves a record, and a harvest brings many. */
const DEFLATE_LEVEL = 1;

/** The compressor sets its output buffer up anew for every record, and its usual 16 KiB take longer than a record does. */
export function deflated(text: string): Buffer {
  const chunkSize = Math.min(65_536, Math.max(1_024, text.length >> 1));
  return deflateRawSync(text, { level: DEFLATE_LEVEL, chunkSize });
}

/** A text as it was stored. */
export function inflatedText(bytes: Buffer): string {
  return inflateRawSync(bytes).toString('utf8');
}

/** A raw record as it was stored. */
export function inflatedJson(bytes: Buffer): Json {
  const value: Json = JSON.parse(inflatedText(bytes));
  return value;
}
