/** Bytes to text, for servers that mislabel what they send. */
import { TextDecoder } from 'node:util';
import { windows1252OfLatin1 } from '../domain/windows-1252.ts';

const WINDOWS_1252 = 'windows-1252';
/** Their bytes can look like UTF-8 or plain ASCII, so only the label tells. */
const LABEL_DECIDES = /^(utf-16|utf-16le|utf-16be|ucs-2|unicode|iso-2022-(jp|kr|cn)|hz-gb-2312)$/;

/** By the WHATWG's labels; null: nobody knows this one. */
function decodeAs(label: string, bytes: Uint8Array): string | null {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label);
  } catch {
    // RangeError: an unknown label counts as none.
    return null;
  }
  if (decoder.encoding !== WINDOWS_1252) return decoder.decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return windows1252OfLatin1(text);
}
/** The charset a Content-Type names, in lower case; null: none. */
export function charsetOf(contentType: string | undefined): string | null {
  const match = /;\s*charset\s*=\s*"?\s*([^\s;"]+)/i.exec(contentType ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}
/** By RFC 4627 §3: the first two characters of JSON are ASCII, so zeros give UTF-16 away. */
function markOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 2 || first === second) return null;
  return second === 0 ? 'utf-16le' : first === 0 ? 'utf-16be' : null;
}

/**
 * Byte order mark first, then a label that only it can decide, then UTF-8 if it is valid, then the label, then
 * windows-1252. JSON is UTF-8 by RFC 8259 §8.1 whatever the label says. A leading byte order mark is dropped.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const marked = markOf(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const label = charsetOf(contentType);
  if (label !== null && LABEL_DECIDES.test(label)) {
    const text = decodeAs(label, bytes);
    if (text !== null) return text;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const named = label === null || /^utf-?8$/.test(label) ? WINDOWS_1252 : label;
    return decodeAs(named, bytes) ?? decodeAs(WINDOWS_1252, bytes) ?? '';
  }
}

/** As `decodeText`, for bytes that may have been cut in the middle of a character. */
export function decodeHead(bytes: Uint8Array, contentType: string | undefined): string {
  let end = bytes.length;
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (wanted > back) end = bytes.length - back;
      break;
    }
  }
  return decodeText(bytes.subarray(0, end), contentType);
}
