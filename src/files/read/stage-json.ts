/** JSON lines and GeoJSON read through once: rows staged, columns as they turn up. */
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { FileTableCaps } from '../limits.ts';
import { nameColumns } from './column-names.ts';
import { badShape, grouped, shown, tooLarge } from './file-error.ts';
import { JsonColumn } from './json-column.ts';
import { JsonScanner, type JsonElement } from './json-scanner.ts';
import type { Staged, StagedColumn, StagingFile } from './staging.ts';
import type { TextFile } from './text-file.ts';

type Caps = Pick<FileTableCaps, 'maxRows' | 'maxColumns' | 'maxRowBytes'>;
export interface JsonSource {
  readonly file: TextFile;
  readonly isGeo: boolean;
  readonly caps: Caps;
  readonly signal: AbortSignal;
}

class JsonTable {
  readonly #caps: Caps;
  readonly #staging: StagingFile;
  readonly #isGeo: boolean;
  readonly #columns = new Map<string, JsonColumn>();
  readonly #geometry = new JsonColumn();
  readonly #ids = new JsonColumn();
  constructor(caps: Caps, staging: StagingFile, isGeo: boolean) {
    this.#caps = caps;
    this.#staging = staging;
    this.#isGeo = isGeo;
  }

  readonly take = ({ text, line }: JsonElement): void => {
    if (this.#staging.rows >= this.#caps.maxRows)
      throw tooLarge(`more than ${grouped(this.#caps.maxRows)}`, this.#caps.maxRows, 'rows');
    const object = parsed(text, line);
    this.#staging.beginRow();
    if (this.#isGeo) this.#feature(object, line);
    else this.#row(object);
    this.#staging.endRow();
  };

  #row(values: JsonObject): void {
    for (const name of Object.keys(values)) if (!this.#columns.has(name)) this.#add(name);
    for (const [name, column] of this.#columns)
      column.stage(Object.hasOwn(values, name) ? (values[name] ?? null) : null, this.#staging);
  }
  /** Geometry and id come first, so that columns that turn up later are added at the end. */
  #feature(feature: JsonObject, line: number): void {
    if (feature['type'] !== 'Feature')
      throw badShape(
        `Expected a GeoJSON Feature in line ${grouped(line)}, got ${shown(JSON.stringify(feature['type'] ?? null))}`,
      );
    this.#geometry.stage(feature['geometry'] ?? null, this.#staging);
    this.#ids.stage(feature['id'] ?? null, this.#staging);
    const properties = feature['properties'] ?? null;
    if (properties !== null && !isJsonObject(properties))
      throw badShape(`The properties of the feature in line ${grouped(line)} are no object`);
    this.#row(properties ?? {});
  }
  #add(name: string): void {
    if (this.#columns.size >= this.#caps.maxColumns)
      throw tooLarge(`more than ${grouped(this.#caps.maxColumns)}`, this.#caps.maxColumns, 'columns');
    this.#columns.set(name, new JsonColumn());
  }

  /** As staged. `foreignCrs`: name of the coordinate system where it is not the one of GeoJSON. */
  columns(foreignCrs: string | null): readonly StagedColumn[] {
    const { rows } = this.#staging;
    const own = [...this.#columns];
    const names = nameColumns([...own.map(([name]) => name), 'geometry', 'id']);
    const columnOf = (column: JsonColumn, named: number, place: number): StagedColumn => ({
      place,
      name: names[named]?.name ?? '',
      title: names[named]?.title ?? null,
      description: describe(column, foreignCrs),
      sourceType: column.sourceType,
      storage: column.storage(foreignCrs === null),
      nullable: column.values < rows,
      isPadded: column.isPadded,
    });
    const first = this.#isGeo ? 2 : 0;
    const properties = own.map(([, column], at) => columnOf(column, at, first + at));
    if (!this.#isGeo) return properties;
    const ids = this.#ids.values > 0 ? [columnOf(this.#ids, own.length + 1, 1)] : [];
    return [...ids, ...properties, columnOf(this.#geometry, own.length, 0)];
  }
}

function parsed(text: string, line: number): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw badShape(`The object that begins in line ${grouped(line)} is no JSON`, error);
  }
  if (!isJsonObject(value)) throw badShape(`Expected a JSON object in line ${grouped(line)}`);
  return value;
}
function describe(column: JsonColumn, foreignCrs: string | null): string | null {
  if (foreignCrs !== null && /Point|object/.test(column.sourceType))
    return `In the coordinate system ${foreignCrs}, not in degrees.`;
  return column.hasHeights && column.storage(true).as === 'point'
    ? 'Heights of the points are left out.'
    : null;
}

/** The system that GeoJSON of before 2016 may name; later ones are always in degrees. */
function foreignCrsOf(collection: string | null): string | null {
  if (collection === null) return null;
  const { crs } = parsed(collection, 1);
  if (!isJsonObject(crs) || !isJsonObject(crs['properties'])) return null;
  const name = crs['properties']['name'] ?? crs['properties']['code'];
  const text = typeof name === 'number' ? String(name) : name;
  return typeof text !== 'string' || /(CRS:?84|\b4326)$/i.test(text) ? null : text.slice(0, 100);
}

/** Throws ConnectorError BAD_SHAPE with the line, or TOO_LARGE. */
export async function stageJson(source: JsonSource, staging: StagingFile): Promise<Staged> {
  const { file, caps, isGeo } = source;
  const table = new JsonTable(caps, staging, isGeo);
  const options = { isCollection: isGeo, maxElementBytes: caps.maxRowBytes };
  const scanner = new JsonScanner(options, table.take);
  for await (const piece of file.pieces()) {
    source.signal.throwIfAborted();
    scanner.push(piece);
    await staging.flush();
  }
  scanner.end();
  await staging.flush(true);
  if (scanner.count === 0 && scanner.collection === null)
    throw badShape(isGeo ? 'The file holds no GeoJSON feature' : 'The file holds no JSON object');
  const columns = table.columns(foreignCrsOf(scanner.collection));
  const { path, rows, longestLine } = staging;
  return { path, rows, columns, longestLine, isTagged: true };
}
