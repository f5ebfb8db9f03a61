/** The DataStore's column types, which are PostgreSQL's, and what a value of each is here. */
import type { Column, ColumnType } from '../../src/connector/index.ts';

/** `otherText`: shown as text, but compared and sorted by the portal as what it is (times of day, uuids, intervals). */
export type Family =
  | 'text'
  | 'otherText'
  | 'whole'
  | 'numeric'
  | 'float'
  | 'boolean'
  | 'date'
  | 'localTime'
  | 'instant'
  | 'json'
  | 'list';

const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ['text', 'text'],
  ['varchar', 'text'],
  ['int', 'whole'],
  ['int2', 'whole'],
  ['int4', 'whole'],
  ['int8', 'whole'],
  ['integer', 'whole'],
  ['smallint', 'whole'],
  ['bigint', 'whole'],
  ['numeric', 'numeric'],
  ['decimal', 'numeric'],
  ['float', 'float'],
  ['float4', 'float'],
  ['float8', 'float'],
  ['real', 'float'],
  ['bool', 'boolean'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['timestamp', 'localTime'],
  ['timestamptz', 'instant'],
  ['json', 'json'],
  ['jsonb', 'json'],
  ['nested', 'json'],
]);

const TYPES: Readonly<Record<Family, ColumnType>> = {
  text: 'text',
  otherText: 'text',
  whole: 'integer',
  numeric: 'decimal',
  float: 'decimal',
  boolean: 'boolean',
  date: 'date',
  localTime: 'instant',
  instant: 'instant',
  json: 'json',
  list: 'json',
};

export function familyOf(sourceType: string): Family {
  return sourceType.startsWith('_') ? 'list' : (FAMILIES.get(sourceType) ?? 'otherText');
}
export function typeOf(sourceType: string): ColumnType {
  return TYPES[familyOf(sourceType)];
}

const BITS: ReadonlyMap<string, bigint> = new Map([
  ['int2', 15n],
  ['smallint', 15n],
  ['int8', 63n],
  ['bigint', 63n],
]);
/** Whether a column of whole numbers can hold a value; PostgreSQL refuses the whole query where it cannot. */
export function canHold({ sourceType }: Column, value: string | number): boolean {
  const limit = 2n ** (BITS.get(sourceType) ?? 31n);
  const whole = BigInt(value);
  return whole < limit && whole >= -limit;
}
