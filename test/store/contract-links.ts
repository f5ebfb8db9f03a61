import { describe, expect, it } from 'vitest';
import type { LinkBatch } from '../../src/ports/links.ts';
import { aLinkFact, aLinkRecord } from '../support/link-builders.ts';
import type { StoreUnderTest } from './contract.ts';

const [a, b, never] = ['https://x.example/a', 'https://x.example/b?q=1&r=ä', 'https://x.example/never'];

export function describeLinks(open: StoreUnderTest): void {
  const save = (batch: Partial<LinkBatch>): Promise<void> =>
    open().links.save({ records: [], requests: [], ...batch });

  it('gives the last fact of each address in the order asked, and null for those never checked', async () => {
    await save({
      records: [aLinkRecord({ url: a }), aLinkRecord({ url: b, state: 'FAIL', reason: 'GONE' })],
    });
    const facts = await open().links.facts([b, never, a, b]);
    expect(facts.map((fact) => fact?.state ?? null)).toEqual(['FAIL', null, 'PASS', 'FAIL']);
    expect(facts[0]).toEqual(aLinkFact({ url: b, state: 'FAIL', reason: 'GONE' }));
  });

  it('replaces what was known of an address, and keeps what bears on its next check', async () => {
    await save({ records: [aLinkRecord({ url: a })] });
    const record = {
      ...aLinkRecord({ url: a, state: 'UNKNOWN', reason: 'UNSTABLE' }),
      unstableDays: ['2026-11-21', '2026-11-22'],
      failures: 2,
      dueAt: '2026-11-24T00:00:00.000Z',
    };
    await save({ records: [record] });
    expect(await open().links.records([a])).toEqual([record]);
  });

  it('adds up the requests of a host and day', async () => {
    const requests = [{ host: 'x.example', day: '2026-11-23', requests: 3 }];
    await save({ requests });
    await save({ requests: [...requests, { host: 'y.example', day: '2026-11-23', requests: 1 }] });
    const { links } = open();
    expect(await links.requests(['y.example', 'z.example', 'x.example'], '2026-11-23')).toEqual([1, 0, 6]);
    expect(await links.requests(['x.example'], '2026-11-24')).toEqual([0]);
  });

  it('forgets counts that are more than a week old', async () => {
    const on = (day: string) => [{ host: 'x.example', day, requests: 1 }];
    await save({ requests: on('2026-11-23') });
    await save({ requests: on('2026-11-29') });
    expect(await open().links.requests(['x.example'], '2026-11-23')).toEqual([1]);
    await save({ requests: on('2026-11-30') });
    expect(await open().links.requests(['x.example'], '2026-11-23')).toEqual([0]);
  });

  it('tells which were saved since, and which were checked before a moment', async () => {
    const { links } = open();
    const [a, b] = ['https://x.example/a', 'https://x.example/b'];
    const start = await links.changedSince(0);
    await save({ records: [aLinkRecord({ url: a, checkedAt: '2026-11-01T00:00:00.000Z' })] });
    const first = await links.changedSince(start.revision);
    expect(first.urls).toEqual([a]);
    await save({ records: [aLinkRecord({ url: b, checkedAt: '2026-11-02T00:00:00.000Z' })] });
    const second = await links.changedSince(first.revision);
    expect(second.urls).toEqual([b]);
    expect((await links.changedSince(start.revision)).urls.toSorted()).toEqual([a, b]);
    await save({ records: [aLinkRecord({ url: a, checkedAt: '2026-11-03T00:00:00.000Z' })] });
    const third = await links.changedSince(second.revision);
    expect(third.urls).toEqual([a]);
    expect(await links.changedSince(third.revision)).toEqual({ ...third, urls: [] });
    expect(await links.drawnBefore('2026-11-03T00:00:00.000Z')).toEqual([b]);
    expect(await links.drawnBefore('2026-11-02T00:00:00.000Z')).toEqual([]);
    const drawn = { checkedAt: '2026-11-01T00:00:00.000Z', state: 'FAIL' } as const;
    await save({ records: [aLinkRecord({ url: a, checkedAt: '2026-11-04T00:00:00.000Z', drawn })] });
    expect(await links.drawnBefore('2026-11-02T00:00:00.000Z')).toEqual([a]);
  });

  describe('asked for nothing or much', () => {
    it('answers both', async () => {
      await save({});
      expect(await open().links.facts([])).toEqual([]);
      const urls = Array.from({ length: 3_000 }, (_, i) => `https://x.example/${i}`);
      await save({ records: urls.map((url) => aLinkRecord({ url })) });
      const facts = await open().links.facts(urls);
      expect(facts.every((fact, i) => fact?.url === urls[i])).toBe(true);
    });
  });
}
