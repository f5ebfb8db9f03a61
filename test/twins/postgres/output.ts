/** How values leave the database: as text, as JSON, and as psycopg2 and CKAN make JSON of them. */
import { floatText, isFloat, numericText, timeText, type PgType, type Value } from './values.ts';

export function elementType(type: PgType): PgType {
  switch (type) {
    case '_int4':
      return 'int4';
    case '_numeric':
      return 'numeric';
    case '_timestamp':
      return 'timestamp';
    default:
      return 'text';
  }
}

/** `value::text`; null for null. */
export function textOut(value: Value, type: PgType): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  switch (value.is) {
    case 'numeric':
      return numericText(value);
    case 'special':
      return value.value;
    case 'float':
      return floatText(value.value, type);
    case 'time':
      return timeText(value, type, ' ');
    case 'json':
      // The composite that CKAN makes of "json": (value, nothing).
      return type === 'nested'
        ? `("${value.text.replaceAll('\\', '\\\\').replaceAll('"', '""')}",)`
        : value.text;
    case 'array': {
      const items = value.items.map((item) => textOut(item, elementType(type)) ?? 'NULL');
      return `{${items.map((item) => (/^[\w.-]+$/.test(item) ? item : JSON.stringify(item))).join(',')}}`;
    }
  }
}

/** As `to_json` and `array_to_json` write it: JSON text. */
export function jsonOut(value: Value, type: PgType): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  switch (value.is) {
    case 'numeric':
      return numericText(value);
    case 'special':
      return JSON.stringify(value.value);
    case 'float':
      return Number.isFinite(value.value)
        ? floatText(value.value, type)
        : JSON.stringify(floatText(value.value, type));
    case 'time': {
      const text = timeText(value, type, 'T');
      return JSON.stringify(
        type === 'timestamptz' && value.micros !== null ? text.replace('+00', '+00:00') : text,
      );
    }
    case 'json':
      return type === 'nested' ? `{"json":${value.text},"extra":null}` : value.text;
    case 'array':
      return `[${value.items.map((item) => jsonOut(item, elementType(type))).join(',')}]`;
  }
}

/** `to_char(…, 'YYYY-MM-DD"T"HH24:MI:SS')`, which is how datastore_search shows timestamps: to the second. */
export function toTheSecond(value: Value): string | null {
  if (value === null || typeof value !== 'object' || value.is !== 'time' || value.micros === null)
    return null;
  return timeText(value, 'timestamp', 'T').replace(/\.\d+/, '');
}

/**
 * What CKAN's `convert` makes of a result of datastore_search_sql: numerics as texts before 2.11, floats bare (NaN
 * too, which is no JSON), json as text.
 */
export function pythonOut(value: Value, type: PgType, showsNumerics: boolean): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (type === 'nested' && value.is === 'json') return value.text;
  switch (value.is) {
    case 'numeric': {
      const isWhole = type === 'int4' || type === 'int8';
      return isWhole || showsNumerics ? numericText(value) : JSON.stringify(numericText(value));
    }
    case 'special':
      return showsNumerics ? value.value : JSON.stringify(value.value);
    case 'float':
      return floatText(value.value, isFloat(type) ? 'float8' : type);
    case 'time': {
      const text = timeText(value, type, type === 'date' ? ' ' : 'T');
      return JSON.stringify(
        text.replace('+00', '+00:00').replace(/\.\d+/, (fraction) => fraction.padEnd(7, '0')),
      );
    }
    case 'json':
      return JSON.stringify(value.text);
    case 'array':
      return `[${value.items.map((item) => pythonOut(item, elementType(type), showsNumerics)).join(',')}]`;
  }
}
