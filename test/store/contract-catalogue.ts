import { describe, expect, it } from 'vitest';
import {
  aColumn,
  aDataset,
  aDistribution,
  aFormat,
  aLicence,
  aMoment,
  aRecordWrite,
} from '../support/builders.ts';
import type { DatasetFilter } from '../../src/ports/store.ts';
import type { StoreUnderTest } from './contract.ts';
import { aSearch, found, harvested } from './contract.ts';

const trees = aDataset({
  localId: 'trees',
  title: 'Trees',
  keywords: ['Nature', 'nature', 'Park'],
  themes: [{ raw: 'Umwelt', code: 'ENVI', label: null }],
  publisher: { name: 'Parks', localId: null },
  licence: aLicence('OPEN'),
  issued: aMoment('2024-05-01'),
  metadataModified: aMoment('2025-05-01'),
  columns: [aColumn('tree_id', 'Tree'), aColumn('planted', 'Date of planting')],
  distributions: [
    aDistribution({ format: aFormat('CSV'), tableId: 't1' }),
    aDistribution({ localId: 'r2', format: aFormat('CSV') }),
  ],
  spatial: { kind: 'box', value: null, box: [170, -40, -170, -30], lowConfidence: false },
});
const roads = aDataset({
  localId: 'roads',
  title: 'Roads',
  keywords: ['PARK'],
  themes: [{ raw: 'Verkehr', code: null, label: null }],
  distributions: [aDistribution({ format: aFormat('PDF') })],
  dataModified: aMoment('2020-01-01'),
  metadataModified: aMoment('2026-01-01'),
  spatial: { kind: 'box', value: null, box: [0, 0, 10, 10], lowConfidence: false },
});

export function describeFilters(open: StoreUnderTest): void {
  describe('a filter', () => {
    it.each([
      [{ portals: ['springfield'] }, ['roads', 'trees']],
      [{ portals: [] }, []],
      [{ keywords: ['park'] }, ['roads', 'trees']],
      [{ keywords: ['NATURE'] }, ['trees']],
      [{ themes: ['envi'] }, ['trees']],
      [{ themes: ['umwelt', 'VERKEHR'] }, ['roads', 'trees']],
      [{ formats: ['csv'] }, ['trees']],
      [{ publishers: ['PARKS'] }, ['trees']],
      [{ licence: ['NONE'] as const }, ['roads']],
      [{ queryable: true }, ['trees']],
      [{ queryable: false }, ['roads']],
      [{ issuedSince: '2024-05-01T00:00:00Z' }, ['trees']],
      [{ issuedSince: '2024-05-01T00:00:01Z' }, []],
      [{ modifiedSince: '2025-01-01T00:00:00Z' }, ['trees']],
      [{ bbox: [5, 5, 20, 20] as const }, ['roads']],
      [{ bbox: [10, 10, 20, 20] as const }, ['roads']],
      [{ bbox: [175, -35, 176, -34] as const }, ['trees']],
      [{ bbox: [-175, -35, -174, -34] as const }, ['trees']],
      [{ bbox: [160, -50, -160, 50] as const }, ['trees']],
      [{ bbox: [11, -50, 100, 50] as const }, []],
      [{ column: 'date planting' }, ['trees']],
      [{ column: 'tree plant' }, []],
      [{ column: 'TREE id' }, ['trees']],
      [{ column: '!' }, []],
      [{ and: [{ keywords: ['park'] }, { queryable: true }] }, ['trees']],
      [{ and: [] }, ['roads', 'trees']],
      [{ or: [{ queryable: true }, { formats: ['PDF'] }] }, ['roads', 'trees']],
      [{ or: [] }, []],
      [{ not: { issuedSince: '2000-01-01T00:00:00Z' } }, ['roads']],
      [{ not: {} }, []],
      [{ keywords: ['park'], formats: ['PDF'] }, ['roads']],
    ])('%j keeps %j', async (filter, ids) => {
      const store = open();
      await harvested(store, [aRecordWrite({ dataset: roads }), aRecordWrite({ dataset: trees })]);
      expect([...(await found(store, { filter }))].sort()).toEqual(ids);
    });
  });
}

