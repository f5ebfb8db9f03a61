/**
 * Names and literals of SoQL: the only place where anything from outside becomes part of a statement. What cannot be
 * written is UNSUPPORTED, so that it is answered without the portal.
 */
import {
  ConnectorError,
  plainDecimal,
  plainNumber,
  type Column,
  type Scalar,
} from '../../src/connector/index.ts';
import { kindOf } from './column-kinds.ts';

export function cannotWrite(what: string): ConnectorError {
  return new ConnectorError('UNSUPPORTED', `SoQL cannot express ${what}`);
}

const USER_NAME = /^[a-z_][a-z0-9_]*$/;
const SYSTEM_NAME = /^:@?[a-z0-9_]+$/;

/** Backquotes know no escape: a name that could end them is not written at all. */
export function isWritableName(name: string): boolean {
  return USER_NAME.test(name) || SYSTEM_NAME.test(name);
}
export function soqlName(name: string): string {
  if (USER_NAME.test(name)) return `\`${name}\``;
  if (SYSTEM_NAME.test(name)) return name;
  throw cannotWrite(`the column name ${JSON.stringify(name.slice(0, 100))}`);
}

/** Half of a character, or a control character other than tab, new line and carriage return. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** In single quotes, those inside doubled; nothing else is special there. Never double quotes: they have escapes. */
export function soqlText(value: string): string {
  if (UNWRITABLE.test(value)) throw cannotWrite('a text with control characters or halves of characters');
  return `'${value.replaceAll("'", "''")}'`;
}

/** Plain digits, never an exponent. */
export function soqlNumber(value: Scalar): string {
  const plain =
    typeof value === 'number' && Number.isFinite(value)
      ? plainNumber(value)
      : typeof value === 'string'
        ? plainDecimal(value)
        : null;
  if (plain === null) throw cannotWrite(`the number ${JSON.stringify(value)}`);
  return plain;
}

const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(Z?)$/;

/** A local time where the column has no zone, else an instant in UTC. Finer than milliseconds cannot be written. */
function soqlTime(value: Scalar, isFixed: boolean): string {
  const zone = INSTANT.exec(String(value))?.[1];
  if (zone === undefined) throw cannotWrite(`the time ${JSON.stringify(value)}`);
  const local = String(value).slice(0, String(value).length - zone.length);
  return `'${local}${isFixed ? 'Z' : ''}'`;
}

/** A literal as the column compares it. */
export function soqlLiteral(column: Column, value: Scalar): string {
  const kind = kindOf(column.sourceType);
  switch (kind) {
    case 'text':
      if (typeof value === 'string') return soqlText(value);
      break;
    case 'number':
      return soqlNumber(value);
    case 'boolean':
      if (typeof value === 'boolean') return String(value);
      break;
    case 'floating':
    case 'fixed':
      return soqlTime(value, kind === 'fixed');
    case 'row word':
      if (typeof value === 'string' && isRowWord(value)) return `'${value}'`;
      break;
    case 'double':
    case 'row mark':
    case 'point':
    case 'other':
      break;
  }
  throw cannotWrite(`${JSON.stringify(value)} as a value of "${column.name}" (${column.sourceType})`);
}

/** How 2.1 spells row identifiers ("row-3mqw~8h9y.dr9c") and versions ("rv-…"); other texts cannot be one. */
export function isRowWord(text: string): boolean {
  return /^(row|rv)-[a-z0-9]{4}([._~-][a-z0-9]{4}){2}$/.test(text);
}
