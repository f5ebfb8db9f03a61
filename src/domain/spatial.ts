/** Places in every shape that portals use: GeoJSON, boxes, WKT, four numbers, an IRI, a name. */
import type { Box, Place } from './dataset.ts';
import { boxOfNumbers, checkedBox, type BoxReading } from './box.ts';
import { geometryOf } from './geometry.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { RemarkRule } from './remark-rules.ts';
import { cut, isAbsent, wellFormed } from './text.ts';
import { geometryOfWkt } from './wkt.ts';

export interface PlaceReading {
  readonly place: Place | null;
  readonly rule: Extract<RemarkRule, 'place-unreadable' | 'place-simplified' | 'box-axes-swapped'> | null;
}

const NOTHING: PlaceReading = { place: null, rule: null };
const UNREADABLE: PlaceReading = { place: null, rule: 'place-unreadable' };
const MAX_TEXT = 2_000_000;
const MAX_LABEL = 1_000;
/** A geometry with more positions than this is kept as its box. */
const MAX_POSITIONS = 5_000;
const IRI = /^(?:https?:\/\/|urn:)\S+$/i;
const ENVELOPE = /^ENVELOPE\s*\(([^()]*)\)$/i;
const WKT = /^(?:SRID=4326;\s*)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*Z?\s*\(/i;
const LABELS = ['prefLabel', 'name', 'label', 'title', 'geographicName', 'placename', 'address'];

/** Reads what the portal put in the place field; null with no rule when there was nothing. */
export function readPlace(raw: Json): PlaceReading {
  return read(raw, 0);
}

function read(raw: Json, depth: number): PlaceReading {
  if (raw === null || typeof raw === 'boolean') return NOTHING;
  if (typeof raw === 'number' || depth > 3) return UNREADABLE;
  if (typeof raw === 'string') return readText(raw, depth);
  return isJsonObject(raw) ? readObject(raw, depth) : isList(raw) ? readList(raw, depth) : UNREADABLE;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function readText(raw: string, depth: number): PlaceReading {
  const text = raw.trim();
  if (isAbsent(text)) return NOTHING;
  if (text.length > MAX_TEXT) return UNREADABLE;
  if (text.startsWith('{') || text.startsWith('[')) {
    const value = parsed(text);
    return value === undefined ? UNREADABLE : read(value, depth + 1);
  }
  if (IRI.test(text)) return iri(text);
  const envelope = ENVELOPE.exec(text);
  if (envelope !== null) {
    // CSW and Solr write west, east, north, south.
    const [west, east, north, south] = numbersOf(envelope[1] ?? '') ?? [];
    return boxed({ box: checkedBox([west, south, east, north]), swapped: false });
  }
  if (WKT.test(text)) {
    const geometry = geometryOfWkt(text);
    return geometry === null ? UNREADABLE : read(geometry, depth + 1);
  }
  const numbers = numbersOf(text);
  return numbers === null ? label(text) : readNumbers(numbers);
}

/** Two or four numbers and nothing else; "+", a trailing "." and leading zeros are usual in federal records. */
function numbersOf(text: string): readonly number[] | null {
  if (text.length > 200) return null;
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length !== 2 && parts.length !== 4) return null;
  const numbers = parts.map((part) =>
    /^[+-]?\d{1,3}(?:\.\d*)?(?:e-?\d{1,3})?$/i.test(part) ? Number(part) : NaN,
  );
  return numbers.every(Number.isFinite) ? numbers : null;
}

function readNumbers(numbers: readonly number[]): PlaceReading {
  const [first = NaN, second = NaN] = numbers;
  if (numbers.length !== 2) return boxed(boxOfNumbers(numbers));
  const box = checkedBox([first, second, first, second]);
  if (box === null) return UNREADABLE;
  const value = { type: 'Point', coordinates: [first, second] };
  return { place: { kind: 'geometry', value, box, lowConfidence: true }, rule: null };
}

function readObject(raw: JsonObject, depth: number): PlaceReading {
  const geometry = geometryOf(raw);
  if (geometry !== null) return ofGeometry(geometry.geometry, geometry.box, geometry.positions);
  const box = boxOfObject(raw);
  if (box !== null) return boxed(box);
  for (const key of ['geometry', 'bbox', 'extent', 'box', 'value', 'centroid']) {
    const inner = raw[key];
    const reading = inner === undefined ? NOTHING : read(inner, depth + 1);
    if (reading.place !== null && reading.place.kind !== 'text') return reading;
  }
  for (const key of ['@id', 'uri', 'id', ...LABELS]) {
    const text = raw[key];
    if (typeof text !== 'string') continue;
    if (IRI.test(text.trim())) return iri(text.trim());
    if (LABELS.includes(key) && !isAbsent(text)) return label(text);
  }
  return Object.keys(raw).length === 0 ? NOTHING : UNREADABLE;
}

function readList(raw: readonly Json[], depth: number): PlaceReading {
  if (raw.length === 0) return NOTHING;
  const flat = raw.length === 2 ? raw.flatMap((part) => (isList(part) ? part : [part])) : raw;
  const numbers = flat.filter((part) => typeof part === 'number');
  if (numbers.length === flat.length && (numbers.length === 2 || numbers.length === 4))
    return readNumbers(numbers);
  const texts = raw.filter((part) => typeof part === 'string');
  if (texts.length === raw.length && texts.length > 1) {
    const readable = texts
      .slice(0, 50)
      .map((text) => text.trim())
      .filter((text) => !isAbsent(text));
    return readable.length === 0 ? NOTHING : label(readable.join(', '));
  }
  for (const part of raw.slice(0, 10)) {
    const reading = read(part, depth + 1);
    if (reading.place !== null) return reading;
  }
  return UNREADABLE;
}

const WEST = ['west', 'xmin', 'w', 'westBoundLongitude', 'west_bound_longitude', 'westlimit', 'minx'];
const SOUTH = ['south', 'ymin', 's', 'southBoundLatitude', 'south_bound_latitude', 'southlimit', 'miny'];
const EAST = ['east', 'xmax', 'e', 'eastBoundLongitude', 'east_bound_longitude', 'eastlimit', 'maxx'];
const NORTH = ['north', 'ymax', 'n', 'northBoundLatitude', 'north_bound_latitude', 'northlimit', 'maxy'];
const MERCATOR = new Set([102_100, 3_857, 102_113, 900_913]);
const HALF_EARTH = 20_037_508.342789244;

/** null when it is no object of four bounds. Web Mercator metres, Esri's default, become degrees. */
function boxOfObject(raw: JsonObject): BoxReading | null {
  const bounds = [WEST, SOUTH, EAST, NORTH].map((names) => boundOf(raw, names));
  if (bounds.some((bound) => bound === null)) return null;
  const [west = NaN, south = NaN, east = NaN, north = NaN] = bounds.map((bound) => bound ?? NaN);
  const reference = raw['spatialReference'];
  const wkid = isJsonObject(reference) ? (reference['latestWkid'] ?? reference['wkid']) : undefined;
  if (typeof wkid !== 'number' || !MERCATOR.has(wkid)) {
    return { box: checkedBox([west, south, east, north]), swapped: false };
  }
  return {
    box: checkedBox([longitude(west), latitude(south), longitude(east), latitude(north)]),
    swapped: false,
  };
}

function longitude(metres: number): number {
  return Math.max(-180, Math.min(180, (metres / HALF_EARTH) * 180));
}

function latitude(metres: number): number {
  return (Math.atan(Math.sinh((metres / HALF_EARTH) * Math.PI)) * 180) / Math.PI;
}

function boundOf(raw: JsonObject, names: readonly string[]): number | null {
  for (const name of names) {
    const value = raw[name];
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && /^[+-]?\d{1,9}(?:\.\d*)?$/.test(value.trim())) return Number(value);
  }
  return null;
}

