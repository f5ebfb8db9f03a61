import type { CatalogueWriter, Store } from '../../../src/ports/store.ts';

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
