/** A process that dies at a chosen step: before the step has happened, or just after. */
import type { Connector } from '../../../src/connector/index.ts';
import type { CatalogueWriter, HarvestLog, Store } from '../../../src/ports/store.ts';

export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Counts steps (writes of the store, pages of the portal) and dies at number `at`; nothing works after that. */
export class Fuse {
  steps = 0;
  isBlown = false;
  readonly #at: number;
  readonly #when: 'before' | 'after';
  constructor(at: number, when: 'before' | 'after') {
    this.#at = at;
    this.#when = when;
  }

  async step<T>(work: () => Promise<T>): Promise<T> {
    if (this.isBlown) throw new Crash('dead already');
    const isLast = this.steps === this.#at;
    this.steps += 1;
    if (isLast) this.isBlown = true;
    if (isLast && this.#when === 'before') throw new Crash('died before it was done');
    const result = await work();
    if (isLast) throw new Crash('died when it was done');
    return result;
  }

  store({ catalogue, writer, log, links, metrics, verdicts, documents, contents, close }: Store): Store {
    const fragileWriter: CatalogueWriter = {
      storePage: (page) => this.step(() => writer.storePage(page)),
      absences: (runId) => this.step(() => writer.absences(runId)),
      settle: (settlement) => this.step(() => writer.settle(settlement)),
      storeFetched: (portal, at, records) => this.step(() => writer.storeFetched(portal, at, records)),
      records: (portal, after, limit) => this.step(() => writer.records(portal, after, limit)),
      storeRemapped: (portal, at, records) => this.step(() => writer.storeRemapped(portal, at, records)),
      optimise: () => this.step(() => writer.optimise()),
    };
    const fragileLog: HarvestLog = {
      open: (start) => this.step(() => log.open(start)),
      renew: (runId, holder, at) => this.step(() => log.renew(runId, holder, at)),
      restart: (runId) => this.step(() => log.restart(runId)),
      run: (id) => this.step(() => log.run(id)),
      runs: (requests) => log.runs(requests),
      rejections: (requests) => log.rejections(requests),
      portals: (slugs) => this.step(() => log.portals(slugs)),
      heldRemovals: (portal) => log.heldRemovals(portal),
      acceptHeld: (portal, at, runId) => this.step(() => log.acceptHeld(portal, at, runId)),
    };
    return {
      catalogue,
      writer: fragileWriter,
      log: fragileLog,
      links,
      metrics,
      verdicts,
      documents,
      contents,
      close,
    };
  }

  /** A portal's list dies with the process that reads it. */
  connector(connector: Connector): Connector {
    const step = <T>(work: () => Promise<T>): Promise<T> => this.step(work);
    return {
      ...connector,
      open(config, context) {
        const portal = connector.open(config, context);
        const { catalogue } = portal;
        return {
          ...portal,
          catalogue: {
            ...catalogue,
            async *list(request, call) {
              for await (const page of catalogue.list(request, call)) yield await step(async () => page);
            },
          },
        };
      },
    };
  }
}