function boxed(reading: BoxReading): PlaceReading {
  const { box } = reading;
  if (box === null) return UNREADABLE;
  return {
    place: { kind: 'box', value: box, box, lowConfidence: isDoubtful(box) },
    rule: reading.swapped ? 'box-axes-swapped' : null,
  };
}

function ofGeometry(geometry: Json, box: Box, positions: number): PlaceReading {
  if (positions > MAX_POSITIONS) return { ...boxed({ box, swapped: false }), rule: 'place-simplified' };
  return { place: { kind: 'geometry', value: geometry, box, lowConfidence: isDoubtful(box) }, rule: null };
}

/** No area at all, or the whole world: what forms are filled with when nobody looks. */
function isDoubtful([west, south, east, north]: Box): boolean {
  return west === east || south === north || (east - west >= 360 && north - south >= 180);
}

function label(raw: string): PlaceReading {
  const text = wellFormed(raw).replace(/\s+/g, ' ').trim();
  return text === '' ? NOTHING : { place: named('text', cut(text, MAX_LABEL)), rule: null };
}

/** Half an IRI names something else. */
function iri(text: string): PlaceReading {
  return text.length > MAX_LABEL ? UNREADABLE : { place: named('iri', text), rule: null };
}

function named(kind: 'iri' | 'text', value: string): Place {
  return { kind, value, box: null, lowConfidence: false };
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
