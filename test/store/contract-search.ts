import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { DatasetSearch, Store } from '../../src/ports/store.ts';
import { aDataset, aMoment, aPageWrite, aRecordWrite } from '../support/builders.ts';
import { datasets, filters, orders, queries } from './arbitraries.ts';
import type { StoreUnderTest } from './contract.ts';
import { aSearch, found, harvested, openRun } from './contract.ts';
import { naiveScore, naiveSearch } from './naive.ts';

async function fill(store: Store, list: readonly Dataset[]): Promise<void> {
  await harvested(
    store,
    list.map((dataset) => aRecordWrite({ dataset })),
  );
}

/** All pages, one after another. */
async function walk(store: Store, search: DatasetSearch): Promise<readonly string[]> {
  const ids: string[] = [];
  let after = search.after;
  for (let page = 0; page < 100; page += 1) {
    const { hits, hasNextPage } = await store.catalogue.search({ ...search, after });
    ids.push(...hits.map(({ key }) => key.localId));
    after = hits.at(-1)?.cursor ?? null;
    if (!hasNextPage) return ids;
  }
  throw new Error('The pages do not end.');
}

export function describeSearchAgainstPlainOne(fresh: () => Store, runs: number): void {
  describe('the search and a plain one', () => {
    it('find the same in the same order, page by page', async () => {
      await fc.assert(
        fc.asyncProperty(
          datasets(),
          queries,
          filters,
          orders,
          fc.integer({ min: 1, max: 7 }),
          async (list, query, filter, orderBy, first) => {
            // A word that nobody has is corrected, which the plain search does not do.
            fc.pre(
              query === null ||
                query.split(' ').every((word) => list.some((dataset) => naiveScore(dataset, word) > 0)),
            );
            const store = fresh();
            await fill(store, list);
            const search = aSearch({ query, filter, orderBy, first });
            const expected = naiveSearch(list, search);
            const { total } = await store.catalogue.search(search);
            expect(total).toBe(expected.length);
            expect(await walk(store, search)).toEqual(expected);
            await store.close();
          },
        ),
        { numRuns: runs },
      );
    });

    it('go on after a cursor as if nothing had been added meanwhile', async () => {
      await fc.assert(
        fc.asyncProperty(datasets(), datasets(100), queries, orders, async (list, more, query, orderBy) => {
          fc.pre(
            query === null ||
              query.split(' ').every((word) => list.some((dataset) => naiveScore(dataset, word) > 0)),
          );
          const store = fresh();
          await fill(store, list);
          const search = aSearch({ query, orderBy, first: 3 });
          const { hits } = await store.catalogue.search(search);
          const after = hits.at(-1)?.cursor ?? null;
          await store.writer.storeFetched(
            'springfield',
            '2026-01-01T00:01:00.000Z',
            more.map((dataset) => aRecordWrite({ dataset })),
          );
          const seen = hits.map(({ key }) => key.localId);
          const rest = after === null ? [] : await walk(store, { ...search, after });
          const old = rest.filter((id) => list.some(({ localId }) => localId === id));
          expect([...seen, ...old]).toEqual(naiveSearch(list, search));
          await store.close();
        }),
        { numRuns: runs },
      );
    });
  });
}

export function describePaging(open: StoreUnderTest): void {
  describe('pages of a search', () => {
    const list = ['a', 'b', 'c', 'd'].map((localId, i) =>
      aDataset({ localId, title: 'Trees', issued: i < 2 ? null : aMoment('2024-01-01') }),
    );

    it('tell whether something precedes and follows', async () => {
      const store = open();
      await fill(store, list);
      const first = await store.catalogue.search(aSearch({ first: 2 }));
      expect(first).toMatchObject({ total: 4, hasNextPage: true, hasPreviousPage: false });
      const last = await store.catalogue.search(aSearch({ first: 2, after: first.hits[1]?.cursor ?? null }));
      expect(last).toMatchObject({ total: 4, hasNextPage: false, hasPreviousPage: true });
      const beyond = await store.catalogue.search(aSearch({ first: 2, after: last.hits[1]?.cursor ?? null }));
      expect(beyond).toMatchObject({ hits: [], total: 4, hasNextPage: false, hasPreviousPage: true });
    });

    it('of no length still count', async () => {
      const store = open();
      await fill(store, list);
      expect(await store.catalogue.search(aSearch({ first: 0 }))).toMatchObject({
        hits: [],
        total: 4,
        hasNextPage: true,
      });
    });

    it('put what has no date last, both ways', async () => {
      const store = open();
      await fill(store, list);
      expect(await found(store, { orderBy: { by: 'ISSUED', direction: 'ASC' } })).toEqual([
        'c',
        'd',
        'a',
        'b',
      ]);
      expect(await found(store, { orderBy: { by: 'ISSUED', direction: 'DESC' } })).toEqual([
        'c',
        'd',
        'a',
        'b',
      ]);
    });

    it('go on after a dataset that has gone', async () => {
      const store = open();
      await fill(store, list);
      const { hits } = await store.catalogue.search(aSearch({ first: 2 }));
      const open2 = await store.log.open({
        portal: 'springfield',
        mode: 'FULL',
        startedAt: '2026-02-01T00:00:00.000Z',
        holder: 'holder-1',
        leaseMs: 1,
        isOver: () => false,
        since: null,
        resumableAfter: null,
      });
      await store.writer.settle({
        runId: open2?.run.id ?? '',
        at: '2026-02-01T00:00:00.000Z',
        verdict: 'COMPLETE',
        reason: null,
        error: null,
        missed: [],
        remove: ['a', 'b'],
        held: [],
        keepsPlace: false,
      });
      const rest = await store.catalogue.search(aSearch({ first: 2, after: hits[1]?.cursor ?? null }));
      expect(rest.hits.map(({ key }) => key.localId)).toEqual(['c', 'd']);
      expect(rest.hasPreviousPage).toBe(false);
    });

    it.each([
      ['another query', { query: 'tree' }],
      ['another filter', { filter: { queryable: false } }],
      ['another order', { orderBy: { by: 'TITLE', direction: 'ASC' } } as const],
      ['tombstones', { removed: true }],
    ])('refuse a cursor for %s', async (_, other) => {
      const store = open();
      await fill(store, list);
      const { hits } = await store.catalogue.search(aSearch());
      const search = store.catalogue.search(aSearch({ ...other, after: hits[0]?.cursor ?? null }));
      await expect(search).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    });

    it.each(['', 'x', '!!!', 'WyJ4Il0', 'bnVsbA', 'a'.repeat(5_000)])(
      'refuse the cursor %j',
      async (after) => {
        await expect(open().catalogue.search(aSearch({ after }))).rejects.toMatchObject({
          code: 'BAD_CURSOR',
        });
      },
    );
  });

  describe('a search after a write', () => {
    it('finds what was added, in its new version only', async () => {
      const store = open();
      await fill(store, [aDataset({ title: 'Street trees' })]);
      expect(await found(store, { query: 'trees' })).toEqual(['d1']);
      const runId = await openRun(store);
      const renamed = aRecordWrite({ dataset: { title: 'Street lamps' } });
      await store.writer.storePage(aPageWrite({ runId, records: [renamed] }));
      expect(await found(store, { query: 'trees' })).toEqual([]);
      expect(await found(store, { query: 'lamps' })).toEqual(['d1']);
      expect((await store.catalogue.search(aSearch({ query: 'street' }))).total).toBe(1);
    });
  });
}
