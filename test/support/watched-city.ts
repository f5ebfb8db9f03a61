/** A city whose catalogue is harvested, measured and judged, without a portal. */
import { createHash } from 'node:crypto';
import { compileRegex } from '../../src/config/commitments/regex.ts';
import type { CommitmentBook } from '../../src/domain/commitments/book.ts';
import { NO_OVERRIDES, type Overrides } from '../../src/domain/metrics/overrides.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { City, PortalEntry } from '../../src/domain/registry.ts';
import type { HarvestVerdict } from '../../src/domain/harvest.ts';
import type { Store } from '../../src/ports/store.ts';
import { createReporter, type Reporter } from '../../src/report/reporter.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { createWatcher, type Watcher } from '../../src/watch/watcher.ts';
import { aDistribution, aPageWrite, aRecordWrite, aRunStart, aSettlement } from './builders.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aPortal } from './graph.ts';
import { statedFormat } from './measured-datasets.ts';
import { createQuietLog } from './quiet-log.ts';

export const SPRINGFIELD = aPortal({ slug: 'springfield', city: 'springfield' });
export const SHELBYVILLE = aPortal({
  ...{ slug: 'shelbyville', city: 'shelbyville', url: 'https://shelbyville.example.org' },
});

export function aCity(slug: string): City {
  return {
    ...{ slug, name: slug, country: 'US', region: null, population: null, location: null, sources: [] },
  };
}
export interface WatchedCity {
  readonly store: Store;
  readonly reporter: Reporter;
  readonly watcher: Watcher;
  readonly clock: FakeClock;
  readonly log: ReturnType<typeof createQuietLog>;
  /** A whole walk that ends at six in the morning of this day. */
  harvest(portal: string, day: string, titles: readonly string[], verdict?: HarvestVerdict): Promise<void>;
}
export interface WatchedOptions {
  readonly store?: Store;
  readonly portals?: readonly PortalEntry[];
  readonly overrides?: Overrides;
  /** Time at which it all happens. */
  readonly now?: string;
  /** The portals answer for the rows of their datasets. */
  readonly hasTables?: boolean;
  /** What their records say besides titles. */
  readonly dataset?: Partial<Dataset>;
}

export function aWatchedCity(book: CommitmentBook, options: WatchedOptions = {}): WatchedCity {
  const { store = createMemoryStore(), portals = [SPRINGFIELD], overrides = NO_OVERRIDES } = options;
  const said: Said = { tableId: options.hasTables === true ? 't' : null, dataset: options.dataset ?? {} };
  const registry = { cities: [aCity('springfield'), aCity('shelbyville')], portals };
  const log = createQuietLog();
  const clock = createFakeClock({ start: options.now ?? '2026-11-23T12:00:00.000Z' });
  const known = { store, registry, overrides, log };
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    ...{ store, clock, log },
    reporter: createReporter(known),
    watcher: createWatcher({ ...known, clock, book, kit: { compileRegex, digest } }),
    harvest: (portal, day, titles, verdict = 'COMPLETE') =>
      harvest(store, portal, day, titles, verdict, said),
  };
}

interface Said {
  readonly tableId: string | null;
  readonly dataset: Partial<Dataset>;
}

async function harvest(
  store: Store,
  portal: string,
  day: string,
  titles: readonly string[],
  verdict: HarvestVerdict,
  { tableId, dataset }: Said,
): Promise<void> {
  const at = `${day}T06:00:00.000Z`;
  const open = await store.log.open(aRunStart({ portal, startedAt: at }));
  const runId = open?.run.id ?? '';
  const records = titles.map((title) =>
    aRecordWrite({
      dataset: {
        ...{ portal, localId: title, title, keywords: ['k'] },
        fieldsObserved: ['title', 'keywords', 'themes', 'distributions'],
        distributions: [
          aDistribution({
            downloadUrl: `https://x.example/${encodeURIComponent(title)}.csv`,
            format: statedFormat('CSV', 'text/csv'),
            tableId,
          }),
        ],
        ...dataset,
      },
    }),
  );
  await store.writer.storePage(aPageWrite({ runId, portal, seenAt: at, records }));
  const { absent } = await store.writer.absences(runId);
  const remove = verdict === 'COMPLETE' ? absent.map(({ localId }) => localId) : [];
  await store.writer.settle(aSettlement({ runId, at, verdict, remove }));
}
