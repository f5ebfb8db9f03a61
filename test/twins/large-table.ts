/** A CKAN with one dataset of one table with as many rows as wanted: for what takes long. */
import type { Json } from '../../src/domain/json.ts';
import type { PortalEntry } from '../../src/domain/registry.ts';
import { createCkanTwin, type CkanTwin } from './ckan.ts';
import { rowMaker, type TwinTable } from './rows.ts';

export const LARGE_DATASET = '0b5f9a6e-6d0f-4f3b-9c55-3f6f1a2d7e10';
export const LARGE_TABLE = '5c1e2d3f-8a4b-4c6d-9e7f-0a1b2c3d4e5f';

const SPECIES = ['Acer platanoides', 'Tilia cordata', 'Quercus robur', 'Platanus × hispanica'] as const;
const STREETS = ["St. John's Rd", 'Alder St', 'Harbour Ave', 'Mill "Old" Lane'] as const;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Trees: a number, two texts, a decimal, a date and a place in two columns; a height in fourteen is not known. */
export function treeTable(count: number, seed: number): TwinTable {
  const maker = rowMaker(seed);
  return {
    columns: [
      { name: 'tree', type: 'integer' },
      { name: 'species', type: 'text' },
      { name: 'street', type: 'text' },
      { name: 'height', type: 'decimal' },
      { name: 'planted', type: 'date' },
      { name: 'longitude', type: 'decimal' },
      { name: 'latitude', type: 'decimal' },
    ],
    rows: Array.from({ length: count }, (_, at) => ({
      tree: at + 1,
      species: maker.pick(SPECIES),
      street: `${1 + maker.below(980)} ${maker.pick(STREETS)}`,
      height: maker.one(14) ? null : maker.below(400) / 10,
      planted: `${1950 + maker.below(75)}-${two(1 + maker.below(12))}-${two(1 + maker.below(28))}`,
      longitude: -125 - maker.below(10_000) / 100_000,
      latitude: 49 + maker.below(10_000) / 100_000,
    })),
  };
}

const PACKAGE: Json = {
  id: LARGE_DATASET,
  name: 'street-trees',
  title: 'Street trees',
  notes: 'Every tree along a street.',
  type: 'dataset',
  state: 'active',
  private: false,
  license_id: 'cc-by',
  metadata_created: '2024-01-01T00:00:00.000000',
  metadata_modified: '2026-11-01T00:00:00.000000',
  organization: null,
  tags: [],
  groups: [],
  extras: [],
  resources: [
    {
      id: LARGE_TABLE,
      package_id: LARGE_DATASET,
      name: 'Trees',
      format: 'CSV',
      url: `https://data.alder-bay.example/datastore/dump/${LARGE_TABLE}`,
      datastore_active: true,
      state: 'active',
      position: 0,
    },
  ],
};

export function createLargeTableTwin(table: TwinTable): CkanTwin {
  return createCkanTwin({
    packages: [PACKAGE],
    profile: '2.11',
    tables: (id) => (id === LARGE_TABLE ? table : null),
  });
}

/** Nobody else uses this machine's portals, so there is nobody to be polite to. */
export function largeTablePortal(url: string): PortalEntry {
  return {
    slug: 'alder-bay',
    title: 'Open Alder Bay',
    url: `${url}/`,
    platform: 'ckan',
    city: null,
    language: 'en',
    config: {},
    headers: {},
    conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
    pace: { concurrency: 2, minIntervalMs: 0 },
    enabled: true,
    sources: ['fictional: made for tests'],
  };
}
