/** Sizes and checksums of files, as portals write them. */
import type { Checksum } from './dataset.ts';
import type { RemarkRule } from './remark-rules.ts';
import { isAbsent } from './text.ts';

export interface SizeReading {
  /** A positive whole number of bytes. */
  readonly bytes: number | null;
  readonly rule: Extract<RemarkRule, 'size-approximate' | 'size-unreadable'> | null;
}

const PLAIN = /^\d{1,16}$/;
const GROUPED = /^\d{1,3}(?:[,.'\u00a0\u202f ]\d{3})+$/;
const WITH_UNIT = /^~?(\d{1,12}(?:[.,]\d{1,6})?)\s?(b|bytes?|octets?|o|[kmgt]i?[bo]|[kmgt])$/i;
const POWERS = 'kmgt';
const NOTHING: SizeReading = { bytes: null, rule: null };
const UNREADABLE: SizeReading = { bytes: null, rule: 'size-unreadable' };

/** "1.2 MB" counts in thousands, "1.2 MiB" in 1,024s; both are approximate. Zero is how systems say "not known". */
export function readSize(raw: string | number | null): SizeReading {
  if (raw === null) return NOTHING;
  if (typeof raw === 'number') return whole(raw);
  const text = raw.trim();
  if (isAbsent(text)) return NOTHING;
  if (text.length > 60) return UNREADABLE;
  if (PLAIN.test(text)) return whole(Number(text));
  if (GROUPED.test(text)) return whole(Number(text.replace(/\D/g, '')));
  const match = WITH_UNIT.exec(text);
  if (match === null) return UNREADABLE;
  const unit = (match[2] ?? '').toLowerCase();
  const power = /^[kmgt]/.test(unit) ? POWERS.indexOf(unit.charAt(0)) + 1 : 0;
  const bytes = Math.round(
    Number((match[1] ?? '').replace(',', '.')) * (unit.includes('i') ? 1_024 : 1_000) ** power,
  );
  const reading = whole(bytes);
  return power === 0 || reading.bytes === null ? reading : { bytes: reading.bytes, rule: 'size-approximate' };
}

function whole(bytes: number): SizeReading {
  if (bytes === 0) return NOTHING;
  return Number.isSafeInteger(bytes) && bytes > 0 ? { bytes, rule: null } : UNREADABLE;
}

const ALGORITHMS: ReadonlyMap<number, Checksum['algorithm']> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
]);

export interface ChecksumReading {
  readonly checksum: Checksum | null;
  readonly rule: Extract<RemarkRule, 'checksum-unreadable'> | null;
}

/** The length tells the algorithm; a prefix such as "md5:" is dropped. */
export function readChecksum(raw: string | null): ChecksumReading {
  if (raw === null || isAbsent(raw)) return { checksum: null, rule: null };
  const value = raw
    .trim()
    .toLowerCase()
    .replace(/^(?:md5|sha-?(?:1|256|512))\s*[:=]\s*/, '');
  const algorithm = /^[0-9a-f]+$/.test(value) ? ALGORITHMS.get(value.length) : undefined;
  return algorithm === undefined
    ? { checksum: null, rule: 'checksum-unreadable' }
    : { checksum: { algorithm, value }, rule: null };
}
