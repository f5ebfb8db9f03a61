import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/errors.ts';
import { aCall } from '../../support/twin-http.ts';
import { DATA_KINDS } from '../../../connectors/socrata/kinds.ts';
import { aResult, idAt, idsIn, idsOf, open, results, scattered, sorted, walk } from './support.ts';

describe('a full walk', () => {
  it.each([1, 7, 100, 1000])('equals the catalogue in pages of %i', async (pageSize) => {
    const listed = scattered(230);
    const pages = await walk(open(listed).catalogue, { pageSize });
    expect(sorted(idsOf(pages))).toEqual(sorted(idsIn(listed)));
    expect(pages.every((page) => page.records.length <= pageSize)).toBe(true);
    expect(pages.map((page) => page.next === null)).toEqual(pages.map((_, i) => i === pages.length - 1));
    expect(pages.every((page) => page.total?.value === 230)).toBe(true);
  });

  it.each([1, 7, 50])('survives a portal that sends only %i results a page', async (pageCap) => {
    const listed = scattered(120);
    const pages = await walk(open(listed, { pageCap }).catalogue);
    expect(sorted(idsOf(pages))).toEqual(sorted(idsIn(listed)));
  });

  it('always names the domain and its search context, and an order', async () => {
    const { catalogue, http } = open(scattered(3));
    await walk(catalogue);
    for (const { url } of http.requests) {
      const { searchParams } = new URL(url);
      expect(searchParams.get('domains')).toBe('data.city.gov');
      expect(searchParams.get('search_context')).toBe('data.city.gov');
      expect(searchParams.get('order')).toBe('dataset_id');
    }
  });

  it('lists nothing of other domains, and says what is federated', async () => {
    const own = [...results(3), aResult({ id: 'zzzz-0001', metadata: { domain: 'data.state.gov' } })];
    const pages = await walk(open(own, { otherDomains: { 'data.other.gov': scattered(50) } }).catalogue);
    expect(pages.flatMap((page) => page.records)).toHaveLength(3);
    expect(pages.flatMap((page) => page.leftOut)).toEqual([
      { localId: 'zzzz-0001', reason: 'federated from data.state.gov' },
    ]);
    expect(pages[0]?.total?.value).toBe(4);
  });

  it('leaves out what is no dataset, by kind', async () => {
    const kinds = [...DATA_KINDS, 'chart', 'story', 'filter', 'measure'];
    const listed = kinds.map((type, index) => aResult({ id: idAt(index), type }));
    const pages = await walk(open(listed).catalogue);
    expect(pages.flatMap((page) => page.records)).toHaveLength(DATA_KINDS.length);
    const reasons = pages.flatMap((page) => page.leftOut.map((left) => left.reason));
    expect(sorted(reasons)).toEqual(['chart', 'filter', 'measure', 'story']);
  });

  it('keeps an uploaded map and leaves out a map of a dataset', async () => {
    const uploaded = aResult({ id: idAt(1), type: 'map', resource: { lens_view_type: 'geo' } });
    const derived = aResult({ id: idAt(2), type: 'map', resource: { parent_fxf: [idAt(9)] } });
    const pages = await walk(open([uploaded, derived]).catalogue);
    expect(pages.flatMap((page) => page.records.map((record) => record.localId))).toEqual([idAt(1)]);
    expect(pages.flatMap((page) => page.leftOut)).toEqual([{ localId: idAt(2), reason: 'map' }]);
  });

  it('rejects an unreadable result by itself, and counts it once', async () => {
    const bad = aResult({ id: idAt(5), resource: { id: null } });
    const { catalogue } = open([...results(30), bad, aResult({ id: 'NOT A 4X4' })]);
    const pages = await walk(catalogue, { pageSize: 7 });
    expect(pages.flatMap((page) => page.records)).toHaveLength(30);
    const rejected = pages.flatMap((page) => page.rejected);
    expect(rejected.map((each) => each.localId)).toEqual([null, 'NOT A 4X4']);
    expect(rejected.map((each) => each.error.code)).toEqual(['BAD_SHAPE', 'BAD_SHAPE']);
  });

  it('resumes from a saved cursor in another process', async () => {
    const listed = scattered(100);
    const { catalogue } = open(listed);
    const before: string[] = [];
    let cursor: unknown = null;
    for await (const page of catalogue.list({ since: null, resume: null, pageSize: 30 }, aCall())) {
      before.push(...idsOf([page]));
      cursor = JSON.parse(JSON.stringify(page.next));
      if (before.length === 60) break;
    }
    const after = await walk(open(listed).catalogue, { resume: JSON.parse(JSON.stringify(cursor)) });
    expect(sorted([...before, ...idsOf(after)])).toEqual(sorted(idsIn(listed)));
  });

  it.each([null, 7, 'x', {}, { walk: 'full', parts: [], at: 0, offset: 0 }, { walk: 'sideways' }])(
    'does not take %j for a cursor of its own',
    async (resume) => {
      if (resume === null) return;
      await expect(walk(open([]).catalogue, { resume })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    },
  );

  it('stops asking when told to', async () => {
    const { catalogue, http } = open(scattered(50));
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      for await (const _page of catalogue.list(
        { since: null, resume: null, pageSize: 10 },
        aCall(controller.signal),
      ))
        controller.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'ABORTED' });
    expect(http.requests).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  it('names a domain that the platform does not know', async () => {
    const { catalogue } = open([], { domain: DOMAIN_ELSEWHERE });
    const other = open([]);
    await expect(walk(catalogue)).resolves.toHaveLength(1);
    other.twin.onRequest = ({ url }) => url.searchParams.set('domains', 'nobody.gov');
    await expect(walk(other.catalogue)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining('Domain not found: nobody.gov'),
    });
  });

  it('notices a portal that ignores the offset', async () => {
    const { catalogue, twin } = open(scattered(50));
    twin.onRequest = ({ url }) => url.searchParams.delete('offset');
    await expect(walk(catalogue, { pageSize: 10 })).rejects.toMatchObject({ code: 'BAD_SHAPE' });
  });

  it.each([
    ['a list', '[]'],
    ['no results', '{"resultSetSize":3}'],
    ['no count', '{"results":[]}'],
  ])('takes %s for a bad shape', async (_what, body) => {
    const { catalogue, twin } = open([]);
    const broken = { ...twin, handle: async () => ({ status: 200, headers: {}, body }) };
    Object.assign(twin, { handle: broken.handle });
    await expect(walk(catalogue)).rejects.toBeInstanceOf(ConnectorError);
    await expect(walk(catalogue)).rejects.toMatchObject({ code: 'BAD_SHAPE' });
  });
});

const DOMAIN_ELSEWHERE = 'data.elsewhere.gov';
