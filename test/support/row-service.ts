/** A row service over tables in memory: one dataset per portal and table, all else as in the gateway. */
import { createHash } from 'node:crypto';
import type { Portal, RowSource } from '../../src/connector/index.ts';
import { createBudget } from '../../src/federate/rows/budget.ts';
import type { RowLimits } from '../../src/federate/rows/limits.ts';
import { createRowService } from '../../src/federate/rows/row-service.ts';
import { createCache } from '../../src/cache/keyv.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { SourceFailure } from '../../src/domain/harvest.ts';
import type { TableKey } from '../../src/domain/ids.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import type { Cache } from '../../src/ports/cache.ts';
import type { FileTables } from '../../src/ports/file-tables.ts';
import type { RowService, RowsContext, RowsQuestion, UpstreamBudget } from '../../src/ports/rows.ts';
import type { StoredDataset } from '../../src/ports/store.ts';
import { aDataset, aDistribution } from './builders.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createQuietLog, type QuietLog } from './quiet-log.ts';
import type { TableSource } from './table-source.ts';

export interface RowBench {
  readonly service: RowService;
  readonly clock: FakeClock;
  readonly log: QuietLog;
  readonly cache: Cache;
}
export interface RowBenchOptions {
  /** By portal slug; every one has the dataset "d1" with the table "api:t1", unless `datasets` says otherwise. */
  readonly portals: Readonly<Record<string, Pick<TableSource, 'source' | 'meter'>>>;
  readonly datasets?: readonly (Partial<Dataset> & { readonly removedAt?: string | null })[];
  readonly refused?: Readonly<Record<string, SourceFailure>>;
  readonly files?: FileTables | null;
  readonly limits?: Partial<RowLimits>;
  readonly cache?: Cache;
  readonly clock?: FakeClock;
}

export function tableKey(portal = 'springfield', table = 'api:t1', localId = 'd1'): TableKey {
  return { portal, localId, table };
}
export function aContext(change: Partial<RowsContext> = {}): RowsContext {
  return { requestId: 'r1', signal: new AbortController().signal, budget: createBudget(1_000), ...change };
}
export function contextWith(budget: UpstreamBudget): RowsContext {
  return aContext({ budget });
}

function portalOf(rows: RowSource): Portal {
  return {
    capabilities: {
      catalogue: { since: 'none', order: 'stable', maxPageSize: 1, getMany: null, count: 'none' },
      rows: null,
    },
    catalogue: {
      list: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('unused')) }) }),
    },
    rows,
  };
}

function storedOf(options: RowBenchOptions): readonly StoredDataset[] {
  const usual = Object.keys(options.portals).map((portal) => ({ portal }));
  return (options.datasets ?? usual).map((given) => {
    const { removedAt = null, ...change }: Partial<Dataset> & { removedAt?: string | null } = given;
    const dataset = aDataset({ distributions: [aDistribution({ tableId: 't1' })], ...change });
    return { dataset, firstSeenAt: '', lastSeenAt: '', removedAt, contentHash: '' };
  });
}

export async function createRowBench(options: RowBenchOptions): Promise<RowBench> {
  const clock = options.clock ?? createFakeClock();
  const log = createQuietLog();
  const cache = options.cache ?? (await createCache({ url: 'memory:', clock, log }));
  const stored = storedOf(options);
  const meters = Object.values(options.portals).map(({ meter }) => meter);
  const service = createRowService({
    catalogue: {
      datasets: async (keys) =>
        keys.map(
          ({ portal, localId }) =>
            stored.find(({ dataset }) => dataset.portal === portal && dataset.localId === localId) ?? null,
        ),
    },
    portals: {
      open(slug) {
        const failure = options.refused?.[slug];
        const table = options.portals[slug];
        if (failure !== undefined || table === undefined)
          return {
            is: 'refused',
            failure: failure ?? { code: 'BAD_CONFIG', message: 'unknown', retryAfterMs: null },
          };
        return { is: 'open', portal: portalOf(table.source), identity: slug };
      },
    },
    files: options.files ?? null,
    cache,
    clock,
    log,
    meter: {
      usage: (id) => {
        const requests = meters.reduce((sum, meter) => sum + meter.usage(id).requests, 0);
        return { requests, bytes: 0, retries: 0 };
      },
      forget: (id) => meters.forEach((meter) => meter.forget(id)),
    },
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  return { service, clock, log, cache };
}

/** All pages of a question, one after the other, as a client reads them. */
export async function readAllPages(
  service: RowService,
  key: TableKey,
  query: RowsQuestion['query'],
  first: number,
  context: () => RowsContext = () => aContext(),
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 1_000; pages += 1) {
    const page = await service.rows(key, { query, first, after }, context());
    rows.push(...page.rows);
    if (page.source.outcome !== 'OK') throw new Error(JSON.stringify(page.source));
    if (!page.hasNextPage) return rows;
    const next = page.cursors.at(-1);
    if (next === undefined || next === after) throw new Error('the next page begins where this one did');
    after = next;
  }
  throw new Error('there is no end to the pages');
}
