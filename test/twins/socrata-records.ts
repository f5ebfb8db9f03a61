/** Discovery results made from platform-neutral facts, with the imperfections that real catalogues have. */
import { isJsonObject, type Json } from '../../src/domain/json.ts';
import type { CivicDataset } from './civic.ts';
import {
  COMPANIONS,
  FREQUENCY_LAYOUTS,
  FREQUENCY_WORDS,
  LICENCE_TITLES,
  TYPE_NAMES,
} from './socrata-words.ts';

export interface DiscoveryOptions {
  readonly domain: string;
  readonly seed: number;
}
type Fields = Record<string, Json>;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Companions have ids of their own, far from those of the datasets. */
const COMPANION_BASE = 50_000_000;
const COMPANION_EVERY = 6;

/** A 4x4, different for every index below 2^32 of one seed. */
export function discoveryId(index: number, seed: number): string {
  const mixed = (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed + 7, 0x85ebca6b)) >>> 0;
  const text = mixed.toString(36).padStart(8, 'x');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** Deterministic choice, different for each salt. */
function pick<T>(of: readonly T[], index: number, salt: number): T {
  const mixed = Math.imul(index + salt * 31 + 1, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35);
  const value = of[((mixed ^ (mixed >>> 13)) >>> 0) % of.length];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

function describe(dataset: CivicDataset): string {
  const has = (defect: CivicDataset['defects'][number]): boolean => dataset.defects.includes(defect);
  if (has('no-description')) return '';
  if (has('text-null')) return 'null';
  const text = has('template-leftover') ? `{{description}} ${dataset.description}` : dataset.description;
  return has('html-in-description')
    ? `<div><b>${text}</b> <a href="https://x.example/">more</a></div>`
    : text;
}

function columnsOf(dataset: CivicDataset): Fields {
  const columns = dataset.columns.map((column) => ({
    name: column.title,
    field: column.name,
    type: TYPE_NAMES[column.type],
    description: column.description,
  }));
  const region = { name: 'Wards', field: ':@computed_region_awaf_s7ux', type: 'Number', description: '' };
  const all = dataset.columns.some((column) => column.type === 'point') ? [...columns, region] : columns;
  return {
    columns_name: all.map((column) => column.name),
    columns_field_name: all.map((column) => column.field),
    columns_datatype: all.map((column) => column.type),
    columns_description: all.map((column) => column.description),
    columns_format: all.map(() => ({})),
  };
}

function kindOf(dataset: CivicDataset): { type: string; view: string; display: string; blob: string | null } {
  if (dataset.columns.length > 0) return { type: 'dataset', view: 'tabular', display: 'table', blob: null };
  if (pick([true, false], dataset.index, 5))
    return { type: 'href', view: 'href', display: 'href', blob: null };
  const blob = dataset.formats.includes('XLSX') ? XLSX : 'application/pdf';
  return { type: 'file', view: 'blobby', display: 'blob', blob };
}

function stampsOf(dataset: CivicDataset, isTabular: boolean): Fields {
  const iso = (date: Date): string => `${date.toISOString().slice(0, 19)}.000Z`;
  const metadata = iso(dataset.metadataModifiedAt);
  const data = dataset.dataModifiedAt === null || !isTabular ? null : iso(dataset.dataModifiedAt);
  const issued = dataset.defects.includes('future-date')
    ? '2199-01-01T00:00:00.000Z'
    : iso(dataset.createdAt);
  return {
    updatedAt: data !== null && data > metadata ? data : metadata,
    createdAt: iso(dataset.createdAt),
    metadata_updated_at: metadata,
    data_updated_at: data,
    publication_date: issued,
  };
}

function viewsOf(index: number): Fields {
  const total = 10 + ((index * 7919) % 100_000);
  const [week, month] = [Math.floor(total / 200), Math.floor(total / 50)];
  return {
    page_views_last_week: week,
    page_views_last_month: month,
    page_views_total: total,
    page_views_last_week_log: Math.log2(week + 1),
    page_views_last_month_log: Math.log2(month + 1),
    page_views_total_log: Math.log2(total + 1),
  };
}

function customOf(dataset: CivicDataset, seed: number): readonly Json[] {
  const layout = pick(FREQUENCY_LAYOUTS, dataset.theme.length + dataset.department.length, seed);
  const department = { key: 'Dataset-Information_Agency', value: dataset.department };
  const words = FREQUENCY_WORDS[dataset.frequency ?? ''] ?? [dataset.frequency ?? ''];
  const stated = dataset.defects.includes('odd-frequency')
    ? 'When the moon is full'
    : pick(words, dataset.index, 3);
  if (stated === '') return [department];
  return [department, ...layout.map((key, at) => ({ key, value: at === 0 ? stated : 'As needed' }))];
}

function licenceOf(dataset: CivicDataset, domain: string): Fields {
  if (dataset.defects.includes('unknown-licence')) return { domain, license: 'Our City Data Terms 2' };
  if (dataset.licence === null) return { domain };
  return { domain, license: LICENCE_TITLES[dataset.licence] ?? 'See Terms of Use' };
}

function classificationOf(dataset: CivicDataset, seed: number): Fields {
  const tags = dataset.defects.includes('no-keywords') ? [] : dataset.keywords;
  const theme: Fields = dataset.index % 40 === 11 ? {} : { domain_category: dataset.theme };
  return { categories: [], tags: [], ...theme, domain_tags: tags, domain_metadata: customOf(dataset, seed) };
}

function resultOf(dataset: CivicDataset, { domain, seed }: DiscoveryOptions): Json {
  const id = discoveryId(dataset.index, seed);
  const kind = kindOf(dataset);
  const owner = {
    id: discoveryId(dataset.index % 5, seed + 1),
    user_type: 'interactive',
    display_name: 'Open Data',
  };
  const slug = dataset.slug.replaceAll('_', '-');
  return {
    resource: {
      name: dataset.defects.includes('empty-title') ? '' : dataset.title,
      id,
      resource_name: null,
      parent_fxf: [],
      description: describe(dataset),
      attribution: dataset.index % 3 === 0 ? null : dataset.department,
      attribution_link: null,
      contact_email: dataset.index % 4 === 0 ? `data@${domain}` : null,
      type: kind.type,
      ...stampsOf(dataset, kind.type === 'dataset'),
      page_views: viewsOf(dataset.index),
      ...columnsOf(dataset),
      download_count: (dataset.index * 37) % 9_000,
      provenance: dataset.index % 10 === 9 ? 'community' : 'official',
      lens_view_type: kind.view,
      lens_display_type: kind.display,
      locked: false,
      blob_mime_type: kind.blob,
      hide_from_data_json: false,
    },
    classification: classificationOf(dataset, seed),
    metadata: licenceOf(dataset, domain),
    permalink: `https://${domain}/d/${id}`,
    link: `https://${domain}/${encodeURIComponent(dataset.theme.replaceAll(' ', '-'))}/${slug}/${id}`,
    owner,
    creator: owner,
  };
}

/** A chart, story, map, … about a dataset; a federated link is another domain's. */
function companionOf(dataset: CivicDataset, options: DiscoveryOptions): Json {
  const kind = pick(COMPANIONS, dataset.index, options.seed);
  const domain = kind.type === 'federated_href' ? `data.state-of-${options.domain}` : options.domain;
  const id = discoveryId(COMPANION_BASE + dataset.index, options.seed);
  const base = resultOf({ ...dataset, columns: [], defects: [] }, { ...options, domain });
  const resource: Fields = {
    ...sectionOf(base),
    id,
    name: `${dataset.title} (${kind.type})`,
    type: kind.type,
    parent_fxf: kind.isDerived ? [discoveryId(dataset.index, options.seed)] : [],
    lens_view_type: kind.view,
    lens_display_type: kind.display,
    blob_mime_type: null,
  };
  const link = `https://${domain}/d/${id}`;
  return { ...fieldsOf(base), resource, permalink: link, link };
}
function fieldsOf(value: Json): Fields {
  return isJsonObject(value) ? { ...value } : {};
}
function sectionOf(value: Json): Fields {
  return fieldsOf(fieldsOf(value)['resource'] ?? null);
}

/** Every dataset, and after every sixth something that is none: so more results than datasets. */
export function toDiscoveryResults(datasets: readonly CivicDataset[], options: DiscoveryOptions): Json[] {
  return datasets.flatMap((dataset) =>
    dataset.index % COMPANION_EVERY === 5
      ? [resultOf(dataset, options), companionOf(dataset, options)]
      : [resultOf(dataset, options)],
  );
}
