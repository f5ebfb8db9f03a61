/** Asking tables what they hold, and judging anew the promises that wait for it. */
import { hash } from 'node:crypto';
import { EMPTY_BOOK } from './domain/commitments/book.ts';
import { systemClock } from './gateway-clock.ts';
import type { GatewayConfig } from './gateway-config.ts';
import type { HarvestSide } from './gateway-harvest.ts';
import type { RowsSide } from './gateway-rows.ts';
import type { ProbeContents } from './ports/contents.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { probeContents } from './report/probe-contents.ts';
import { citiesAskingForRows } from './watch/concerned-cities.ts';
import { judgeCities } from './watch/judge-cities.ts';
import { waitedForRows } from './watch/waited-for.ts';

export interface ProbingDeps {
  readonly config: GatewayConfig;
  readonly store: Store;
  readonly rows: RowsSide;
  readonly side: Pick<HarvestSide, 'evaluate'>;
  readonly log: Log;
}

/** What goes wrong with judging is logged, and what was found stands. */
export function createProbing({ config, store, rows, side, log }: ProbingDeps): ProbeContents {
  const { registry, commitments: book = EMPTY_BOOK } = config;
  const judge = (portal: string, signal: AbortSignal): Promise<readonly string[]> =>
    judgeCities(
      { watcher: side, log, facts: { portal } },
      citiesAskingForRows(book, registry.portals, portal),
      signal,
    );
  return async (request, hear = () => undefined, signal = new AbortController().signal) => {
    const report = await probeContents(
      {
        ...{ catalogue: store.catalogue, contents: store.contents, rows: rows.rows, clock: systemClock },
        budget: (requests) => rows.budget(requests),
        digest: (text) => hash('sha256', text, 'hex'),
        waitedFor: (portal) => waitedForRows(book, store.verdicts, portal),
      },
      request,
      hear,
      signal,
    );
    const isNew = report.probed.length > 0 && !signal.aborted;
    return { ...report, judged: isNew ? await judge(request.portal, signal) : [] };
  };
}
