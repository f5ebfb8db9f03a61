import { describe, expect, it } from 'vitest';
import { knownRecords, linkStrata, portalTargets } from '../../src/links/portal-links.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aLinkRecord } from '../support/link-builders.ts';
import { listLinks } from './support.ts';

const urls = Array.from({ length: 1_203 }, (_, i) => `https://a.example/files/${i}`);

describe('the addresses of a portal', () => {
  it('are all found, page by page, each once', async () => {
    const store = createMemoryStore();
    await listLinks(store, 'springfield', [...urls, ...urls.slice(0, 10).map((url) => `${url}#again`)]);
    let pages = 0;
    const catalogue = {
      page: (...asked: Parameters<typeof store.catalogue.page>) => {
        pages += 1;
        return store.catalogue.page(...asked);
      },
    };
    const targets = await portalTargets(catalogue, 'springfield');
    expect([...targets.keys()]).toEqual(urls);
    expect(pages).toBe(8);
    expect((await portalTargets(catalogue, 'shelbyville')).size).toBe(0);
  });

  it('are no longer looked for when nobody waits', async () => {
    const { catalogue } = createMemoryStore();
    await expect(portalTargets(catalogue, 'springfield', AbortSignal.abort())).rejects.toThrow();
  });

  it('are known by what was kept, asked for in batches', async () => {
    const store = createMemoryStore();
    await store.links.save({ records: urls.slice(100).map((url) => aLinkRecord({ url })), requests: [] });
    const sizes: number[] = [];
    const known = await knownRecords(
      { records: (some) => (sizes.push(some.length), store.links.records(some)) },
      urls,
    );
    expect([known.size, known.has(urls[99] ?? ''), known.has(urls[100] ?? '')]).toEqual([1_103, false, true]);
    expect(sizes).toEqual([1_000, 203]);
  });

  it('are counted by stratum with what is known of them', async () => {
    const store = createMemoryStore();
    await listLinks(store, 'springfield', urls);
    const records = urls
      .slice(0, 10)
      .map((url, i) => aLinkRecord({ url, state: i < 7 ? 'PASS' : 'UNKNOWN' }));
    await store.links.save({ records, requests: [] });
    expect(await linkStrata(store, 'springfield')).toEqual([
      { host: 'a.example', template: '/files/*', total: 1_203, known: 7, alive: 7, unknown: 3 },
    ]);
  });
});
