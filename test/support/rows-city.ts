/** A command line over one portal whose tables lie in memory; all else is the whole gateway. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGateway, type Gateway, type GatewayConfig } from '../../src/gateway.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import type { RowLimits } from '../../src/federate/rows/limits.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aDataset, aDistribution, aFormat, aRecordWrite } from './builders.ts';
import { aFolder, aWorld, registryText, type TestWorld, type TestWorldOptions } from './cli-world.ts';
import { createRowBench } from './row-service.ts';
import { aTableColumn } from './some-rows.ts';
import { createTableSource, EVERYTHING, type TableSource, type TableSourceOptions } from './table-source.ts';

export interface RowsCity {
  readonly folder: string;
  readonly table: TableSource;
  world(options?: TestWorldOptions): TestWorld;
  close(): void;
}

const SLUG = 'springfield';
const REGISTRY = {
  cities: [],
  portals: [
    {
      slug: SLUG,
      title: 'Open Springfield',
      url: 'http://127.0.0.1:9/',
      platform: 'ckan',
      city: null,
      language: 'en',
      config: {},
      headers: {},
      conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
      pace: { concurrency: null, minIntervalMs: null },
      enabled: true,
      sources: ['fictional: made for tests'],
    },
  ],
};

const file = (code: string, localId: string): Dataset['distributions'][number] =>
  aDistribution({
    localId,
    title: `Trees as ${code}`,
    format: aFormat(code),
    downloadUrl: `https://a.example/${localId}`,
  });

/** "trees" has one table, "many" two and a document, "none" only the document. */
export const CITY_DATASETS: readonly Dataset[] = [
  aDataset({
    localId: 'trees',
    title: 'Street trees',
    landingPage: 'http://127.0.0.1:9/dataset/street-trees',
    distributions: [aDistribution({ title: 'Trees', tableId: 't1' }), file('PDF', 'r9')],
  }),
  aDataset({
    localId: 'many',
    title: 'Trees and more',
    distributions: [
      aDistribution({ localId: 'r1', title: 'Trees', tableId: 't1' }),
      aDistribution({ localId: 'r2', title: 'Shrubs', tableId: 't2' }),
      file('PDF', 'r9'),
    ],
  }),
  aDataset({ localId: 'none', title: 'Plans', distributions: [file('PDF', 'r9')] }),
];

const SPECIES = ['oak', 'elm', 'לבנה', '桜', null] as const;

/** `id` 1…count, a species of five (one of them none), heights in tenths, and when each was planted. */
export function treeRows(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    species: SPECIES[at % SPECIES.length] ?? null,
    height: at % 7 === 3 ? null : (at % 50) / 2,
    planted: `20${String(10 + (at % 15))}-05-01`,
    place: { type: 'Point', coordinates: [at % 90, 45] },
  }));
}
export const TREE_COLUMNS = [
  aTableColumn('id', 'integer', { nullable: false }),
  aTableColumn('species', 'text', { title: 'Species', description: 'As planted', sourceType: 'varchar' }),
  aTableColumn('height', 'decimal'),
  aTableColumn('planted', 'date'),
  aTableColumn('place', 'point'),
  aTableColumn('_rank', 'integer', { system: true }),
];

export interface RowsCityOptions extends Partial<TableSourceOptions> {
  readonly limits?: Partial<RowLimits>;
}

export async function aRowsCity({ limits = {}, ...given }: RowsCityOptions = {}): Promise<RowsCity> {
  const folder = aFolder();
  writeFileSync(join(folder.path, 'registry.yaml'), registryText(REGISTRY));
  const rows = given.rows ?? treeRows(95);
  const table = createTableSource({
    columns: TREE_COLUMNS,
    rows: rows.map((row) => ({ _rank: null, ...row })),
    key: 'id',
    count: { value: rows.length, precision: 'exact' },
    asOf: '2026-05-01T09:30:00Z',
    tellsTotal: true,
    capabilities: { ...EVERYTHING, page: { maxSize: 40, reach: null } },
    ...given,
  });
  const store = createMemoryStore();
  const writes = CITY_DATASETS.map((dataset) => aRecordWrite({ dataset: { ...dataset, portal: SLUG } }));
  await store.writer.storeFetched(SLUG, '2026-05-02T00:00:00.000Z', writes);
  const bench = await createRowBench({ portals: { [SLUG]: table }, datasets: CITY_DATASETS, limits });
  const gatewayOf = async (config: GatewayConfig): Promise<Gateway> => {
    const gateway = await createGateway({ ...config, store: ':memory:' });
    return { ...gateway, catalogue: store.catalogue, rows: bench.service };
  };
  const env = { CIVICGRAPH_ALLOW_LOOPBACK: 'true', CIVICGRAPH_REGISTRY: 'registry.yaml', NO_COLOR: '1' };
  return {
    folder: folder.path,
    table,
    world: (options = {}) =>
      aWorld({ cwd: folder.path, createGateway: gatewayOf, ...options, env: { ...env, ...options.env } }),
    close: () => folder.remove(),
  };
}