const csv = aDistribution({ format: aFormat('CSV'), downloadUrl: 'https://springfield.example.org/a.csv' });
const ofTables = [
  aDataset({ localId: 'both', distributions: [csv, aDistribution({ localId: 'r2', tableId: 't1' })] }),
  aDataset({ localId: 'api', distributions: [aDistribution({ tableId: 't1' })] }),
  aDataset({ localId: 'file', distributions: [csv, { ...csv, localId: 'r2' }] }),
  aDataset({ localId: 'pdf', distributions: [{ ...csv, format: aFormat('PDF') }] }),
  aDataset({ localId: 'none' }),
].map((dataset) => ({
  ...dataset,
  columns: [aColumn('est_valuation', 'Estimated valuation'), aColumn('permit')],
}));

export function describeTableFilters(open: StoreUnderTest): void {
  describe('a filter on tables', () => {
    it.each([
      [{ queryable: true }, ['api', 'both', 'file']],
      [{ queryable: false }, ['none', 'pdf']],
      [{ access: ['API'] }, ['api', 'both']],
      [{ access: ['FILE'] }, ['both', 'file']],
      [{ access: ['API', 'FILE'] }, ['api', 'both', 'file']],
      [{ access: [] }, []],
      [{ not: { access: ['API'] } }, ['file', 'none', 'pdf']],
      [{ column: 'valuation', queryable: true, portals: ['springfield'] }, ['api', 'both', 'file']],
      [{ column: 'valuation', queryable: true, portals: ['shelbyville'] }, []],
      [{ column: 'estimated valu', access: ['API'] }, ['api', 'both']],
      [{ column: 'valuatoin', access: ['API'] }, ['api', 'both']],
    ] satisfies [DatasetFilter, string[]][])('%j keeps %j', async (filter, ids) => {
      const store = open();
      await harvested(
        store,
        ofTables.map((dataset) => aRecordWrite({ dataset })),
      );
      expect([...(await found(store, { filter }))].sort()).toEqual(ids);
    });

    it('tells which word of a column was replaced', async () => {
      const store = open();
      await harvested(
        store,
        ofTables.map((dataset) => aRecordWrite({ dataset })),
      );
      const { corrections } = await store.catalogue.search(aSearch({ filter: { column: 'permitt' } }));
      expect(corrections).toEqual([{ from: 'permitt', to: ['permit'] }]);
    });

    it('counts a dataset by each access of its tables, and by whether it has any', async () => {
      const store = open();
      await harvested(
        store,
        ofTables.map((dataset) => aRecordWrite({ dataset })),
      );
      expect(await store.catalogue.facets(aSearch(), ['TABLE_ACCESS', 'QUERYABLE'], 10)).toEqual([
        [
          { value: 'API', count: 2 },
          { value: 'FILE', count: 2 },
        ],
        [
          { value: 'true', count: 3 },
          { value: 'false', count: 2 },
        ],
      ]);
    });
  });
}

