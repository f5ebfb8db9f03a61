/** What the platform's column types are here, and how SoQL treats them. */
import type { Column, ColumnType } from '../../src/connector/index.ts';
import type { Backend } from './backends.ts';

/** As far as SoQL tells them apart. `other`: whatever has no comparison with a literal. */
export type ColumnKind =
  | 'text'
  | 'number'
  | 'double'
  | 'boolean'
  /** A local time without a zone. */
  | 'floating'
  /** An instant. */
  | 'fixed'
  | 'point'
  /** A row's identifier or version, as the new back end has it. */
  | 'row word'
  /** The same on the old one, or on one that is not known: what it looks like is not known either. */
  | 'row mark'
  | 'other';

/**
 * By the words of Discovery ("Calendar date") and of `/api/views` ("calendar_date"), in lower case with blanks. A type
 * that is not here is `other`: its cells are the portal's JSON, true whatever it is.
 */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  text: 'text',
  html: 'text',
  email: 'text',
  'drop down list': 'text',
  number: 'number',
  money: 'number',
  percent: 'number',
  stars: 'number',
  double: 'double',
  checkbox: 'boolean',
  boolean: 'boolean',
  'calendar date': 'floating',
  'floating timestamp': 'floating',
  date: 'fixed',
  'fixed timestamp': 'fixed',
  point: 'point',
  'row identifier': 'row word',
  'row version': 'row word',
  'meta data': 'row mark',
};
const TYPES: Readonly<Record<ColumnKind, ColumnType>> = {
  text: 'text',
  // Of any length and precision: whole numbers are not told apart.
  number: 'decimal',
  double: 'decimal',
  boolean: 'boolean',
  floating: 'instant',
  fixed: 'instant',
  point: 'point',
  'row word': 'text',
  'row mark': 'text',
  other: 'json',
};

export function kindOf(sourceType: string): ColumnKind {
  const word = sourceType.trim().toLowerCase().replaceAll('_', ' ');
  return (Object.hasOwn(KINDS, word) ? KINDS[word] : undefined) ?? 'other';
}
export function typeOfKind(kind: ColumnKind): ColumnType {
  return TYPES[kind];
}

function systemColumn(name: string, sourceType: string, title: string): Column {
  const type = typeOfKind(kindOf(sourceType));
  return { name, type, nullable: false, title, description: null, sourceType, system: true };
}
/** The column that names every row. A full replace of the table gives every row another one. */
export const ROW_ID = ':id';

/** In every table: https://dev.socrata.com/docs/system-fields */
export function systemColumns(backend: Backend | null): readonly Column[] {
  const isNew = backend === '2.1';
  return [
    systemColumn(ROW_ID, isNew ? 'row_identifier' : 'meta_data', 'Row identifier'),
    systemColumn(':created_at', 'fixed_timestamp', 'When the row was made'),
    systemColumn(':updated_at', 'fixed_timestamp', 'When the row changed last'),
    systemColumn(':version', isNew ? 'row_version' : 'meta_data', 'Version of the row'),
  ];
}
