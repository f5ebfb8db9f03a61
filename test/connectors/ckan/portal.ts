/** A CKAN connector opened on a twin, and packages to put behind it. */
import ckan from '../../../connectors/ckan/index.ts';
import type {
  CataloguePage,
  ConnectorError,
  Cursor,
  Http,
  Json,
  JsonObject,
  Portal,
  SourceRecord,
} from '../../../src/connector/index.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import { createCkanTwin, type CkanTwin, type CkanTwinOptions } from '../../twins/ckan.ts';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const CONFIG = { url: new URL('https://data.example.city'), apiKey: undefined, language: undefined };

/** A uuid with the number in it, so that numbers and ids sort alike. */
export function idNumber(index: number): string {
  return `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

export function aPackage(index: number, more: JsonObject = {}): JsonObject {
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().slice(0, 19);
  return {
    id: idNumber(index),
    name: `package-${index}`,
    title: `Package ${index}`,
    notes: 'Counted by hand.',
    type: 'dataset',
    state: 'active',
    private: false,
    metadata_created: `${at}.123456`,
    metadata_modified: `${at}.654321`,
    tags: [],
    resources: [],
    ...more,
  };
}

export function packages(count: number): JsonObject[] {
  return Array.from({ length: count }, (_, index) => aPackage(index));
}

export interface Opened {
  readonly twin: CkanTwin;
  readonly http: TwinHttp;
  readonly portal: Portal;
  readonly notes: string[];
}

export function openOn(http: Http, notes: string[] = [], config: Partial<typeof CONFIG> = {}): Portal {
  const note = (_level: string, message: string): void => {
    notes.push(message);
  };
  return ckan.open({ ...CONFIG, ...config }, { portalId: 'city', http, now: () => NOW, note });
}

export function openTwin(options: Partial<CkanTwinOptions> & Pick<CkanTwinOptions, 'packages'>): Opened {
  const twin = createCkanTwin({ profile: '2.10', now: () => NOW, ...options });
  const http = twinHttp(twin);
  const notes: string[] = [];
  return { twin, http, notes, portal: openOn(http, notes) };
}

export interface WalkOptions {
  readonly pageSize?: number;
  readonly since?: Date | null;
  readonly resume?: Cursor | null;
  /** Runs after each page, before the next is asked for. */
  readonly afterPage?: (page: CataloguePage, index: number) => void;
}

export async function walk(portal: Portal, options: WalkOptions = {}): Promise<CataloguePage[]> {
  const { pageSize = 1000, since = null, resume = null, afterPage } = options;
  const pages: CataloguePage[] = [];
  for await (const page of portal.catalogue.list({ since, resume, pageSize }, aCall())) {
    pages.push(page);
    afterPage?.(page, pages.length - 1);
  }
  return pages;
}

export function idsIn(pages: readonly CataloguePage[]): string[] {
  return pages.flatMap((page) => page.records.map((record) => record.localId));
}

export async function getAll(
  portal: Portal,
  ids: readonly string[],
): Promise<readonly (SourceRecord | ConnectorError | null)[]> {
  if (portal.catalogue.get === undefined) throw new TypeError('the connector cannot read by id');
  return portal.catalogue.get(ids, aCall());
}

/** An `Http` that answers every request with one JSON body. */
export function answering(status: number, body: Json, contentType = 'application/json'): TwinHttp {
  return twinHttp({
    handle: async () => ({ status, headers: { 'content-type': contentType }, body: JSON.stringify(body) }),
  });
}

export function answeringHtml(status: number): TwinHttp {
  const body = '<!DOCTYPE html><title>Just a moment</title>';
  return twinHttp({ handle: async () => ({ status, headers: { 'content-type': 'text/html' }, body }) });
}
