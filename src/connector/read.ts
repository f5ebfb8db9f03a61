/** Reading vendor JSON without casts: every wrong shape is a BAD_SHAPE that says what was wanted, what came, where. */
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { ConnectorError } from './errors.ts';

function nameOf(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

/** Texts that portals write for "nothing". */
const ABSENT = new Set(['', 'null', 'none', 'n/a', 'undefined', '[]', '{}']);

const LONGEST_ABSENT = Math.max(...[...ABSENT].map((word) => word.length));

/** Trimmed text, or null when it says nothing. */
export function meaningful(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length <= LONGEST_ABSENT && ABSENT.has(trimmed.toLowerCase()) ? null : trimmed;
}

/** One JSON object and where it stands. `text`, `number`, … give null for what is absent or of another type. */
export class Reader {
  readonly value: JsonObject;
  readonly path: string;
  constructor(value: JsonObject, path: string) {
    this.value = value;
    this.path = path;
  }
  has(key: string): boolean {
    return Object.hasOwn(this.value, key) && this.value[key] !== null && this.value[key] !== undefined;
  }
  json(key: string): Json {
    return Object.hasOwn(this.value, key) ? (this.value[key] ?? null) : null;
  }
  /** Text that says something; numbers and booleans are written out; anything else is null. */
  text(key: string): string | null {
    const value = this.json(key);
    if (typeof value === 'string') return meaningful(value);
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  }
  needText(key: string): string {
    const text = this.text(key);
    if (text === null) throw this.wrong(key, 'text');
    return text;
  }
  /** A number, or digits in a text. */
  number(key: string): number | null {
    const value = this.json(key);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'string' || value.trim() === '') return null;
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
  }
  needNumber(key: string): number {
    const number = this.number(key);
    if (number === null) throw this.wrong(key, 'a number');
    return number;
  }
  /** true, "true", "True", 1; null when it is neither a yes nor a no. */
  flag(key: string): boolean | null {
    const value = this.json(key);
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const text = String(value).toLowerCase();
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
  }
  object(key: string): Reader | null {
    const value = this.json(key);
    return isJsonObject(value) ? new Reader(value, `${this.path}.${key}`) : null;
  }
  needObject(key: string): Reader {
    const reader = this.object(key);
    if (reader === null) throw this.wrong(key, 'an object');
    return reader;
  }
  /** The members of a list; an absent or other value is an empty list. */
  list(key: string): readonly Json[] {
    const value = this.json(key);
    return Array.isArray(value) ? value : [];
  }
  needList(key: string): readonly Json[] {
    const value = this.json(key);
    if (!Array.isArray(value)) throw this.wrong(key, 'a list');
    return value;
  }
  /** The objects of a list; other members are passed over. */
  objects(key: string): readonly Reader[] {
    return this.list(key).flatMap((value, index) =>
      isJsonObject(value) ? [new Reader(value, `${this.path}.${key}[${index}]`)] : [],
    );
  }
  /** The texts of a list that say something. */
  texts(key: string): readonly string[] {
    return this.list(key).flatMap((value) => {
      const text =
        typeof value === 'string' ? meaningful(value) : typeof value === 'number' ? String(value) : null;
      return text === null ? [] : [text];
    });
  }
  wrong(key: string, wanted: string): ConnectorError {
    const path = `${this.path}.${key}`;
    return new ConnectorError('BAD_SHAPE', `${path}: expected ${wanted}, got ${nameOf(this.value[key])}`, {
      path,
    });
  }
}

/** Starts reading at `path`; BAD_SHAPE unless the value is an object. */
export function read(value: Json, path = '$'): Reader {
  if (isJsonObject(value)) return new Reader(value, path);
  throw new ConnectorError('BAD_SHAPE', `${path}: expected an object, got ${nameOf(value)}`, { path });
}
