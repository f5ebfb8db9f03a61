/** What judging commitments takes to know, in whichever thread it is done. */
import { hash } from 'node:crypto';
import { compileRegex } from './config/commitments/regex.ts';
import { EMPTY_BOOK } from './domain/commitments/book.ts';
import { NO_OVERRIDES } from './domain/metrics/overrides.ts';
import { systemClock } from './gateway-clock.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { countedLinks } from './links/counted-links.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import type { WatcherDeps } from './watch/watcher-deps.ts';

export function watcherDeps(config: GatewayConfig, store: Store, log: Log): WatcherDeps {
  const { registry, overrides = NO_OVERRIDES, commitments = EMPTY_BOOK, linkMaxAgeMs } = config;
  const { catalogue, contents, documents, metrics, verdicts } = store;
  const links = countedLinks(store.links, { clock: systemClock, maxAgeMs: linkMaxAgeMs });
  return {
    store: { catalogue, contents, documents, log: store.log, metrics, verdicts, links },
    ...{ registry, overrides, book: commitments, clock: systemClock, log },
    kit: { compileRegex, digest: (text) => hash('sha256', text, 'hex') },
  };
}
