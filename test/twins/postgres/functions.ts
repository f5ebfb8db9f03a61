/** Casts and the functions that reading a table uses. */
import { isNum, doubleOf, wholeNumber } from './compare.ts';
import { jsonOut, textOut } from './output.ts';
import { SqlDataError, SqlError } from './tokens.ts';
import {
  civilOf,
  daysIn,
  floorTo,
  isTime,
  midnight,
  numericOf,
  specialOf,
  timeOf,
  withScale,
  type Numeric,
  type PgType,
  type Value,
} from './values.ts';

const NAMES: Readonly<Record<string, PgType>> = {
  text: 'text',
  varchar: 'varchar',
  int: 'int4',
  int4: 'int4',
  integer: 'int4',
  int8: 'int8',
  bigint: 'int8',
  numeric: 'numeric',
  decimal: 'numeric',
  float8: 'float8',
  float4: 'float4',
  bool: 'bool',
  boolean: 'bool',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
};
export function typeNamed(name: string): PgType {
  const type = NAMES[name];
  if (type === undefined) throw new SqlError(`type "${name}" does not exist`);
  return type;
}

function invalid(text: string, type: PgType): SqlDataError {
  return new SqlDataError(`invalid input syntax for type ${type}: "${text}"`);
}
function wholeIn(value: Numeric, type: 'int4' | 'int8'): Numeric {
  const units = value.scale === 0 ? value.units : withScale(value, value.scale) / 10n ** BigInt(value.scale);
  const limit = type === 'int4' ? 2n ** 31n : 2n ** 63n;
  if (units >= limit || units < -limit) throw new SqlDataError(`value out of range for type ${type}`);
  return { is: 'numeric', units, scale: 0 };
}
/** A literal's text read as a value of a type. Throws SqlDataError. */
export function readAs(text: string, type: PgType): Value {
  switch (type) {
    case 'int4':
    case 'int8': {
      const number = /^\s*[+-]?\d+\s*$/.test(text) ? numericOf(text) : null;
      if (number === null) throw invalid(text, type);
      return wholeIn(number, type);
    }
    case 'numeric': {
      const special = specialOf(text);
      const number = special === null ? numericOf(text) : { is: 'special' as const, value: special };
      if (number === null) throw invalid(text, type);
      return number;
    }
    case 'float4':
    case 'float8': {
      const number = specialOf(text) ?? (numericOf(text) === null ? null : text);
      if (number === null) throw invalid(text, type);
      return { is: 'float', value: type === 'float4' ? Math.fround(Number(number)) : Number(number) };
    }
    case 'bool': {
      const word = text.trim().toLowerCase();
      if (!/^(t|true|yes|on|1|f|false|no|off|0)$/.test(word)) throw invalid(text, type);
      return /^(t|true|yes|on|1)$/.test(word);
    }
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return timeOf(text, type);
    case 'time':
      if (!/^\d{1,2}:\d\d(:\d\d(\.\d+)?)?$/.test(text.trim())) throw invalid(text, type);
      return (text.trim().length < 6 ? `${text.trim()}:00` : text.trim()).padStart(8, '0');
    default:
      return text;
  }
}

/** `value::to`; not null. */
export function castTo(value: Exclude<Value, null>, from: PgType, to: PgType): Value {
  if (to === 'text' || to === 'varchar') return textOut(value, from);
  if (typeof value === 'string') return readAs(value, to);
  if (isTime(from) && isTime(to) && typeof value === 'object' && value.is === 'time')
    return to === 'date' && value.micros !== null
      ? { ...value, micros: floorTo(value.micros, 86_400_000_000n) }
      : value;
  if (isNum(value)) {
    if (to === 'numeric' && value.is === 'float') return readAs(textOut(value, from) ?? '', 'numeric');
    if (to === 'numeric') return value;
    if (to === 'float8' || to === 'float4') return { is: 'float', value: doubleOf(value) };
    if ((to === 'int4' || to === 'int8') && value.is === 'numeric') return wholeIn(value, to);
  }
  throw new SqlError(`cannot cast type ${from} to ${to}`);
}

/** Its arguments are not null, and of the types that `returns` was asked about. */
interface SqlFunction {
  readonly returns: (types: readonly PgType[]) => PgType | null;
  readonly run: (args: readonly Exclude<Value, null>[], types: readonly PgType[]) => Value;
}
const isTextual = (type: PgType | undefined): boolean =>
  type === 'text' || type === 'varchar' || type === 'unknown' || type === 'tsvector';
const texts = (count: number, returns: PgType) => (types: readonly PgType[]) =>
  types.length === count && types.every(isTextual) ? returns : null;

function truncated(micros: bigint, unit: string): bigint {
  const { year, month, day } = civilOf(daysIn(micros));
  if (unit === 'second') return floorTo(micros, 1_000_000n);
  if (unit === 'day') return midnight(year, month, day);
  if (unit === 'month') return midnight(year, month, 1);
  if (unit === 'year') return midnight(year, 1, 1);
  throw new SqlDataError(`unit "${unit}" not recognized`);
}
function numberIn(value: Value | undefined): number {
  return value !== undefined && isNum(value) ? doubleOf(value) : NaN;
}
function textIn(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

const FUNCTIONS: Readonly<Record<string, SqlFunction>> = {
  chr: {
    returns: ([type]) => (type === 'int4' ? 'text' : null),
    run: ([code]) => String.fromCodePoint(numberIn(code)),
  },
  strpos: {
    returns: texts(2, 'int4'),
    run: ([text, part]) => {
      const at = textIn(text).indexOf(textIn(part));
      return wholeNumber(at < 0 ? 0 : [...textIn(text).slice(0, at)].length + 1);
    },
  },
  lower: { returns: texts(1, 'text'), run: ([text]) => textIn(text).toLowerCase() },
  upper: { returns: texts(1, 'text'), run: ([text]) => textIn(text).toUpperCase() },
  length: { returns: texts(1, 'int4'), run: ([text]) => wholeNumber([...textIn(text)].length) },
  left: {
    returns: ([text, count]) => (isTextual(text) && count === 'int4' ? 'text' : null),
    run: ([text, count]) => [...textIn(text)].slice(0, numberIn(count)).join(''),
  },
  date_trunc: {
    returns: ([unit, time]) =>
      !isTextual(unit) || time === undefined || !isTime(time)
        ? null
        : time === 'timestamp'
          ? 'timestamp'
          : 'timestamptz',
    run: ([unit, time]) =>
      typeof time === 'object' && time.is === 'time' && time.micros !== null
        ? { ...time, micros: truncated(time.micros, textIn(unit)) }
        : (time ?? null),
  },
  isfinite: {
    returns: ([type]) => (type !== undefined && isTime(type) ? 'bool' : null),
    run: ([time]) => typeof time === 'object' && time.is === 'time' && time.micros !== null,
  },
  to_json: {
    returns: (types) => (types.length === 1 ? 'json' : null),
    run: ([value], [type]) => ({ is: 'json', text: jsonOut(value ?? null, type ?? 'text') }),
  },
};

export function functionNamed(
  name: string,
  types: readonly PgType[],
): SqlFunction & { readonly type: PgType } {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  const type = found?.returns(types) ?? null;
  if (found === undefined || type === null)
    throw new SqlError(`function ${name}(${types.join(', ')}) does not exist`);
  return { ...found, type };
}
