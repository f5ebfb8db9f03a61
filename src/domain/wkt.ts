/** Well-known text of simple geometries, as CSW harvesters leave it in catalogues. */
import { isJsonObject, type JsonObject } from './json.ts';

const NAMES: Readonly<Record<string, string>> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
};
const HEAD = /^(?:SRID=4326;\s*)?([A-Z]+)\s*Z?\s*(\(.*\))$/is;
const BODY = /^[\s(),\d.eE+-]+$/;
const POSITION = /[+-]?[\d.]+(?:[eE][+-]?\d+)?(?:\s+[+-]?[\d.]+(?:[eE][+-]?\d+)?)+/g;

/** An unchecked GeoJSON geometry, or null; whoever asks checks its coordinates. */
export function geometryOfWkt(text: string): JsonObject | null {
  const match = HEAD.exec(text.trim());
  const type = NAMES[(match?.[1] ?? '').toUpperCase()];
  const body = match?.[2] ?? '';
  if (type === undefined || !BODY.test(body)) return null;
  const json = body
    .replace(POSITION, (position) => `[${position.trim().split(/\s+/).map(numeral).join(',')}]`)
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  const value = parsed(`{"type":"${type}","coordinates":${json}}`);
  if (value === null) return null;
  const coordinates = value['coordinates'];
  // POINT (1 2) has one pair of brackets more than its GeoJSON.
  return type === 'Point' && Array.isArray(coordinates)
    ? { type, coordinates: coordinates[0] ?? null }
    : value;
}

/** JSON knows no "+1", "01." or ".5". */
function numeral(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? String(value) : 'null';
}

function parsed(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
