import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DrawnCheck, LinkFact } from '../../src/domain/links/fact.ts';
import { planPortal, shareBudget } from '../../src/links/plan.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aLinkRecord } from '../support/link-builders.ts';
import { listLinks } from './support.ts';

const urls = Array.from({ length: 20 }, (_, i) => `https://a.example/files/${i}`);
async function aPlanner(count = 20) {
  const store = createMemoryStore();
  await listLinks(store, 'springfield', urls.slice(0, count));
  const deps = {
    ...store,
    digest: (text: string) => createHash('sha256').update(text).digest('hex'),
    now: new Date('2026-11-23T12:00:00Z'),
    signal: new AbortController().signal,
  };
  const plan = (budget: number | null, now = deps.now) =>
    planPortal('springfield', { all: false, budget }, { ...deps, now });
  return { store, plan };
}

describe('the plan of a portal', () => {
  it('has what is due, in the order of the month', async () => {
    const { store, plan } = await aPlanner();
    const first = await plan(null);
    expect(first).toMatchObject({ portal: 'springfield', addresses: 20, sample: 20 });
    expect(first.due).toHaveLength(20);
    const fresh = first.due.slice(0, 5).map(({ target }) => aLinkRecord({ url: target.url }));
    await store.links.save({ records: fresh, requests: [] });
    const later = await plan(null);
    expect(later.due.map(({ target }) => target.url)).toEqual(
      first.due.slice(5).map(({ target }) => target.url),
    );
    expect((await plan(null, new Date('2026-12-24T00:00:00Z'))).due).toHaveLength(20);
  });

  it('knows what the last check of an address left', async () => {
    const { store, plan } = await aPlanner(1);
    const record = {
      ...aLinkRecord({ url: 'https://a.example/files/0' }),
      dueAt: '2026-11-23T12:00:00.000Z',
    };
    await store.links.save({ records: [record], requests: [] });
    expect((await plan(null)).due[0]?.before).toEqual(record);
  });

  it('takes as much of the order as the budget may take, past what is fresh', async () => {
    const { store, plan } = await aPlanner();
    const small = await plan(4);
    const large = await plan(9);
    const urlsOf = (some: typeof small) => some.due.map(({ target }) => target.url);
    expect(urlsOf(large).slice(0, 4)).toEqual(urlsOf(small));
    await store.links.save({ records: urlsOf(small).map((url) => aLinkRecord({ url })), requests: [] });
    const next = await plan(5);
    expect(urlsOf(next)).toEqual(urlsOf(large).slice(4));
    expect(next.sample).toBe(9);
  });

  it('has what was dead or not settled first, also outside of the sample of the month', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `https://a.example/files/${i}`);
    const store = createMemoryStore();
    await listLinks(store, 'springfield', many);
    const deps = {
      ...store,
      digest: (text: string) => createHash('sha256').update(text).digest('hex'),
      now: new Date('2026-11-23T12:00:00Z'),
      signal: new AbortController().signal,
    };
    const whole = await planPortal('springfield', { all: true, budget: null }, deps);
    const outside = whole.due.slice(2_000, 2_004).map(({ target }) => target.url);
    const due = (url: string, given: Partial<LinkFact>, failures: number, dueAt: string) => ({
      ...{ ...aLinkRecord({ url, ...given }), failures, dueAt },
    });
    const [yesterday, tomorrow] = ['2026-11-22T12:00:00.000Z', '2026-11-24T12:00:00.000Z'];
    const [a = '', b = '', c = '', d = ''] = outside;
    await store.links.save({
      records: [
        due(a, { state: 'FAIL', reason: 'GONE' }, 1, yesterday),
        due(b, { state: 'FAIL', reason: 'GONE' }, 2, tomorrow),
        due(c, {}, 0, yesterday),
        due(d, { state: 'UNKNOWN', reason: 'UNSTABLE' }, 0, yesterday),
      ],
      requests: [],
    });
    const plan = await planPortal('springfield', { all: false, budget: null }, deps);
    expect(plan.due.slice(0, 2).map(({ target }) => target.url)).toEqual([a, d]);
    expect(plan.due).toHaveLength(plan.sample + 2);
    const small = await planPortal('springfield', { all: false, budget: 3 }, deps);
    expect(small.due.map(({ target }) => target.url).slice(0, 2)).toEqual([a, d]);
    expect(small).toMatchObject({ sample: 1, due: { length: 3 } });
  });

  it('draws what was followed up with the others of its cycle, and else only follows it up', async () => {
    const { store, plan } = await aPlanner(3);
    const drawn = { checkedAt: '2026-10-24T12:00:00.000Z', state: 'FAIL' } as const;
    const followed = (url: string, dueAt: string, since: DrawnCheck = drawn) => ({
      ...aLinkRecord({
        url,
        checkedAt: '2026-11-04T12:00:00.000Z',
        state: 'FAIL',
        reason: 'GONE',
        drawn: since,
      }),
      ...{ failures: 4, dueAt },
    });
    const [a = '', b = '', c = ''] = urls;
    const [past, future] = ['2026-11-22T12:00:00.000Z', '2026-12-04T12:00:00.000Z'];
    await store.links.save({
      records: [
        followed(a, future),
        followed(b, future, { ...drawn, checkedAt: '2026-10-24T12:00:00.001Z' }),
        { ...followed(c, past, { ...drawn, checkedAt: '2026-11-01T00:00:00.000Z' }), failures: 2 },
      ],
      requests: [],
    });
    const { due } = await plan(null);
    expect(due.map(({ target: { url }, isDrawn }) => [url, isDrawn])).toEqual([
      [c, false],
      [a, true],
    ]);
  });

  it('is empty for a portal without links', async () => {
    const { plan } = await aPlanner(0);
    expect(await plan(null)).toEqual({ portal: 'springfield', addresses: 0, sample: 0, due: [] });
  });
});

describe('the shares of a budget', () => {
  it('are in proportion, at least one, and none for nothing', () => {
    expect(shareBudget(100, [300, 100, 0])).toEqual([75, 25, 0]);
    expect(shareBudget(10, [1_000, 1])).toEqual([9, 1]);
    expect(shareBudget(10, [0])).toEqual([0]);
  });
});
