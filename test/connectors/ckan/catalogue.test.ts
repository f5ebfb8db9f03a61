import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCall, twinHttp } from '../../support/twin-http.ts';
import type { CkanProfile } from '../../twins/ckan.ts';
import {
  answering,
  answeringHtml,
  aPackage,
  idNumber,
  idsIn,
  NOW,
  openOn,
  openTwin,
  packages,
  walk,
} from './portal.ts';

const PROFILES: readonly CkanProfile[] = ['2.7', '2.9', '2.10', '2.11'];

describe('a walk over a CKAN catalogue', () => {
  for (const profile of PROFILES)
    for (const rowsCap of [1, 7, 100, 1000])
      it(`gives every package once where ${profile} caps pages at ${rowsCap}`, async () => {
        const count = rowsCap === 1 ? 40 : 1_205;
        const { portal, twin } = openTwin({ packages: packages(count), profile, rowsCap });
        const pages = await walk(portal);
        expect(idsIn(pages)).toEqual(twin.publicIds());
        expect(pages.map((page) => page.next === null)).toEqual(pages.map((_, i) => i === pages.length - 1));
        expect(pages.every((page) => page.total?.value === count)).toBe(true);
      });

  it('passes ten thousand packages, beyond every cap', async () => {
    const { portal, http } = openTwin({ packages: packages(10_050) });
    expect(new Set(idsIn(await walk(portal))).size).toBe(10_050);
    expect(http.requests).toHaveLength(11);
  });

  it('sends GETs with an explicit order, without facets, and never an offset where id ranges work', async () => {
    const { portal, http } = openTwin({ packages: packages(30), rowsCap: 10 });
    await walk(portal);
    const params = http.requests.map((request) => new URL(request.url).searchParams);
    expect(http.requests.every((request) => request.method === 'GET')).toBe(true);
    expect(params.map((one) => one.get('sort'))).toEqual(['id asc', 'id asc', 'id asc']);
    expect(params.map((one) => one.get('start'))).toEqual(['0', '0', '0']);
    expect(params.map((one) => one.get('facet'))).toEqual(['false', 'false', 'false']);
  });

  it('gives the same pages of ids whatever size is asked for', async () => {
    const { portal, twin } = openTwin({ packages: packages(53) });
    for (const pageSize of [1, 2, 13, 52, 53, 54, 5_000])
      expect(idsIn(await walk(portal, { pageSize }))).toEqual(twin.publicIds());
  });

  it('ends on one empty page when the portal is empty', async () => {
    const { portal } = openTwin({ packages: [] });
    const pages = await walk(portal);
    expect(pages).toEqual([
      {
        records: [],
        rejected: [],
        leftOut: [],
        gone: [],
        total: { value: 0, precision: 'exact' },
        next: null,
      },
    ]);
  });

  it('sends no request before it is iterated, and none after it is left', async () => {
    const { portal, http } = openTwin({ packages: packages(30), rowsCap: 10 });
    const pages = portal.catalogue.list({ since: null, resume: null, pageSize: 10 }, aCall());
    expect(http.requests).toHaveLength(0);
    for await (const _page of pages) break;
    expect(http.requests).toHaveLength(1);
  });

  it('stops when told to', async () => {
    const { portal, http } = openTwin({ packages: packages(30), rowsCap: 10 });
    const stop = new AbortController();
    const pages = portal.catalogue.list({ since: null, resume: null, pageSize: 10 }, aCall(stop.signal));
    const read = async (): Promise<void> => {
      for await (const _page of pages) stop.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'ABORTED' });
    expect(http.requests).toHaveLength(1);
  });

  it('leaves out packages that are no datasets, says why, and keeps custom types', async () => {
    const types = ['dataset', 'harvest', 'showcase', 'info', 'dataset-series', 'Dataset'];
    const { portal } = openTwin({ packages: types.map((type, index) => aPackage(index, { type })) });
    const [page] = await walk(portal);
    expect(page?.records.map((record) => record.localId)).toEqual([0, 3, 4, 5].map(idNumber));
    expect(page?.leftOut).toEqual([
      { localId: idNumber(1), reason: 'harvest source' },
      { localId: idNumber(2), reason: 'showcase' },
    ]);
    expect(page?.total?.value).toBe(6);
  });

  it('rejects a package without an id and goes on', async () => {
    const result = { count: 2, results: [{ title: 'nobody' }, aPackage(1)] };
    const [page] = await walk(openOn(answering(200, { success: true, result })));
    expect(page?.records.map((record) => record.localId)).toEqual([idNumber(1)]);
    expect(page?.rejected).toMatchObject([
      { localId: null, error: { code: 'BAD_SHAPE', facts: { path: '$.result.results[0].id' } } },
    ]);
  });
});

