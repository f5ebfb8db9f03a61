/** A sound connector, and ways to break one thing in it. */
import ckan from '../../../connectors/ckan/index.ts';
import { asOther, type Subject } from '../../../src/conformance/index.ts';
import type {
  CataloguePage,
  CatalogueSource,
  Connector,
  DatasetDraft,
  Http,
  ListRequest,
  Portal,
  PortalContext,
  SourceRecord,
} from '../../../src/connector/index.ts';
import { ckanSubject, socrataSubject } from '../twin-subjects.ts';

/** Makes a broken connector of a sound one; called for each check, so that nothing is remembered between them. */
export type Sabotage = (sound: Connector) => Connector;
/** By the check that must catch it. */
export type Saboteurs = Readonly<Record<string, Sabotage>>;

const SIZE = { count: 10, pageSizes: { small: 3, large: 50 }, samples: 2, sql: true } as const;
const base = ckanSubject('2.10', { ...SIZE, capped: { count: 4, cap: 2, pageSize: 3 } });
const { manifest } = ckan;

/** CKAN that owns up to describing columns, so that it passes every check. */
export const sound: Connector = {
  ...base.connector,
  manifest: { ...manifest, observes: [...manifest.observes, 'columns'] },
};
export const soundSubject: Subject = {
  ...base,
  connector: sound,
  bypass: [],
  others: [asOther(socrataSubject())],
};

export function brokenBy(sabotage: Sabotage): Subject {
  return { ...soundSubject, connector: sabotage(sound) };
}

/** The portal that the connector opens, changed. */
export function portal(change: (opened: Portal, context: PortalContext) => Portal): Sabotage {
  return (connector) => ({
    ...connector,
    open: (config, context) => change(connector.open(config, context), context),
  });
}

export function source(
  change: (source: CatalogueSource, context: PortalContext) => Partial<CatalogueSource>,
): Sabotage {
  return portal((opened, context) => ({
    ...opened,
    catalogue: { ...opened.catalogue, ...change(opened.catalogue, context) },
  }));
}

/** Every walk changed: pages in, pages out. */
export function list(
  change: (
    pages: (request?: Partial<ListRequest>) => AsyncIterable<CataloguePage>,
    request: ListRequest,
    context: PortalContext,
  ) => AsyncIterable<CataloguePage>,
): Sabotage {
  return source((own, context) => ({
    list: (request, call) => change((other) => own.list({ ...request, ...other }, call), request, context),
  }));
}

/** Every page changed by itself. */
export function page(change: (one: CataloguePage, request: ListRequest) => CataloguePage): Sabotage {
  return list(async function* (pages, request) {
    for await (const one of pages()) yield change(one, request);
  });
}

/** What the connector is given for its requests, changed. */
export function http(change: (own: Http, context: PortalContext) => Http): Sabotage {
  return (connector) => ({
    ...connector,
    open: (config, context) => connector.open(config, { ...context, http: change(context.http, context) }),
  });
}

export function map(change: (draft: DatasetDraft, record: SourceRecord) => DatasetDraft): Sabotage {
  return (connector) => ({
    ...connector,
    map: (record, context) => change(connector.map(record, context), record),
  });
}

/** Walks to the end, but takes this kind of failure after the first page for it. */
export function takesForTheEnd(isThis: (error: unknown) => boolean): Sabotage {
  return list(async function* (pages) {
    let seen = 0;
    try {
      for await (const one of pages()) {
        seen += one.records.length + one.rejected.length + one.leftOut.length;
        yield one;
      }
    } catch (error) {
      if (seen === 0 || !isThis(error)) throw error;
      const total = { value: seen, precision: 'exact' } as const;
      yield { records: [], rejected: [], leftOut: [], gone: [], total, next: null };
    }
  });
}