export function describeFacets(open: StoreUnderTest): void {
  describe('facets', () => {
    it('count datasets by value, the most frequent first, ties by value', async () => {
      const store = open();
      await harvested(store, [aRecordWrite({ dataset: roads }), aRecordWrite({ dataset: trees })]);
      const fields = ['PORTAL', 'THEME', 'KEYWORD', 'FORMAT', 'LICENCE', 'PUBLISHER', 'QUERYABLE'] as const;
      const one = (value: string) => ({ value, count: 1 });
      expect(await store.catalogue.facets(aSearch(), fields, 10)).toEqual([
        [{ value: 'springfield', count: 2 }],
        [one('ENVI'), one('Verkehr')],
        [{ value: 'park', count: 2 }, one('nature')],
        [one('CSV'), one('PDF')],
        [one('NONE'), one('OPEN')],
        [one('Parks')],
        [one('false'), one('true')],
      ]);
    });

    it('count what the scope holds, and give no more buckets than asked for', async () => {
      const store = open();
      await harvested(store, [aRecordWrite({ dataset: roads }), aRecordWrite({ dataset: trees })]);
      const scope = aSearch({ query: 'trees' });
      expect(await store.catalogue.facets(scope, ['KEYWORD', 'FORMAT'], 1)).toEqual([
        [{ value: 'nature', count: 1 }],
        [{ value: 'CSV', count: 1 }],
      ]);
      expect(await store.catalogue.facets(scope, ['KEYWORD'], 0)).toEqual([[]]);
      expect(await store.catalogue.facets(aSearch({ removed: true }), ['KEYWORD'], 5)).toEqual([[]]);
      expect(await store.catalogue.facets(scope, [], 5)).toEqual([]);
    });
  });
}

export function describeReading(open: StoreUnderTest): void {
  describe('reading by key', () => {
    it('answers in the order asked, duplicates and unknown ones too', async () => {
      const store = open();
      await harvested(store, [
        aRecordWrite({ dataset: roads }),
        aRecordWrite({ dataset: trees, raw: ['as', { sent: 1 }] }),
      ]);
      const key = (localId: string, portal = 'springfield') => ({ portal, localId });
      const keys = [key('trees'), key('none'), key('roads'), key('trees'), key('trees', 'shelbyville')];
      const stored = await store.catalogue.datasets(keys);
      expect(stored.map((each) => each?.dataset.localId)).toEqual([
        'trees',
        undefined,
        'roads',
        'trees',
        undefined,
      ]);
      expect(stored[0]?.dataset).toEqual(trees);
      const raws = await store.catalogue.rawRecords([key('none'), key('trees')]);
      expect(raws).toEqual([undefined, ['as', { sent: 1 }]]);
      expect(await store.catalogue.datasets([])).toEqual([]);
      expect(await store.catalogue.changes([])).toEqual([]);
    });

    it('keeps odd ids and texts as they are', async () => {
      const store = open();
      const ids = ["o'brien", 'a"b', 'ü/ñ', '避難所', '😀', ' ', '%_\\'];
      await harvested(
        store,
        ids.map((localId) => aRecordWrite({ dataset: { localId }, raw: { localId } })),
      );
      const keys = ids.map((localId) => ({ portal: 'springfield', localId }));
      expect((await store.catalogue.datasets(keys)).map((each) => each?.dataset.localId)).toEqual(ids);
      expect(await store.catalogue.rawRecords(keys)).toEqual(ids.map((localId) => ({ localId })));
      const after = (await store.catalogue.search(aSearch({ first: 3 }))).hits[2]?.cursor ?? '';
      expect(after).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(await found(store, { first: 20, after })).toHaveLength(4);
    });

    it('pages the history of a dataset, newest first', async () => {
      const store = open();
      const key = { portal: 'springfield', localId: 'd1' };
      for (const title of ['one', 'two', 'three'])
        await store.writer.storeFetched('springfield', '2026-01-01T00:00:00Z', [
          aRecordWrite({ dataset: { title } }),
        ]);
      const [first] = await store.catalogue.changes([{ key, page: { first: 2, after: null } }]);
      expect(first).toMatchObject({ total: 3, hasNextPage: true });
      const after = first?.items[1]?.cursor ?? '';
      const [rest] = await store.catalogue.changes([{ key, page: { first: 2, after } }]);
      expect(rest?.items.map(({ item }) => item.kind)).toEqual(['ADDED']);
      const other = { portal: 'springfield', localId: 'd2' };
      await expect(
        store.catalogue.changes([{ key: other, page: { first: 2, after } }]),
      ).rejects.toMatchObject({
        code: 'BAD_CURSOR',
      });
    });
  });
}
