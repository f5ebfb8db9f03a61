/** Resources of made-up CKAN packages, with the variants that real ones show. */
import type { Json, JsonObject } from '../../src/domain/json.ts';
import { hash32, stampOf, uuidOf, type Maker } from './ckan-odds.ts';
import type { CivicDataset } from './civic.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  CSV: 'text/csv',
  JSON: 'application/json',
  GeoJSON: 'application/geo+json',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  PDF: 'application/pdf',
  XML: 'application/xml',
};
/** Spellings of the same format that portals really use. */
const ODD_FORMATS = ['.csv', 'CSV ', 'csv;xlsx', 'Zipped SHP', 'Comma-separated values', ''];

function sizeOf(dataset: CivicDataset, maker: Maker): Json {
  const bytes = 1_000 + maker.below(5_000_000);
  if (dataset.defects.includes('size-as-text')) return `${(bytes / 1e6).toFixed(1)} MB`;
  const kind = maker.below(6);
  return kind === 0 ? null : kind === 1 ? String(bytes) : kind === 2 ? -1 : bytes;
}

function addressOf(dataset: CivicDataset, format: string, place: string): string {
  const file = `${dataset.slug}.${format.toLowerCase()}`;
  if (dataset.defects.includes('broken-link'))
    return dataset.index % 2 === 0 ? 'data.example/ gone' : 'htp:/bad';
  return `${place}/download/${file}`;
}

/** true, "True", false, or not said, as on sites of different ages. */
function rowsFlag(format: string, maker: Maker): JsonObject {
  if (format !== 'CSV') return maker.one(2) ? { datastore_active: false } : {};
  const kind = maker.below(4);
  return kind === 0 ? {} : { datastore_active: kind === 1 ? 'True' : true };
}

export function resourcesOf(
  dataset: CivicDataset,
  packageId: string,
  site: string,
  maker: Maker,
): readonly JsonObject[] {
  return dataset.formats.map((format, position) => {
    const id = uuidOf(maker.seed, 'resource', dataset.slug, String(position));
    const isOdd = dataset.defects.includes('odd-format') && position === 0;
    const modified = dataset.dataModifiedAt;
    const attributes = dataset.columns.map(({ name, type, description }) => ({
      title: name,
      type,
      description,
    }));
    return {
      id,
      package_id: packageId,
      name: maker.one(8) ? '' : `${dataset.title} (${format})`,
      description: dataset.defects.includes('text-null') ? 'null' : '',
      format: isOdd ? (ODD_FORMATS[dataset.index % ODD_FORMATS.length] ?? '') : format,
      mimetype: maker.one(5) ? 'text/html' : (MEDIA_TYPES[format] ?? null),
      mimetype_inner: null,
      url: addressOf(dataset, format, `${site}/dataset/${packageId}/resource/${id}`),
      url_type: 'upload',
      size: sizeOf(dataset, maker),
      hash: maker.one(3) ? hash32(id, 7).toString(16).padStart(8, '0').repeat(4) : '',
      created: stampOf(dataset.createdAt, true),
      last_modified: modified === null ? null : stampOf(modified, position % 2 === 0),
      position,
      state: 'active',
      resource_type: null,
      ...rowsFlag(format, maker),
      ...(format === 'CSV' && attributes.length > 0
        ? { attributesDescription: JSON.stringify(attributes) }
        : {}),
    };
  });
}