describe('a walk over a catalogue that moves', () => {
  it('misses nothing unchanged and repeats nothing, whatever is inserted, edited and deleted between pages', async () => {
    const change = fc.record({
      at: fc.integer({ min: 0, max: 12 }),
      what: fc.constantFrom('insert', 'update', 'remove', 'purge', 'makePrivate', 'reorder'),
      which: fc.integer({ min: 0, max: 59 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 25 }),
        fc.integer({ min: 2, max: 9 }),
        async (changes, cap) => {
          const { portal, twin } = openTwin({ packages: packages(60), rowsCap: cap });
          const touched = new Set<string>();
          const pages = await walk(portal, {
            afterPage: (_page, index) => {
              for (const { what, which } of changes.filter(({ at }) => at === index)) {
                const id = idNumber(which);
                const isThere = twin.publicIds().includes(id);
                if (what === 'insert') twin.insert(aPackage(100 + which + index * 60));
                else if (what === 'reorder') twin.reorder();
                else if (!isThere) continue;
                else if (what === 'update') twin.update(id, { title: 'edited' });
                else twin[what](id);
                touched.add(id);
              }
            },
          });
          const ids = idsIn(pages);
          expect(new Set(ids).size).toBe(ids.length);
          const untouched = packages(60)
            .map((pkg) => String(pkg['id']))
            .filter((id) => !touched.has(id));
          expect(ids).toEqual(expect.arrayContaining(untouched));
          // Edited packages keep their place, so they are not missed either.
          const stillThere = twin.publicIds().filter((id) => id < idNumber(60));
          expect(ids).toEqual(expect.arrayContaining(stillThere));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a walk whose first page is followed by many packages that are new', () => {
  for (const [what, removed] of [
    ['one', 1],
    ['all', 2],
  ] as const)
    it(`still goes by id where ${what} of that page went, and misses nothing`, async () => {
      const { portal, twin, notes } = openTwin({ packages: packages(60), rowsCap: 2 });
      const pages = await walk(portal, {
        afterPage: (_page, index) => {
          if (index > 0) return;
          for (let which = 0; which < removed; which += 1) twin.purge(idNumber(which));
          for (const which of [100, 101, 102]) twin.insert(aPackage(which));
        },
      });
      expect(idsIn(pages).slice(2)).toEqual(twin.publicIds().slice(2 - removed));
      expect(notes).toEqual([]);
    });
});

describe('a portal without id ranges', () => {
  for (const behaviour of ['ignored', 'refused'] as const)
    it(`is read by offset where ranges are ${behaviour}, and it is noted`, async () => {
      const { portal, twin, notes } = openTwin({ packages: packages(45), rowsCap: 7 });
      twin.setIdRange(behaviour);
      expect(idsIn(await walk(portal))).toEqual(twin.publicIds());
      expect(notes).toEqual(['portal does not answer id ranges, reading by offset']);
    });

  it('drops what shifts into a later page', async () => {
    const { portal, twin } = openTwin({ packages: packages(30), rowsCap: 10 });
    twin.setIdRange('ignored');
    const pages = await walk(portal, {
      afterPage: (_page, index) => {
        if (index === 0) twin.insert(aPackage(0, { id: '0' }));
      },
    });
    const ids = idsIn(pages);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(30);
  });

  it('refuses to resume, since deletions would have moved what is left', async () => {
    const { portal, twin } = openTwin({ packages: packages(30), rowsCap: 7 });
    twin.setIdRange('ignored');
    const pages = await walk(portal);
    await expect(walk(portal, { resume: pages[2]?.next ?? null })).rejects.toMatchObject({
      code: 'BAD_CURSOR',
    });
  });

  it('that sends one page for ever is an error, not a loop', async () => {
    const result = { count: 50, results: packages(5) };
    const http = answering(200, { success: true, result });
    await expect(walk(openOn(http))).rejects.toMatchObject({ code: 'BAD_SHAPE' });
    expect(http.requests.length).toBeLessThan(5);
  });

  it('that stops in the middle is an error, not an end', async () => {
    const { twin } = openTwin({ packages: packages(30), rowsCap: 10 });
    const http = twinHttp({
      handle: async (request) => {
        const response = await twin.handle(request);
        if (!request.url.search.includes('fq=')) return response;
        return { ...response, body: '{"success": true, "result": {"count": 20, "results": []}}' };
      },
    });
    await expect(walk(openOn(http))).rejects.toMatchObject({ code: 'BAD_SHAPE' });
  });
});

describe('resuming a walk', () => {
  it('goes on after any page in another process, through JSON', async () => {
    const { portal, twin, http } = openTwin({ packages: packages(40), rowsCap: 7 });
    const pages = await walk(portal);
    for (const [index, page] of pages.entries()) {
      if (page.next === null) continue;
      const resume = JSON.parse(JSON.stringify(page.next));
      const rest = await walk(openOn(http), { resume });
      expect([...idsIn(pages.slice(0, index + 1)), ...idsIn(rest)]).toEqual(twin.publicIds());
      expect(rest[0]?.total?.value).toBe(40);
    }
  });
});

describe('what changed since', () => {
  it('gives every package changed at or after the time, and nothing much older', async () => {
    const { portal } = openTwin({ packages: packages(200), rowsCap: 7 });
    const since = new Date(Date.UTC(2026, 0, 1, 2, 0, 0, 500));
    const pages = await walk(portal, { since });
    expect(idsIn(pages)).toEqual(
      packages(200)
        .slice(120)
        .map((pkg) => pkg['id']),
    );
    expect(pages[0]?.total?.value).toBe(80);
  });

  it('misses none of many with the same stamp', async () => {
    const same = Array.from({ length: 50 }, (_, i) =>
      aPackage(i, { metadata_modified: '2026-05-05T05:05:05' }),
    );
    const { portal } = openTwin({ packages: same, rowsCap: 3 });
    expect(idsIn(await walk(portal, { since: new Date('2026-05-05T05:05:05Z') }))).toHaveLength(50);
    expect(idsIn(await walk(portal, { since: new Date('2026-05-05T05:05:06Z') }))).toHaveLength(0);
  });

  it('misses none that are edited during the walk', async () => {
    const { portal, twin } = openTwin({ packages: packages(60), rowsCap: 5, now: () => NOW });
    const pages = await walk(portal, {
      since: new Date('2026-01-01T00:00:00Z'),
      afterPage: (_page, index) => twin.update(idNumber(index * 5), { title: 'edited' }),
    });
    expect(idsIn(pages)).toEqual(twin.publicIds());
  });
});

describe('errors of a walk', () => {
  it('are BLOCKED for HTML with status 200, and not an empty catalogue', async () => {
    await expect(walk(openOn(answeringHtml(200)))).rejects.toMatchObject({ code: 'BLOCKED', remedy: 'stop' });
  });

  it('are NOT_THIS_PLATFORM when the action API is gone', async () => {
    for (const http of [
      answeringHtml(404),
      answering(400, 'Bad request - Action name not known: package_search'),
    ])
      await expect(walk(openOn(http))).rejects.toMatchObject({ code: 'NOT_THIS_PLATFORM' });
  });

  it('are UPSTREAM_FAILED when Solr cannot be reached, in the first page or later', async () => {
    const { portal, twin } = openTwin({ packages: packages(30), rowsCap: 10 });
    twin.failSearches(1);
    await expect(walk(portal)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED', remedy: 'retry' });
    const later = walk(portal, { afterPage: () => twin.failSearches(1) });
    await expect(later).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
  });

  it('name the path when the shape is wrong', async () => {
    const http = answering(200, { success: true, result: { count: 'many', results: [] } });
    await expect(walk(openOn(http))).rejects.toMatchObject({
      code: 'BAD_SHAPE',
      facts: { path: '$.result.count' },
    });
  });
});
