/** Small catalogues and walks for the tests of this connector. */
import { gunzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import socrata from '../../../connectors/socrata/index.ts';
import type { CataloguePage, CatalogueSource, ListRequest } from '../../../src/connector/contract.ts';
import type { DatasetDraft } from '../../../src/domain/draft.ts';
import type { Json, JsonObject } from '../../../src/domain/json.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import { createSocrataTwin, type SocrataTwin, type SocrataTwinOptions } from '../../twins/socrata.ts';
import { discoveryId } from '../../twins/socrata-records.ts';

export const DOMAIN = 'data.city.gov';
export const ORIGIN = 'http://127.0.0.1:4000';

/** The nth id of a catalogue in the order of ids. */
export function idAt(index: number): string {
  const text = index.toString(36).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

export interface ResultParts {
  readonly id?: string;
  readonly type?: string;
  readonly updatedAt?: string;
  readonly resource?: JsonObject;
  readonly classification?: JsonObject;
  readonly metadata?: JsonObject;
}
export function aResult(parts: ResultParts = {}): JsonObject {
  const id = parts.id ?? 'abcd-1234';
  const stamp = parts.updatedAt ?? '2026-01-01T00:00:00.000Z';
  return {
    resource: {
      id,
      name: `Dataset ${id}`,
      resource_name: null,
      parent_fxf: [],
      description: '',
      attribution: null,
      type: parts.type ?? 'dataset',
      updatedAt: stamp,
      createdAt: '2020-01-01T00:00:00.000Z',
      metadata_updated_at: stamp,
      data_updated_at: null,
      columns_name: ['Route'],
      columns_field_name: ['route'],
      columns_datatype: ['Text'],
      columns_description: [''],
      columns_format: [{}],
      lens_view_type: 'tabular',
      lens_display_type: 'table',
      blob_mime_type: null,
      ...parts.resource,
    },
    classification: {
      categories: [],
      tags: [],
      domain_tags: [],
      domain_metadata: [],
      ...parts.classification,
    },
    metadata: { domain: DOMAIN, ...parts.metadata },
    permalink: `https://${DOMAIN}/d/${id}`,
    link: `https://${DOMAIN}/Transport/Buses/${id}`,
    owner: { id: 'efgh-5678', user_type: 'interactive', display_name: 'Open Data' },
  };
}
export function results(count: number, parts: (index: number) => ResultParts = () => ({})): JsonObject[] {
  return Array.from({ length: count }, (_, index) => aResult({ id: idAt(index * 10), ...parts(index) }));
}
/** Ids spread as real ones are. */
export function scattered(count: number, type = 'dataset', seed = 1): JsonObject[] {
  return Array.from({ length: count }, (_, index) => aResult({ id: discoveryId(index, seed), type }));
}

export interface Bench {
  readonly twin: SocrataTwin;
  readonly http: TwinHttp;
  readonly catalogue: CatalogueSource;
  readonly notes: string[];
}
export function open(listed: readonly Json[], options: Partial<SocrataTwinOptions> = {}): Bench {
  const twin = createSocrataTwin({ domain: DOMAIN, results: listed, ...options });
  const http = twinHttp(twin);
  const notes: string[] = [];
  const domain = options.domain ?? DOMAIN;
  const config = { url: new URL(ORIGIN), domain, appToken: undefined, discovery: undefined };
  const portal = socrata.open(config, {
    portalId: 'city',
    http,
    now: () => new Date('2026-11-23T00:00:00Z'),
    note: (_level, message) => notes.push(message),
  });
  return { twin, http, catalogue: portal.catalogue, notes };
}

export async function walk(
  catalogue: CatalogueSource,
  request: Partial<ListRequest> = {},
): Promise<CataloguePage[]> {
  const pages: CataloguePage[] = [];
  const wanted: ListRequest = { since: null, resume: null, pageSize: 100, ...request };
  for await (const page of catalogue.list(wanted, aCall())) pages.push(page);
  return pages;
}

/** What the connector makes of a result. */
export function mapped(raw: Json, localId = 'abcd-1234'): DatasetDraft {
  const config = { url: new URL(ORIGIN), domain: DOMAIN, appToken: undefined, discovery: undefined };
  return socrata.map({ localId, stamp: null, raw }, { portalId: 'city', config });
}
export function draft(parts: ResultParts): DatasetDraft {
  return mapped(aResult(parts));
}

/** All that the pages say, records, rejections and what was left out. */
export function idsOf(pages: readonly CataloguePage[]): string[] {
  return pages.flatMap((page) => [
    ...page.records.map((record) => record.localId),
    ...page.leftOut.map((left) => left.localId),
    ...page.rejected.map((rejected) => rejected.localId ?? '?'),
  ]);
}
export function idsIn(listed: readonly Json[]): string[] {
  return listed.map((result) => JSON.stringify(result).match(/"id":"([a-z0-9]{4}-[a-z0-9]{4})"/)?.[1] ?? '');
}
/** As the twin lists them at the end. */
export function sorted(ids: readonly string[]): string[] {
  return [...ids].sort();
}

export const REPLAY = new URL('../../../../shared/replay/socrata/', import.meta.url);
export function hasReplay(what: string): boolean {
  const isHere = existsSync(REPLAY);
  if (!isHere) console.info(`skipped: ${what} (no recordings beside the project)`);
  return isHere;
}
export function recorded(path: string): Json[] {
  const lines = gunzipSync(readFileSync(new URL(path, REPLAY)))
    .toString('utf8')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}
