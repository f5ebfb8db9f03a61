/** `/api/views/{4x4}.json`: times are epoch seconds, and what is absent is missing, not null. */
import type { Json } from '../../src/domain/json.ts';
import { section, textAt, textsAt, type Asset } from './socrata-state.ts';

function seconds(iso: string): number | null {
  return iso === '' ? null : Math.floor(Date.parse(iso) / 1000);
}

function columnsOf(asset: Asset): readonly Json[] {
  const resource = section(asset.result, 'resource');
  const names = textsAt(resource, 'columns_name');
  const fields = textsAt(resource, 'columns_field_name');
  const types = textsAt(resource, 'columns_datatype');
  const descriptions = textsAt(resource, 'columns_description');
  return fields.map((fieldName, index) => ({
    id: index + 1,
    name: names[index] ?? fieldName,
    fieldName,
    dataTypeName: (types[index] ?? 'Text').toLowerCase().replace(' ', '_'),
    position: index + 1,
    ...(fieldName.startsWith(':@') ? { computationStrategy: { type: 'georegion_match_on_point' } } : {}),
    ...((descriptions[index] ?? '') === '' ? {} : { description: descriptions[index] ?? '' }),
    format: {},
  }));
}

function customFields(asset: Asset): Json {
  const list = section(asset.result, 'classification')['domain_metadata'];
  const sets: Record<string, Record<string, string>> = {};
  for (const entry of Array.isArray(list) ? list : []) {
    const [set = '', key = ''] = String(entry.key).split('_');
    sets[set.replaceAll('-', ' ')] = {
      ...sets[set.replaceAll('-', ' ')],
      [key.replaceAll('-', ' ')]: entry.value,
    };
  }
  return { custom_fields: sets };
}

export function viewOf(asset: Asset, backend: '2.0' | '2.1' = '2.1'): Json {
  const resource = section(asset.result, 'resource');
  const owner = section(asset.result, 'owner');
  const view: Record<string, Json> = {
    id: asset.id,
    name: textAt(resource, 'name'),
    assetType: asset.type,
    newBackend: backend === '2.1',
    displayType: textAt(resource, 'lens_display_type'),
    viewType: textAt(resource, 'lens_view_type'),
    provenance: textAt(resource, 'provenance'),
    description: textAt(resource, 'description'),
    category: textAt(section(asset.result, 'classification'), 'domain_category'),
    attribution: textAt(resource, 'attribution'),
    createdAt: seconds(textAt(resource, 'createdAt')),
    publicationDate: seconds(textAt(resource, 'publication_date')),
    rowsUpdatedAt: seconds(textAt(resource, 'data_updated_at')),
    viewLastModified: seconds(textAt(resource, 'metadata_updated_at')),
    tags: textsAt(section(asset.result, 'classification'), 'domain_tags'),
    columns: columnsOf(asset),
    metadata: customFields(asset),
    owner: { id: textAt(owner, 'id'), displayName: textAt(owner, 'display_name'), type: 'interactive' },
  };
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== '' && value !== null));
}

export const NO_SUCH_VIEW: Json = { code: 'dataset.missing', error: true, message: 'Not found' };
export const PRIVATE_VIEW: Json = {
  code: 'permission_denied',
  error: true,
  message: 'You must be logged in to access this resource',
};
