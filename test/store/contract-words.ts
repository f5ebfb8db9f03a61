import { describe, expect, it } from 'vitest';
import { aDataset, aRecordWrite } from '../support/builders.ts';
import type { StoreUnderTest } from './contract.ts';
import { aSearch, found, harvested } from './contract.ts';

const catalogue = [
  aDataset({
    localId: 'schools',
    title: 'Datos de Educación',
    description: 'Escuelas públicas de la ciudad',
    keywords: ['Educación', 'Escuelas'],
    publisher: { name: 'Ministerio de Educación', localId: null },
  }),
  aDataset({ localId: 'shelters', title: '東京都の避難所一覧', keywords: ['とうきょう', 'ぼうさい'] }),
  aDataset({ localId: 'nurseries', title: '認可保育園(公立)', description: '保育園の場所と定員。' }),
  aDataset({ localId: 'wide', title: 'ＣＳＶ　データ', description: 'ﾃﾞｰﾀ' }),
  aDataset({ localId: 'buses', title: 'ป้ายรถเมล์ในกรุงเทพ' }),
  aDataset({ localId: 'parks', title: '서울시 공원 현황' }),
  aDataset({
    localId: 'air',
    title: 'Air quality measurements',
    description: 'Hourly. "NEAR" the road; a-b.',
  }),
];

export function describeWords(open: StoreUnderTest): void {
  describe('words', () => {
    it.each([
      ['educacion', 'schools'],
      ['EDUCACIÓN', 'schools'],
      ['避難所', 'shelters'],
      ['難所', 'shelters'],
      ['所', 'shelters'],
      ['東京', 'shelters'],
      ['とうきょう', 'shelters'],
      ['トウキョウ', 'shelters'],
      ['ﾎﾞｳｻｲ', 'shelters'],
      ['でーた', 'wide'],
      ['保育園', 'nurseries'],
      ['保育園 定員', 'nurseries'],
      ['csv', 'wide'],
      ['データ', 'wide'],
      ['รถเมล์', 'buses'],
      ['공원', 'parks'],
      ['서울시 공원', 'parks'],
      ['air qual', 'air'],
      ['quality AIR', 'air'],
      ['measur air', 'air'],
    ])('find by %s', async (query, id) => {
      const store = open();
      await harvested(
        store,
        catalogue.map((dataset) => aRecordWrite({ dataset })),
      );
      expect(await found(store, { query })).toContain(id);
    });

    it.each(['保所', '園育', '避保', 'air escuelas', '!!!', '""', '*'])(
      'find nothing by %s',
      async (query) => {
        const store = open();
        await harvested(
          store,
          catalogue.map((dataset) => aRecordWrite({ dataset })),
        );
        expect(await store.catalogue.search(aSearch({ query }))).toMatchObject({ total: 0, corrections: [] });
      },
    );

    it.each([
      '"air" quality',
      'title:air',
      'air*',
      'air -quality',
      'air NEAR/2 road',
      "air' OR 1=1 --",
      'AND air',
      '(air',
    ])('are never syntax: %s', async (query) => {
      const store = open();
      await harvested(
        store,
        catalogue.map((dataset) => aRecordWrite({ dataset })),
      );
      const { hits } = await store.catalogue.search(aSearch({ query }));
      expect(hits.every(({ key }) => key.localId === 'air')).toBe(true);
    });

    it('are no condition when there are none', async () => {
      const store = open();
      await harvested(
        store,
        catalogue.map((dataset) => aRecordWrite({ dataset })),
      );
      const { hits, total } = await store.catalogue.search(aSearch({ query: '   ' }));
      expect(total).toBe(catalogue.length);
      expect(hits[0]?.score).toBeNull();
    });

    it('are too many at some point', async () => {
      const query = Array.from({ length: 33 }, (_, i) => `word${i}`).join(' ');
      await expect(open().catalogue.search(aSearch({ query }))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    });

    it('that match nothing are corrected, and the answer says so', async () => {
      const store = open();
      await harvested(
        store,
        catalogue.map((dataset) => aRecordWrite({ dataset })),
      );
      const typed = await store.catalogue.search(aSearch({ query: 'qualty measuremnets' }));
      expect(typed.hits.map(({ key }) => key.localId)).toEqual(['air']);
      expect(typed.corrections).toEqual([
        { from: 'qualty', to: ['quality'] },
        { from: 'measuremnets', to: ['measurements'] },
      ]);
      expect((await store.catalogue.search(aSearch({ query: 'quality' }))).corrections).toEqual([]);
      expect((await store.catalogue.search(aSearch({ query: 'aix' }))).total).toBe(0);
    });

    it('rank a title above a keyword, a keyword above a description, and the exact title first', async () => {
      const store = open();
      const ranked = [
        aDataset({ localId: 'exact', title: 'Street trees' }),
        aDataset({ localId: 'begins', title: 'Street trees of the city' }),
        aDataset({ localId: 'holds', title: 'All street trees' }),
        aDataset({ localId: 'words', title: 'Trees along a street' }),
        aDataset({ localId: 'keyword', title: 'Green', keywords: ['street trees'] }),
        aDataset({
          localId: 'publisher',
          title: 'Green',
          publisher: { name: 'Street Trees Dept', localId: null },
        }),
        aDataset({ localId: 'text', title: 'Green', description: 'Trees on every street' }),
      ];
      await harvested(
        store,
        [...ranked].reverse().map((dataset) => aRecordWrite({ dataset })),
      );
      expect(await found(store, { query: 'street trees' })).toEqual(ranked.map(({ localId }) => localId));
    });

    it('are marked in fragments', async () => {
      const store = open();
      await harvested(
        store,
        catalogue.map((dataset) => aRecordWrite({ dataset })),
      );
      const [hit] = (await store.catalogue.search(aSearch({ query: 'educacion' }))).hits;
      expect(hit?.highlights).toEqual([
        { field: 'title', fragment: 'Datos de \ue000Educación\ue001' },
        { field: 'keywords', fragment: '\ue000Educación\ue001\nEscuelas' },
        { field: 'publisher', fragment: 'Ministerio de \ue000Educación\ue001' },
      ]);
      const [shelter] = (await store.catalogue.search(aSearch({ query: '避難所' }))).hits;
      expect(shelter?.highlights[0]?.fragment).toBe('東京都の\ue000避難所\ue001一覧');
      const [kana] = (await store.catalogue.search(aSearch({ query: 'でーた' }))).hits;
      expect(kana?.highlights).toEqual([
        { field: 'title', fragment: 'ＣＳＶ　\ue000データ\ue001' },
        { field: 'description', fragment: '\ue000ﾃﾞｰﾀ\ue001' },
      ]);
    });
  });
}
