/** From resources to distributions, and to the columns that resources describe. */
import {
  isJsonObject,
  read,
  type ColumnDraft,
  type DistributionDraft,
  type Json,
  type LicenceDraft,
  type Reader,
  isUrl,
} from '../../src/connector/index.ts';
import { isWebAddress, textIn, textsIn, unwrapped, utcStamp } from './words.ts';

/** Formats that are no file to be had at the address. */
const NOT_FILES =
  /^(?:html?|api|web ?page|webseite|website|link|wms|wfs|wmts|esri rest|arcgis.*|sparql|odata|)$/i;
const FILE_ENDING =
  /\.(?:csv|tsv|txt|json|geojson|jsonl|ndjson|xml|xlsx?|ods|zip|gz|7z|rar|shp|kml|kmz|gpkg|gpx|gml|dxf|dwg|pdf|docx?|odt|rdf|ttl|nt|parquet|sqlite|mdb|tiff?|jpe?g|png|ics)$/i;

function pathOf(address: string): string {
  return isUrl(address) ? new URL(address).pathname : (address.split(/[?#]/)[0] ?? '');
}

function isFile(resource: Reader, address: string, format: string | null): boolean {
  if (resource.text('url_type') === 'upload') return true;
  if (FILE_ENDING.test(pathOf(address))) return true;
  return format !== null && !NOT_FILES.test(format.trim());
}

function lastSegment(address: string | null): string | null {
  const segment = address === null ? '' : (pathOf(address).split('/').at(-1) ?? '');
  if (segment === '') return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function licenceOf(resource: Reader, language: string | undefined): LicenceDraft | null {
  const stated = textIn(resource.json('license'), language) ?? textIn(resource.json('rights'), language);
  const [id, title] = [resource.text('license_id'), resource.text('license_title')];
  const url = resource.text('license_url') ?? (isWebAddress(stated) ? stated : null);
  const named = isWebAddress(stated) ? null : stated;
  if (url === null && named === null && id === null && title === null) return null;
  return { url, id: id ?? named, title };
}

/** 0 and -1 stand for "not known". */
function sizeOf(resource: Reader): string | number | null {
  for (const key of ['size', 'byte_size', 'byteSize']) {
    const value = resource.json(key);
    if (typeof value === 'number' && value > 0) return value;
    const text = typeof value === 'string' ? resource.text(key) : null;
    if (text !== null && !/^-?0*1?$/.test(text) && !text.startsWith('-')) return text;
  }
  return null;
}

function lawsOf(resource: Reader): Pick<DistributionDraft, 'applicableLegislation'> {
  const laws = textsIn(resource.json('applicable_legislation'), undefined, /[\s,;]+/);
  return laws.length === 0 ? {} : { applicableLegislation: laws };
}

/** Rows can be asked for; a missing flag is "unknown", which is not yes. */
function tableIdOf(resource: Reader): string | null {
  return resource.flag('datastore_active') === true ? resource.text('id') : null;
}

/** When the file changed; never when its description did. */
export function fileModified(resource: Reader): string | null {
  return utcStamp(resource.text('last_modified')) ?? resource.text('modified');
}

function distributionOf(resource: Reader, localId: string, language: string | undefined): DistributionDraft {
  const format = resource.text('format');
  const url = resource.text('url') ?? resource.text('access_url') ?? resource.text('accessURL');
  const download = resource.text('download_url');
  const name = textIn(resource.json('name'), language) ?? textIn(resource.json('title'), language);
  return {
    localId,
    title: name ?? format ?? lastSegment(url ?? download),
    description: textIn(resource.json('description'), language),
    accessUrl: url ?? download,
    downloadUrl: download ?? (url !== null && isFile(resource, url, format) ? url : null),
    format,
    mediaType: resource.text('mimetype') ?? resource.text('media_type'),
    byteSize: sizeOf(resource),
    checksum: resource.text('hash'),
    issued: resource.text('issued') ?? utcStamp(resource.text('created')),
    modified: fileModified(resource),
    licence: licenceOf(resource, language),
    ...lawsOf(resource),
    tableId: tableIdOf(resource),
  };
}

/** One per resource; ids are unique in the dataset even where the portal repeats or omits them. */
export function distributionsOf(
  resources: readonly Reader[],
  language: string | undefined,
): readonly DistributionDraft[] {
  const taken = new Set<string>();
  return resources.map((resource) => {
    const base = resource.text('id') ?? resource.text('url') ?? 'resource';
    let localId = base;
    for (let copy = 2; taken.has(localId); copy += 1) localId = `${base}#${copy}`;
    taken.add(localId);
    return distributionOf(resource, localId, language);
  });
}

/** Zurich writes pairs: ["Name (technisch: NAME)", "what it says"]. */
function columnOfPair(pair: readonly Json[], language: string | undefined): ColumnDraft | null {
  const label = textIn(pair[0] ?? null, language)?.slice(0, 1000) ?? null;
  if (label === null) return null;
  const description = textIn(pair[1] ?? null, language);
  const [title = label, technical] = label.split('(technisch:');
  const name = technical?.replace(')', '').trim() ?? '';
  return name === ''
    ? { name: label, title: null, description, sourceType: null }
    : { name, title: title.trim(), description, sourceType: null };
}

function columnOf(field: Json, language: string | undefined): ColumnDraft | null {
  if (Array.isArray(field)) return columnOfPair(field, language);
  if (!isJsonObject(field)) return null;
  const reader = read(field);
  const pick = (...keys: readonly string[]): string | null => {
    for (const key of keys) {
      const text = reader.has(key) ? textIn(reader.json(key), language) : null;
      if (text !== null) return text;
    }
    return null;
  };
  // Andino (Argentina) names a column by its title, Frictionless schemas by its name.
  const name = pick('name', 'id', 'title', 'titulo');
  if (name === null) return null;
  const title = pick('title', 'label', 'titulo');
  return {
    name,
    title: title === name ? null : title,
    description: pick('description', 'descripcion', 'notes'),
    sourceType: pick('type', 'tipo'),
  };
}

/** `holder` is a resource, or the package where Zurich keeps the columns of all its resources. */
function describedColumns(holder: Reader, language: string | undefined): readonly ColumnDraft[] {
  const schema = unwrapped(holder.json('schema'));
  const candidates = [
    holder.json('attributesDescription'),
    isJsonObject(schema) ? (schema['fields'] ?? null) : null,
    holder.json('sszFields'),
  ];
  for (const candidate of candidates) {
    const fields = unwrapped(candidate);
    const columns = Array.isArray(fields)
      ? fields.flatMap((field: Json) => columnOf(field, language) ?? [])
      : [];
    if (columns.length > 0) return columns;
  }
  return [];
}

/** Columns of the package and all its resources; of several with one name, the first that describes it. */
export function columnsOf(
  core: Reader,
  resources: readonly Reader[],
  language: string | undefined,
): readonly ColumnDraft[] {
  const byName = new Map<string, ColumnDraft>();
  for (const holder of [core, ...resources])
    for (const column of describedColumns(holder, language)) {
      const known = byName.get(column.name);
      if (known === undefined || (known.description === null && column.description !== null))
        byName.set(column.name, column);
    }
  return [...byName.values()];
}
