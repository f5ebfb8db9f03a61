/** Numbers of JSON that a double might change, carried through `JSON.parse` as marked texts of their digits. */
import { isJsonObject, type Json } from '../../domain/json.ts';

/** As it is spelled inside of a JSON text. A text of the portal's that begins like this can only be mistaken for a number. */
export const MARK = '\\u0001n:';
const START = '\u0001n:';
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const MARKED = /"\\u0001n:(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)"/g;

/** The digits of a marked number; null: it is a text like others. */
export function digitsOf(text: string): string | null {
  if (!text.startsWith(START)) return null;
  const digits = text.slice(START.length);
  return NUMBER.test(digits) ? digits : null;
}

/** The double nearest to a number, marked or not; null: it is none. */
export function doubleOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return value;
  const digits = typeof value === 'string' ? digitsOf(value) : null;
  return digits === null ? null : Number(digits);
}

/** JSON again, every number with all of its digits. */
export function exactJson(value: Json): string {
  const text = JSON.stringify(value);
  return text.includes(MARK) ? text.replace(MARKED, '$1') : text;
}

/** Longitude, latitude and whether a height follows, of a GeoJSON Point; `empty`: a Point without coordinates. */
export function pointOf(
  value: Json,
): { readonly lon: number; readonly lat: number; readonly hasHeight: boolean } | 'empty' | null {
  if (!isJsonObject(value) || value['type'] !== 'Point') return null;
  const coordinates: unknown = value['coordinates'];
  if (!Array.isArray(coordinates)) return null;
  if (coordinates.length === 0) return 'empty';
  const [x, y]: readonly Json[] = coordinates;
  const [lon, lat] = [doubleOf(x), doubleOf(y)];
  if (lon === null || lat === null || !Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  return { lon, lat, hasHeight: coordinates.length > 2 };
}
