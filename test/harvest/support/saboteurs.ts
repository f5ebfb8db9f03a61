/** The rules of harvesting, each made worse in one way; the churn must catch every one of them. */
import type { CataloguePage, CatalogueSource, Connector } from '../../../src/connector/index.ts';
import type { CatalogueWriter } from '../../../src/ports/store.ts';
import type { Sabotage } from './churn.ts';
import { reopened, rewired } from './rewired-store.ts';

function writing(change: (writer: CatalogueWriter) => Partial<CatalogueWriter>): Sabotage {
  return { store: (store) => rewired(store, change) };
}

/** The list with every page changed; a page made the last one is the last. */
function listing(change: (page: CataloguePage, pageSize: number) => CataloguePage | null): Sabotage {
  const sourceOf = (source: CatalogueSource): CatalogueSource => ({
    ...source,
    async *list(request, call) {
      for await (const page of source.list(request, call)) {
        const changed = change(page, request.pageSize);
        if (changed !== null) yield changed;
        if (changed === null || changed.next === null) return;
      }
    },
  });
  return {
    connector: (connector: Connector) => ({
      ...connector,
      open: (config, context) => {
        const portal = connector.open(config, context);
        return { ...portal, catalogue: sourceOf(portal.catalogue) };
      },
    }),
  };
}

/** The list made worse where it begins in the middle. */
function goingOn(change: (pages: AsyncIterable<CataloguePage>) => AsyncGenerator<CataloguePage>): Sabotage {
  return {
    connector: (connector) => ({
      ...connector,
      open: (config, context) => {
        const portal = connector.open(config, context);
        const { catalogue } = portal;
        const list: CatalogueSource['list'] = (request, call) =>
          request.resume === null ? catalogue.list(request, call) : change(catalogue.list(request, call));
        return { ...portal, catalogue: { ...catalogue, list } };
      },
    }),
  };
}

function sizeOf(page: CataloguePage): number {
  return page.records.length + page.rejected.length + page.leftOut.length;
}

/** By the kind of portal that shows them up. */
export const saboteurs: Readonly<Record<string, { readonly kind: string; readonly sabotage: Sabotage }>> = {
  'removes after one absence': {
    kind: 'pages by id',
    sabotage: writing((writer) => ({
      async absences(runId) {
        const { living, absent } = await writer.absences(runId);
        return { living, absent: absent.map((one) => ({ ...one, missedBefore: one.missedBefore + 1 })) };
      },
    })),
  },
  'never removes': {
    kind: 'pages by id',
    sabotage: writing((writer) => ({
      settle: (settlement) => writer.settle({ ...settlement, remove: [] }),
    })),
  },
  'removes although the walk was uneven': {
    kind: 'pages by offset, no answers by id',
    sabotage: writing((writer) => ({
      async settle(settlement) {
        if (settlement.verdict !== 'UNEVEN') return writer.settle(settlement);
        const { absent } = await writer.absences(settlement.runId);
        await writer.settle({ ...settlement, remove: absent.map(({ localId }) => localId) });
      },
    })),
  },
  'takes a short page for the end': {
    kind: 'pages by id, silently capped',
    sabotage: listing((page, pageSize) => (sizeOf(page) < pageSize ? { ...page, next: null } : page)),
  },
  'takes a short page for the end where there is no total': {
    kind: 'pages by id, capped, without a total',
    sabotage: listing((page, pageSize) => (sizeOf(page) < pageSize ? { ...page, next: null } : page)),
  },
  'drops the last page': {
    kind: 'pages by id',
    sabotage: listing((page) => (page.next === null ? { ...page, records: [], rejected: [] } : page)),
  },
  'drops the last page where there is no total': {
    kind: 'pages by id, without a total',
    sabotage: listing((page) => (page.next === null ? { ...page, records: [], rejected: [] } : page)),
  },
  'counts rejected records as absent': {
    kind: 'pages by id, without a total',
    sabotage: writing((writer) => ({ storePage: (page) => writer.storePage({ ...page, rejections: [] }) })),
  },
  'ignores what the portal counts': {
    kind: 'pages by offset, no answers by id',
    sabotage: listing((page) => ({ ...page, total: null })),
  },
  'believes a list that shifts, without asking by id': {
    kind: 'pages by offset, answers by id',
    sabotage: {
      connector: (connector) => ({
        ...connector,
        open: (config, context) => {
          const { capabilities, catalogue } = connector.open(config, context);
          const list: CatalogueSource = { list: (request, call) => blind(catalogue.list(request, call)) };
          return {
            capabilities: { ...capabilities, catalogue: { ...capabilities.catalogue, getMany: null } },
            catalogue: list,
          };
        },
      }),
    },
  },
  'removes a whole portal at once': {
    kind: 'pages by id',
    sabotage: writing((writer) => ({
      async absences(runId) {
        const { living, absent } = await writer.absences(runId);
        return { living: living * 10, absent };
      },
    })),
  },
  'forgets what a walk had seen before it broke': {
    kind: 'pages by id, without a total, and breaks',
    sabotage: {
      store: (store) =>
        reopened(store, async (start) => {
          const open = await store.log.open(start);
          if (open === null || open.run.continues === null) return open;
          const fresh = await store.log.open({ ...start, resumableAfter: null });
          return fresh && { ...open, run: { ...fresh.run, continues: open.run.continues } };
        }),
    },
  },
  'begins anew what it could go on with': {
    kind: 'pages by id, and breaks',
    sabotage: writing((writer) => ({
      settle: (settlement) => writer.settle({ ...settlement, keepsPlace: false }),
    })),
  },
  'goes on a page too late after a break': {
    kind: 'pages by id, without a total, and breaks',
    sabotage: goingOn(async function* (pages) {
      let isFirst = true;
      for await (const page of pages) {
        if (!isFirst || page.next === null) yield page;
        isFirst = false;
      }
    }),
  },
  'forgets marks when a page comes twice': {
    kind: 'pages by id',
    sabotage: writing((writer) => ({
      storePage: (page) => writer.storePage({ ...page, records: page.records.slice(1) }),
    })),
  },
};

async function* blind(pages: AsyncIterable<CataloguePage>): AsyncGenerator<CataloguePage> {
  for await (const page of pages) yield { ...page, total: null };
}
