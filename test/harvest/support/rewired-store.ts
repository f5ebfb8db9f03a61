import type { CatalogueWriter, HarvestLog, Store } from '../../../src/ports/store.ts';

/** The store with some of its writer's methods replaced. */
export function rewired(store: Store, change: (writer: CatalogueWriter) => Partial<CatalogueWriter>): Store {
  const { writer } = store;
  const real: CatalogueWriter = {
    storePage: (page) => writer.storePage(page),
    absences: (runId) => writer.absences(runId),
    settle: (settlement) => writer.settle(settlement),
    storeFetched: (portal, seenAt, records) => writer.storeFetched(portal, seenAt, records),
    records: (portal, after, limit) => writer.records(portal, after, limit),
    storeRemapped: (portal, at, records) => writer.storeRemapped(portal, at, records),
    optimise: () => writer.optimise(),
  };
  return { ...store, writer: { ...real, ...change(writer) } };
}

/** The store with another way of opening runs. */
export function reopened(store: Store, open: HarvestLog['open']): Store {
  const { log } = store;
  return {
    ...store,
    log: {
      open,
      renew: (runId, holder, at) => log.renew(runId, holder, at),
      restart: (runId) => log.restart(runId),
      run: (id) => log.run(id),
      runs: (requests) => log.runs(requests),
      rejections: (requests) => log.rejections(requests),
      portals: (slugs) => log.portals(slugs),
      heldRemovals: (portal) => log.heldRemovals(portal),
      acceptHeld: (portal, at, runId) => log.acceptHeld(portal, at, runId),
    },
  };
}
