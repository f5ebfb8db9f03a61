/** From a Discovery result to DCAT slots. */
import {
  read,
  type DatasetDraft,
  type LicenceDraft,
  type MapContext,
  type Reader,
  type SourceRecord,
  isUrl,
} from '../../src/connector/index.ts';
import { columnsOf, hasGeometry } from './columns.ts';
import { domainOf, type SocrataConfig } from './config.ts';
import {
  contactEmailOf,
  contactNameOf,
  customFieldsOf,
  customLicenceOf,
  departmentOf,
  frequencyOf,
  type CustomField,
} from './custom-fields.ts';
import { distributionsOf, type Asset } from './distributions.ts';

function webAddress(text: string | null): string | null {
  if (text === null || !isUrl(text)) return null;
  return /^https?:$/.test(new URL(text).protocol) ? text : null;
}

const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;
function hostOf(result: Reader, config: SocrataConfig): string {
  const home = result.object('metadata')?.text('domain')?.toLowerCase() ?? '';
  return HOST.test(home) ? home : domainOf(config);
}

/** Discovery gives the title only; the register's title for nothing is "-- No License --". */
function licenceOf(result: Reader, fields: readonly CustomField[]): LicenceDraft | null {
  const stated = result.object('metadata')?.text('license') ?? null;
  const title = stated === '-- No License --' ? null : stated;
  const custom = customLicenceOf(fields);
  const url = webAddress(custom);
  if (title === null && custom === null) return null;
  return { url, id: null, title: title ?? (url === null ? custom : null) };
}

function publisherOf(result: Reader, fields: readonly CustomField[]): DatasetDraft['publisher'] {
  const attribution = result.needObject('resource').text('attribution');
  const owner = result.object('owner')?.text('display_name') ?? null;
  const name = attribution ?? departmentOf(fields) ?? owner;
  return name === null ? null : { localId: null, name };
}

function contactOf(resource: Reader, fields: readonly CustomField[]): DatasetDraft['contact'] {
  const email = resource.text('contact_email') ?? contactEmailOf(fields);
  const name = contactNameOf(fields);
  return email === null && name === null ? null : { name, email, url: null };
}

function assetOf(result: Reader, id: string, config: SocrataConfig, isGeographic: boolean): Asset {
  const resource = result.needObject('resource');
  const host = hostOf(result, config);
  return {
    id,
    host,
    isGeographic,
    type: resource.text('type') ?? 'dataset',
    permalink: webAddress(result.text('permalink')) ?? `https://${host}/d/${id}`,
    blobMimeType: resource.text('blob_mime_type'),
    issued: resource.text('publication_date'),
    dataModified: resource.text('data_updated_at'),
  };
}

function distinct(texts: readonly (string | null)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}

type Classified = Pick<DatasetDraft, 'keywords' | 'themes'>;
function classifiedOf(classification: Reader | null): Classified {
  return {
    keywords: distinct([
      ...(classification?.texts('domain_tags') ?? []),
      ...(classification?.texts('tags') ?? []),
    ]),
    themes: distinct([
      classification?.text('domain_category') ?? null,
      ...(classification?.texts('categories') ?? []),
    ]),
  };
}

/** Throws BAD_SHAPE when the record is no Discovery result. `updatedAt` is not a date of the data: it is the stamp. */
export function map(record: SourceRecord, { config }: MapContext<SocrataConfig>): DatasetDraft {
  const result = read(record.raw);
  const resource = result.needObject('resource');
  const classification = result.object('classification');
  const fields = customFieldsOf(classification);
  const columns = columnsOf(resource);
  const asset = assetOf(result, record.localId, config, hasGeometry(columns));
  return {
    title: resource.text('name'),
    name: resource.text('resource_name'),
    translations: {},
    description: resource.text('description'),
    identifier: null,
    iri: asset.permalink,
    landingPage: webAddress(result.text('link')) ?? asset.permalink,
    publisher: publisherOf(result, fields),
    contact: contactOf(resource, fields),
    ...classifiedOf(classification),
    language: [],
    issued: resource.text('publication_date') ?? resource.text('createdAt'),
    metadataModified: resource.text('metadata_updated_at'),
    dataModified: asset.dataModified,
    updateFrequency: frequencyOf(fields),
    licence: licenceOf(result, fields),
    accessRights: null,
    spatial: null,
    temporal: { interval: null, start: null, end: null },
    conformsTo: [],
    provenance: resource.text('provenance'),
    derivedFrom: resource.texts('parent_fxf'),
    columns,
    distributions: distributionsOf(asset),
  };
}
