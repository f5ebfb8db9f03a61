/** A whole graph over tables in memory: one source of rows per portal, all else as in the gateway. */
import type { RowSource } from '../../src/connector/index.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { toGlobalId } from '../../src/domain/ids.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import type { Column } from '../../src/domain/query/table.ts';
import type { PortalOpener } from '../../src/ports/portals.ts';
import { aDistribution } from './builders.ts';
import { createBench, fill, type Bench, type BenchOptions } from './graph.ts';
import { aColumn } from './row-arbitraries.ts';
import { createTableSource, EVERYTHING, type TableSource, type TableSourceOptions } from './table-source.ts';

/** Permits: what the examples and the documentation ask about. */
export const PERMIT_COLUMNS: readonly Column[] = [
  aColumn(':id', 'integer', { system: true, nullable: false, sourceType: 'row_identifier' }),
  aColumn('permit_no', 'text', { title: 'Permit number', nullable: false }),
  aColumn('issued_on', 'date', { title: 'Issued on' }),
  aColumn('work_type', 'text', { title: 'Type of work' }),
  aColumn('value', 'decimal', { title: 'Declared value' }),
  aColumn('location', 'point'),
];
const KINDS = ['New construction', 'Alteration', 'Demolition'] as const;

/** Every seventh has no value, every fifth no kind of work. */
export function permits(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, n) => ({
    ':id': n + 1,
    permit_no: `P-${String(n + 1).padStart(4, '0')}`,
    issued_on: `20${String(20 + (n % 6))}-0${1 + (n % 9)}-1${n % 10}`,
    work_type: n % 5 === 4 ? null : (KINDS[n % KINDS.length] ?? null),
    value: n % 7 === 6 ? null : (n * 7_919) % 500_000,
    location: { type: 'Point', coordinates: [n % 180, n % 90] },
  }));
}
export function permitTable(change: Partial<TableSourceOptions> = {}): TableSource {
  return createTableSource({
    columns: PERMIT_COLUMNS,
    rows: permits(45),
    key: ':id',
    capabilities: { ...EVERYTHING, page: { maxSize: 1_000, reach: null } },
    ...change,
  });
}

function openerOf(portals: Readonly<Record<string, TableSource>>): PortalOpener {
  const opened = (rows: RowSource) => ({
    capabilities: {
      catalogue: { since: 'none', order: 'stable', maxPageSize: 1, getMany: null, count: 'none' } as const,
      rows: null,
    },
    catalogue: {
      list: () => {
        throw new Error('no catalogue is read here');
      },
    },
    rows,
  });
  return {
    open(slug) {
      const table = portals[slug];
      if (table !== undefined) return { is: 'open', portal: opened(table.source), identity: slug };
      const message = `The portal "${slug}" is switched off in the registry.`;
      return { is: 'refused', failure: { code: 'BAD_CONFIG', message, retryAfterMs: null } };
    },
  };
}

/** Each portal has the dataset "permits" with the table "api:t1", unless `datasets` says otherwise. */
export async function createRowGraph(
  portals: Readonly<Record<string, TableSource>>,
  options: BenchOptions & {
    readonly datasets?: Readonly<Record<string, readonly Partial<Dataset>[]>>;
  } = {},
): Promise<Bench> {
  const meters = Object.values(portals).map(({ meter }) => meter);
  const bench = createBench({
    ...options,
    rows: {
      portals: openerOf(portals),
      meter: {
        usage: (id) => {
          const requests = meters.reduce((sum, meter) => sum + meter.usage(id).requests, 0);
          return { requests, bytes: 0, retries: 0 };
        },
        forget: (id) => meters.forEach((meter) => meter.forget(id)),
      },
      ...options.rows,
    },
  });
  const usual = [{ localId: 'permits', title: 'Permits', distributions: [aDistribution({ tableId: 't1' })] }];
  const datasets = options.datasets ?? Object.fromEntries(Object.keys(portals).map((slug) => [slug, usual]));
  for (const [slug, list] of Object.entries(datasets)) await fill(bench.store, slug, list);
  return bench;
}

export function tableId(portal = 'malmoe', table = 'api:t1', localId = 'permits'): string {
  return toGlobalId({ type: 'Table', portal, localId, table });
}
