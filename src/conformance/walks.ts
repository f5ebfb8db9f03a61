/** Opening portals and walking their catalogues, as checks do it. */
import {
  ConnectorError,
  readConfig,
  type Call,
  type CataloguePage,
  type ConfigFields,
  type ConfigOf,
  type DatasetDraft,
  type JsonObject,
  type ListRequest,
  type MapContext,
  type Portal,
  type SourceRecord,
} from '../connector/index.ts';
import { Breach, demand, nameOfError, type Subject } from './check.ts';
import { watch, type Watched } from './watch.ts';

const PORTAL_ID = 'subject';
/** More than any subject has. */
const MAX_PAGES = 300;

export function aCall(signal: AbortSignal = new AbortController().signal): Call {
  return { signal, requestId: 'conformance' };
}

/** Throws `Breach` when the connector's own fields refuse the settings. */
export function configOf(subject: Subject, values: JsonObject = subject.config): ConfigOf<ConfigFields> {
  const reading = readConfig(subject.connector.manifest.config, values);
  if (reading.is === 'valid') return reading.config;
  throw new Breach(`the settings are refused: ${reading.problems.join('; ')}`);
}

export interface Opened {
  readonly portal: Portal;
  readonly http: Watched;
  /** What the connector noted, with its facts, as JSON. */
  readonly notes: readonly string[];
}

/** A new portal object over a fresh portal. */
export function open(subject: Subject, values: JsonObject = subject.config): Opened {
  const http = watch(subject.portal());
  const notes: string[] = [];
  const portal = subject.connector.open(configOf(subject, values), {
    portalId: PORTAL_ID,
    http,
    now: () => new Date('2026-11-23T12:00:00Z'),
    note: (level, message, facts) => notes.push(JSON.stringify({ level, message, facts })),
  });
  return { portal, http, notes };
}

export interface Walk {
  readonly pages: readonly CataloguePage[];
  /** null: it ended by itself. */
  readonly error: unknown;
}

/** All pages up to the end or the error; `afterPage` runs before the next is asked for. */
export async function walk(
  { portal }: Pick<Opened, 'portal'>,
  request: Partial<ListRequest> & Pick<ListRequest, 'pageSize'>,
  afterPage: (page: CataloguePage, index: number) => void = () => undefined,
  call: Call = aCall(),
): Promise<Walk> {
  const pages: CataloguePage[] = [];
  try {
    for await (const page of portal.catalogue.list({ since: null, resume: null, ...request }, call)) {
      if (pages.length >= MAX_PAGES) throw new Breach(`more than ${MAX_PAGES} pages`);
      pages.push(page);
      afterPage(page, pages.length - 1);
    }
    return { pages, error: null };
  } catch (error) {
    if (error instanceof Breach) throw error;
    return { pages, error };
  }
}

/** The pages; throws `Breach` when the walk failed. */
export async function wholeWalk(
  subject: Subject,
  request: Partial<ListRequest> = {},
  values?: JsonObject,
): Promise<readonly CataloguePage[]> {
  const wanted = { pageSize: subject.pageSizes.small, ...request };
  const { pages, error } = await walk(open(subject, values), wanted);
  demand(error === null, () => `the walk failed: ${nameOfError(error)}`);
  return pages;
}

/** Every id that pages show: of records, rejected ones and those left out; unreadable ids are not among them. */
export function idsOf(pages: readonly CataloguePage[]): readonly string[] {
  return pages.flatMap((page) => [
    ...page.records.map(({ localId }) => localId),
    ...page.rejected.flatMap(({ localId }) => localId ?? []),
    ...page.leftOut.map(({ localId }) => localId),
  ]);
}

/** How many records a page shows, unreadable ones included. */
export function sizeOf(page: CataloguePage): number {
  return page.records.length + page.rejected.length + page.leftOut.length;
}

/** Distinct records, those without an id included. */
export function countOf(pages: readonly CataloguePage[]): number {
  const nameless = pages.flatMap((page) => page.rejected.filter(({ localId }) => localId === null));
  return new Set(idsOf(pages)).size + nameless.length;
}

/** Whether a gateway would take this walk for the whole catalogue. */
export function looksComplete({ pages, error }: Walk): boolean {
  const last = pages.at(-1);
  if (error !== null || last === undefined || last.next !== null) return false;
  return last.total === null || countOf(pages) >= last.total.value;
}

/** The records of the subject's samples; throws `Breach` when the walk does not show one of them. */
export async function sampleRecords(subject: Subject): Promise<readonly SourceRecord[]> {
  const pages = await wholeWalk(subject);
  const byId = new Map(pages.flatMap((page) => page.records.map((record) => [record.localId, record])));
  return subject.samples.map((id) => {
    const record = byId.get(id);
    demand(record !== undefined, `the sample "${id}" is not in the catalogue`);
    return record;
  });
}

const contexts = new WeakMap<Subject, MapContext<ConfigOf<ConfigFields>>>();

/** What the connector makes of a record of the subject. */
export function mapped(subject: Subject, record: SourceRecord): DatasetDraft {
  const context = contexts.get(subject) ?? { portalId: PORTAL_ID, config: configOf(subject) };
  contexts.set(subject, context);
  return subject.connector.map(record, context);
}

/** Throws `Breach` unless a connector error; anything else is a bug that reached the gateway. */
export function demandConnectorError(error: unknown, when: string): asserts error is ConnectorError {
  const text = error === null ? 'there was no error' : `got ${nameOfError(error)}`;
  demand(error instanceof ConnectorError, () => `${when}: expected a ConnectorError, ${text}`);
}
