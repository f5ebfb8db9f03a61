/** GeoJSON (RFC 7946) and the geometries of Esri, checked: finite degrees on the globe, with the box around them. */
import { checkedBox } from './box.ts';
import type { Box } from './dataset.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

export interface CheckedGeometry {
  /** A GeoJSON geometry of `type` and coordinates alone. */
  readonly geometry: Json;
  readonly box: Box;
  readonly positions: number;
}

/** How deep the coordinates of each type are nested. */
const DEPTH: ReadonlyMap<string, number> = new Map([
  ['point', 0],
  ['multipoint', 1],
  ['linestring', 1],
  ['multilinestring', 2],
  ['polygon', 2],
  ['multipolygon', 3],
]);
const NAMES: ReadonlyMap<string, string> = new Map(
  ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);
const MAX_PARTS = 1_000;

/** null when it is no geometry, or one beyond the globe. Features give their geometry, collections all of theirs. */
export function geometryOf(raw: JsonObject): CheckedGeometry | null {
  return geometry(raw, 0);
}

function geometry(raw: JsonObject, level: number): CheckedGeometry | null {
  const type = raw['type'];
  if (typeof type !== 'string') return esri(raw);
  const name = type.toLowerCase();
  if (level < 4 && name === 'feature' && isJsonObject(raw['geometry']))
    return geometry(raw['geometry'], level + 1);
  if (level < 4 && name === 'featurecollection') return collected(raw['features'] ?? null, level);
  if (level < 4 && name === 'geometrycollection') return collected(raw['geometries'] ?? null, level);
  // Elasticsearch's envelope holds the north-west and the south-east corner.
  if (name === 'envelope') return envelope(raw['coordinates'] ?? null);
  return checked(name, raw['coordinates'] ?? null);
}

function checked(name: string, coordinates: Json): CheckedGeometry | null {
  const depth = DEPTH.get(name);
  const type = NAMES.get(name);
  if (depth === undefined || type === undefined) return null;
  const bounds = new Bounds();
  if (!bounds.addAll(coordinates, depth)) return null;
  const box = bounds.box();
  return box === null ? null : { geometry: { type, coordinates }, box, positions: bounds.count };
}

function collected(parts: Json, level: number): CheckedGeometry | null {
  if (!isList(parts) || parts.length === 0 || parts.length > MAX_PARTS) return null;
  const members = parts.map((part) => (isJsonObject(part) ? geometry(part, level + 1) : null));
  const known = members.filter((member) => member !== null);
  const [only] = known;
  if (only === undefined || known.length < members.length) return null;
  if (known.length === 1) return only;
  const bounds = new Bounds();
  for (const { box } of known) {
    bounds.add(box[0], box[1]);
    bounds.add(box[2], box[3]);
  }
  const box = bounds.box();
  const positions = known.reduce((sum, member) => sum + member.positions, 0);
  const geometries = known.map((member) => member.geometry);
  return box === null ? null : { geometry: { type: 'GeometryCollection', geometries }, box, positions };
}

function envelope(corners: Json): CheckedGeometry | null {
  const bounds = new Bounds();
  if (!isList(corners) || corners.length !== 2 || !bounds.addAll(corners, 1)) return null;
  const box = bounds.box();
  return box === null ? null : { geometry: rectangle(box), box, positions: 5 };
}

function rectangle([west, south, east, north]: Box): Json {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** `{x, y}`, `{rings}`, `{paths}`; in degrees unless another reference is named, which is not read here. */
function esri(raw: JsonObject): CheckedGeometry | null {
  const reference = raw['spatialReference'];
  if (isJsonObject(reference) && reference['wkid'] !== 4326 && reference['latestWkid'] !== 4326) return null;
  if (typeof raw['x'] === 'number' && typeof raw['y'] === 'number')
    return checked('point', [raw['x'], raw['y']]);
  if (isList(raw['rings'] ?? null)) return checked('polygon', raw['rings'] ?? null);
  return isList(raw['paths'] ?? null) ? checked('multilinestring', raw['paths'] ?? null) : null;
}

class Bounds {
  count = 0;
  private west = Infinity;
  private south = Infinity;
  private east = -Infinity;
  private north = -Infinity;

  add(x: number, y: number): void {
    this.count += 1;
    this.west = Math.min(this.west, x);
    this.east = Math.max(this.east, x);
    this.south = Math.min(this.south, y);
    this.north = Math.max(this.north, y);
  }

  /** false as soon as anything is no position at the expected depth. */
  addAll(coordinates: Json, depth: number): boolean {
    if (!isList(coordinates) || coordinates.length === 0) return false;
    if (depth > 0) return coordinates.every((part) => this.addAll(part, depth - 1));
    const [x, y, ...rest] = coordinates;
    if (typeof x !== 'number' || typeof y !== 'number' || rest.length > 2) return false;
    if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) return false;
    this.add(x, y);
    return true;
  }

  box(): Box | null {
    return checkedBox([this.west, this.south, this.east, this.north]);
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
