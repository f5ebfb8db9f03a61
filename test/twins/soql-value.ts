/** Values and types of SoQL, how they compare, and which text literals stand for values of other types. */
import type { Json } from '../../src/domain/json.ts';
import { compareNumbers, soqlNumber, type SoqlNumber } from './soql-number.ts';

export type SoqlType =
  | 'text'
  | 'number'
  | 'double'
  | 'boolean'
  | 'floating_timestamp'
  | 'fixed_timestamp'
  | 'row_identifier'
  | 'row_version'
  | 'point'
  | 'line'
  | 'polygon'
  | 'multipoint'
  | 'multiline'
  | 'multipolygon'
  | 'location'
  | 'url'
  | 'document'
  | 'photo'
  | 'json';
/** Row ids and versions are numbers inside; what is neither text, number, boolean nor time is JSON. */
export type SoqlValue = null | string | boolean | SoqlNumber | { readonly json: Json };

/** What differs between back ends. */
export interface SoqlDialect {
  /** 2.0 compares text without regard to case. */
  readonly version: '2.0' | '2.1';
  /** Which letters upper() and lower() know: a matter of the database's locale. */
  readonly letters: 'unicode' | 'ascii';
  /** Older adapters made contains() and starts_with() out of LIKE, and escaped nothing. */
  readonly search: 'position' | 'like';
  /** Whether a point on the edge is within a box: both were seen. */
  readonly boxHasEdges: boolean;
  /** The number behind a row id or version; null: not one of this dataset. */
  readonly rowNumber: (text: string) => number | null;
}

export function isNumber(value: SoqlValue): value is SoqlNumber {
  return typeof value === 'object' && value !== null && 'digits' in value;
}
export function jsonOf(value: SoqlValue): Json {
  return typeof value === 'object' && value !== null && 'json' in value ? value.json : null;
}

const ORDERED = new Set<SoqlType>([
  'text',
  'number',
  'double',
  'boolean',
  'floating_timestamp',
  'fixed_timestamp',
  'row_identifier',
  'row_version',
]);
export function isOrdered(type: SoqlType): boolean {
  return ORDERED.has(type);
}

/** A collation of the portal's own: neither code points nor anybody else's. */
const COLLATION = new Intl.Collator('en');

/** Neither is null. */
export function compareValues(a: SoqlValue, b: SoqlValue, dialect: SoqlDialect): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  const [left, right] = [String(a), String(b)].map((text) => folded(text, dialect));
  if (left === undefined || right === undefined || left === right) return 0;
  return COLLATION.compare(left, right) || (left < right ? -1 : 1);
}
export function isSame(a: SoqlValue, b: SoqlValue, dialect: SoqlDialect): boolean {
  return compareValues(a, b, dialect) === 0;
}
/** Text as this back end compares it. */
export function folded(text: string, dialect: SoqlDialect): string {
  return dialect.version === '2.0' ? text.toLowerCase() : text;
}

const FLOATING = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(\.\d{1,3})?)?$/;
const FIXED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d)$/;

/** "2024-05-01T09:30:00.000"; null: no such time. */
export function floatingTimestamp(text: string): string | null {
  const [, day, time = '00:00:00', fraction = '.000'] = FLOATING.exec(text) ?? [];
  const made = day === undefined ? '' : `${day}T${time}${fraction.padEnd(4, '0')}`;
  return made !== '' &&
    !Number.isNaN(Date.parse(`${made}Z`)) &&
    new Date(`${made}Z`).toISOString() === `${made}Z`
    ? made
    : null;
}
/** "2024-05-01T09:30:00.000Z". */
export function fixedTimestamp(text: string): string | null {
  const at = FIXED.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** A text literal where another type is wanted; undefined: it does not stand for one. */
export function literalAs(text: string, type: SoqlType, dialect: SoqlDialect): SoqlValue | undefined {
  switch (type) {
    case 'floating_timestamp':
      return floatingTimestamp(text) ?? undefined;
    case 'fixed_timestamp':
      return fixedTimestamp(text) ?? undefined;
    case 'number':
    case 'double':
      return /^[+-]?\d+(\.\d*)?$/.test(text) ? (soqlNumber(text) ?? undefined) : undefined;
    case 'row_identifier':
    case 'row_version': {
      const number = dialect.rowNumber(text);
      return number === null ? undefined : { digits: BigInt(number), scale: 0 };
    }
    default:
      return undefined;
  }
}
