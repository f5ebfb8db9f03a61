import { describe, expect, it } from 'vitest';
import ckan from '../../connectors/ckan/index.ts';
import { isJsonObject, type Json } from '../../src/domain/json.ts';
import { CONFIG, openTwin, walk } from '../connectors/ckan/portal.ts';
import { toCkanPackages } from './ckan-records.ts';
import type { CivicDataset, CivicDefect } from './civic.ts';

const DEFECTS: readonly CivicDefect[] = [
  'html-in-description',
  'template-leftover',
  'text-null',
  'no-description',
  'no-keywords',
  'odd-format',
  'size-as-text',
  'future-date',
  'bad-date',
  'broken-link',
  'unknown-licence',
  'odd-frequency',
  'empty-title',
];

function aCivicDataset(index: number): CivicDataset {
  const defect = DEFECTS[index % (DEFECTS.length + 5)];
  return {
    index,
    slug: `dataset-${index}`,
    title: `Dataset ${index}`,
    description: 'What the city knows.',
    department: `Department ${index % 7}`,
    theme: `Theme ${index % 5}`,
    keywords: ['Trees', 'Water'],
    columns: [{ name: 'id', title: 'Id', description: 'Number', type: 'integer' }],
    formats: ['CSV', 'GeoJSON', 'PDF'],
    frequency: index % 3 === 0 ? null : 'daily',
    licence: index % 5 === 0 ? null : 'cc-by',
    createdAt: new Date('2020-01-02T03:04:05.678Z'),
    metadataModifiedAt: new Date('2026-01-02T03:04:05.678Z'),
    dataModifiedAt: index % 4 === 0 ? null : new Date('2026-01-01T00:00:00Z'),
    bbox: index % 2 === 0 ? [1, 2, 3, 4] : null,
    defects: defect === undefined ? [] : [defect],
  };
}

const civic = Array.from({ length: 250 }, (_, index) => aCivicDataset(index));
const options = { site: 'https://data.example.city', seed: 7 };
const packages = toCkanPackages(civic, options);

function some(test: (pkg: { readonly [key: string]: Json }) => boolean): boolean {
  return packages.some((pkg) => isJsonObject(pkg) && test(pkg));
}

function resources(pkg: { readonly [key: string]: Json }): readonly { readonly [key: string]: Json }[] {
  const list = pkg['resources'];
  return Array.isArray(list) ? list.filter((one: Json) => isJsonObject(one)) : [];
}

describe('made-up CKAN packages', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(toCkanPackages(civic, options)).toEqual(packages);
    expect(toCkanPackages(civic, { ...options, seed: 8 })[0]).not.toEqual(packages[0]);
    expect(toCkanPackages([], options)).toEqual([]);
  });

  it('have ids of their own', () => {
    const ids = packages.flatMap((pkg) => (isJsonObject(pkg) ? [String(pkg['id'])] : []));
    expect(new Set(ids).size).toBe(packages.length);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });

  it('show what real ones show', () => {
    expect(some((pkg) => 'extras' in pkg)).toBe(true);
    expect(some((pkg) => !('extras' in pkg) && 'frequency' in pkg)).toBe(true);
    expect(some((pkg) => isJsonObject(pkg['title'] ?? null))).toBe(true);
    expect(some((pkg) => 'title_translated' in pkg)).toBe(true);
    expect(some((pkg) => pkg['maintainer'] === 'null')).toBe(true);
    expect(some((pkg) => pkg['organization'] === null && pkg['type'] === 'dataset')).toBe(true);
    expect(some((pkg) => !('groups' in pkg) && pkg['type'] === 'dataset')).toBe(true);
    expect(some((pkg) => pkg['type'] === 'harvest')).toBe(true);
    expect(some((pkg) => /\d{6}$/.test(String(pkg['metadata_modified'])))).toBe(true);
    expect(some((pkg) => /T\d\d:\d\d:\d\d$/.test(String(pkg['metadata_modified'])))).toBe(true);
    expect(some((pkg) => resources(pkg).some((one) => / MB$/.test(String(one['size']))))).toBe(true);
    expect(some((pkg) => resources(pkg).some((one) => one['datastore_active'] === 'True'))).toBe(true);
  });

  it('are all listed and mapped by the connector, but for the harvest sources', async () => {
    const { portal } = openTwin({ packages, rowsCap: 100 });
    const pages = await walk(portal);
    const records = pages.flatMap((page) => page.records);
    const drafts = records.map((record) => ckan.map(record, { portalId: 'city', config: CONFIG }));
    expect(drafts).toHaveLength(250);
    expect(pages.flatMap((page) => page.leftOut)).toHaveLength(3);
    expect(drafts.every((draft) => draft.columns.length === 1 && draft.distributions.length === 3)).toBe(
      true,
    );
  });
});
