/** Portals whose links lie on twins, and a checker that may ask them. */
import { createHash } from 'node:crypto';
import type { Distribution } from '../../src/domain/dataset.ts';
import type { LinkFact } from '../../src/domain/links/fact.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { createLinkProbe, type LinkProbeOptions } from '../../src/http/link-probe.ts';
import { createLinkChecker, type ClosableLinkChecker } from '../../src/links/check-links.ts';
import { createLinkReader } from '../../src/links/read-links.ts';
import type { LinkLimits } from '../../src/links/limits.ts';
import type {
  LinkCheckReport,
  LinkCheckRequest,
  LinkedDocument,
  LinkEvent,
  LinkProbe,
  LinkReader,
} from '../../src/ports/links.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import {
  aDataset,
  aDistribution,
  aFormat,
  aPageWrite,
  aRecordWrite,
  aRunStart,
} from '../support/builders.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createQuietLog } from '../support/quiet-log.ts';

export function aPortal(slug: string, url: string, enabled = true): Registry['portals'][number] {
  return {
    slug,
    title: slug,
    url,
    platform: 'ckan',
    city: null,
    language: null,
    config: {},
    headers: {},
    conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
    pace: { concurrency: null, minIntervalMs: null },
    enabled,
    sources: [],
  };
}

/** One dataset a link: a CSV file at that address. */
export async function listLinks(
  store: Store,
  portal: string,
  urls: readonly string[],
  given: Partial<Distribution> = { format: aFormat('CSV') },
): Promise<void> {
  const open = await store.log.open(aRunStart({ portal }));
  if (open === null) throw new Error('the lease is held');
  const records = urls.map((downloadUrl, i) =>
    aRecordWrite({
      dataset: aDataset({
        portal,
        localId: `d${String(i).padStart(6, '0')}`,
        distributions: [aDistribution({ downloadUrl, ...given })],
      }),
    }),
  );
  await store.writer.storePage(aPageWrite({ runId: open.run.id, portal, records }));
}

export interface LinkWorld {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly probe: LinkProbe;
  readonly checker: ClosableLinkChecker;
  readonly reader: LinkReader;
  readonly events: LinkEvent[];
  check(request?: Partial<LinkCheckRequest>, signal?: AbortSignal): Promise<LinkCheckReport>;
  fact(url: string): Promise<LinkFact | null>;
  close(): Promise<void>;
}
export interface LinkWorldOptions {
  readonly store?: Store;
  readonly portals?: Registry['portals'];
  readonly probe?: Partial<LinkProbeOptions>;
  readonly limits?: Partial<LinkLimits>;
  readonly clock?: FakeClock;
  readonly documents?: readonly LinkedDocument[];
  /** Between the checker and the real probe. */
  readonly wrap?: (probe: LinkProbe) => LinkProbe;
}

/** Sleeping takes no time; a silent server is given up after 300 ms. */
export function aLinkWorld(options: LinkWorldOptions = {}): LinkWorld {
  const store = options.store ?? createMemoryStore();
  const clock = options.clock ?? createFakeClock({ auto: true });
  const real = createLinkProbe({
    userAgent: 'CivicGraph/test (+https://example.org)',
    clock,
    allowLoopback: true,
    ...options.probe,
  });
  const probe = options.wrap?.(real) ?? real;
  const checker = createLinkChecker({
    catalogue: store.catalogue,
    links: store.links,
    probe,
    clock,
    log: createQuietLog(),
    registry: {
      cities: [],
      portals: options.portals ?? [aPortal('springfield', 'https://data.springfield.example')],
    },
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    productToken: 'CivicGraph',
    ...{ documents: options.documents ?? [], texts: store.documents },
    limits: { totalMs: 300, ...options.limits },
  });
  const reader = createLinkReader(store);
  const events: LinkEvent[] = [];
  return {
    store,
    clock,
    probe,
    checker,
    reader,
    events,
    check: (request = {}, signal) =>
      checker.check(
        { portals: [], budget: null, all: false, tls: 'strict', ...request },
        (event) => events.push(event),
        signal,
      ),
    fact: async (url) => (await reader.facts([url]))[0] ?? null,
    close: async () => {
      await checker.close();
      await real.close();
    },
  };
}
