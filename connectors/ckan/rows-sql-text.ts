/**
 * The only place where values and names become SQL. Two parsers read it: PostgreSQL's, and sqlparse with which CKAN
 * looks for functions and further statements, and which takes a backslash for an escape. From 2.11 on, SQLAlchemy looks
 * for `:name` in all of it as well.
 */
import { ConnectorError, type Column, type Scalar } from '../../src/connector/index.ts';
import { checkText } from './rows-filters.ts';
import { familyOf } from './rows-types.ts';

const TABLE = /^[0-9a-f-]{36}$/;
/** A backslash, or a colon with a word behind it that SQLAlchemy takes for a parameter. */
const UNSAFE_NAME = /[\\\p{C}]|(?<![:\p{L}\p{N}_]):[\p{L}\p{N}_]/u;

export function isSqlTable(tableId: string): boolean {
  return TABLE.test(tableId);
}
export function isSqlName(name: string): boolean {
  return name !== '' && !UNSAFE_NAME.test(name);
}
export function tableText(tableId: string): string {
  if (!isSqlTable(tableId)) throw new ConnectorError('UNSUPPORTED', `no table for SQL: "${tableId}"`);
  return `"${tableId}"`;
}
/** Of a column of the schema. */
export function nameText(name: string): string {
  if (!isSqlName(name)) throw new ConnectorError('UNSUPPORTED', `column "${name}" cannot be named in SQL`);
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal; backslashes and colons are left to `chr`. Wants brackets around it beside operators like `~`. */
export function literalText(text: string): string {
  checkText(text, '');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return quoted.replaceAll('\\', "'||chr(92)||'").replaceAll(':', "'||chr(58)||'");
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z?$/;
/** PostgreSQL keeps microseconds. */
const DIGITS_OF_SECONDS = 6;

export interface SqlLiteral {
  readonly sql: string;
  /** The value lies just above what `sql` says, and below the next that the column can hold. */
  readonly isAbove: boolean;
}
function exactly(sql: string): SqlLiteral {
  return { sql, isAbove: false };
}
function wrong(column: Column, value: Scalar): ConnectorError {
  return new ConnectorError(
    'UNSUPPORTED',
    `column "${column.name}" of type ${column.sourceType} is not compared with ${JSON.stringify(value)}`,
  );
}

function timeLiteral(column: Column, value: string, type: 'timestamp' | 'timestamptz'): SqlLiteral {
  const match = TIME.exec(value);
  if (match === null) throw wrong(column, value);
  const [, seconds = '', fraction = ''] = match;
  const kept = fraction.slice(0, DIGITS_OF_SECONDS).replace(/0+$/, '');
  const isAbove = /[1-9]/.test(fraction.slice(DIGITS_OF_SECONDS));
  // A colon between digits is nobody's parameter. A local time is compared as if it were UTC.
  const text = `${seconds}${kept === '' ? '' : `.${kept}`}${type === 'timestamptz' ? 'Z' : ''}`;
  return { sql: `'${text}'::${type}`, isAbove };
}

/** A value to compare a column with. Throws UNSUPPORTED for one that is not of the column's type. */
export function valueText(column: Column, value: Scalar): SqlLiteral {
  const text = String(value);
  switch (familyOf(column.sourceType)) {
    case 'text':
    case 'otherText':
      if (typeof value !== 'string') throw wrong(column, value);
      return exactly(literalText(value));
    case 'whole':
    case 'numeric':
    case 'float':
      if (typeof value === 'boolean' || !NUMBER.test(text)) throw wrong(column, value);
      return exactly(text);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong(column, value);
      return exactly(text);
    case 'date':
      if (!DATE.test(text)) throw wrong(column, value);
      return exactly(`'${text}'::date`);
    case 'localTime':
      return timeLiteral(column, text, 'timestamp');
    case 'instant':
      return timeLiteral(column, text, 'timestamptz');
    case 'json':
    case 'list':
      throw wrong(column, value);
  }
}

/** As compared, sorted and grouped: null where the value has no cell here (NaN, infinity, years before 1). */
export function operandText(column: Column): string {
  const name = nameText(column.name);
  switch (familyOf(column.sourceType)) {
    case 'text':
    case 'whole':
    case 'boolean':
      return name;
    case 'otherText':
      return `${name}::text`;
    case 'numeric':
      return `CASE WHEN ${name}::text NOT IN ('NaN', 'Infinity', '-Infinity') THEN ${name} END`;
    case 'float':
      // As decimals of the digits that are shown.
      return `CASE WHEN ${name}::text NOT IN ('NaN', 'Infinity', '-Infinity') THEN ${name}::text::numeric END`;
    case 'date':
      return `CASE WHEN ${name} BETWEEN '0001-01-01'::date AND '9999-12-31'::date THEN ${name} END`;
    case 'localTime':
    case 'instant': {
      const type = column.sourceType;
      return `CASE WHEN ${name} >= '0001-01-01'::${type} AND ${name} < '9999-12-31T23:59:59.999999'::${type} THEN ${name} END`;
    }
    case 'json':
    case 'list':
      throw new ConnectorError('UNSUPPORTED', `column "${column.name}" holds JSON, which is not compared`);
  }
}
/** Text is put in order by code point. */
export function orderText(column: Column): string {
  const operand = operandText(column);
  return column.type === 'text' ? `${operand} COLLATE "C"` : operand;
}
/** Any expression of a column as text without loss, for an answer. */
export function shownText(column: Column, expression: string): string {
  switch (familyOf(column.sourceType)) {
    case 'text':
      return expression;
    case 'instant':
      return `((${expression}) AT TIME ZONE 'UTC')::text`;
    case 'json':
    case 'list':
      return `to_json(${expression})::text`;
    default:
      return `(${expression})::text`;
  }
}
