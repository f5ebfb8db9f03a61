/** The side that checks links: a client of its own, since links lie on many hosts and hardly anything is read of them. */
import { hash } from 'node:crypto';
import type { GatewayConfig } from './gateway-config.ts';
import { EMPTY_BOOK } from './domain/commitments/book.ts';
import { createLinkProbe } from './http/link-probe.ts';
import { createLinkChecker, type ClosableLinkChecker } from './links/check-links.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { linkedDocuments } from './watch/rules-of.ts';

/** The product of our User-Agent, by which robots.txt files speak of us. */
export const PRODUCT_TOKEN = 'CivicGraph';

/** Closing it leaves `store` open. */
export function createLinkSide(
  config: Pick<GatewayConfig, 'registry' | 'allowLoopback' | 'commitments'>,
  deps: { readonly store: Store; readonly clock: Clock; readonly log: Log; readonly userAgent: string },
): ClosableLinkChecker {
  const { store, clock, log, userAgent } = deps;
  const probe = createLinkProbe({ userAgent, clock, allowLoopback: config.allowLoopback });
  const checker = createLinkChecker({
    catalogue: store.catalogue,
    links: store.links,
    probe,
    clock,
    log,
    registry: config.registry,
    digest: (text) => hash('sha256', text, 'hex'),
    productToken: PRODUCT_TOKEN,
    documents: linkedDocuments(config.commitments ?? EMPTY_BOOK),
    texts: store.documents,
  });
  return {
    check: (...args) => checker.check(...args),
    async close() {
      await checker.close();
      await probe.close();
    },
  };
}
