import { describe, expect, it } from 'vitest';
import { countedLinks } from '../../src/links/counted-links.ts';
import { createLinkReader } from '../../src/links/read-links.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aLinkRecord } from '../support/link-builders.ts';
import { listLinks } from './support.ts';

const clock = { now: () => new Date('2026-12-01T00:00:00.000Z') };
const [OLD, NEW] = ['https://a.example/old.csv', 'https://a.example/new.csv'];

async function aStore() {
  const store = createMemoryStore();
  await listLinks(store, 'springfield', [OLD, NEW]);
  const records = [
    aLinkRecord({ url: OLD, checkedAt: '2026-10-31T23:59:59.000Z' }),
    aLinkRecord({ url: NEW, checkedAt: '2026-11-02T00:00:00.000Z', state: 'FAIL', reason: 'GONE' }),
  ];
  await store.links.save({ records, requests: [] });
  return store;
}

describe('a check of long ago', () => {
  it('counts as none after 30 days, or what is configured, and still bears on the next', async () => {
    const { links } = await aStore();
    const urls = [OLD, NEW, 'https://a.example/never.csv'];
    const states = async (maxAgeMs?: number) =>
      (await countedLinks(links, { clock, maxAgeMs }).facts(urls)).map((fact) => fact?.state ?? null);
    expect(await states()).toEqual([null, 'FAIL', null]);
    expect(await states(40 * 86_400_000)).toEqual(['PASS', 'FAIL', null]);
    expect((await countedLinks(links, { clock }).records([OLD]))[0]?.fact.state).toBe('PASS');
  });

  it('counts no longer for being dead and followed up since, and by what it found then', async () => {
    const store = createMemoryStore();
    await listLinks(store, 'springfield', [OLD, NEW]);
    const followed = { checkedAt: '2026-11-11T00:00:00.000Z', state: 'PASS' } as const;
    const drawn = (checkedAt: string) => ({ checkedAt, state: 'FAIL' }) as const;
    await store.links.save({
      records: [
        aLinkRecord({ url: OLD, ...followed, drawn: drawn('2026-10-31T00:00:00.000Z') }),
        aLinkRecord({ url: NEW, ...followed, drawn: drawn('2026-11-02T00:00:00.000Z') }),
      ],
      requests: [],
    });
    const counted = countedLinks(store.links, { clock });
    expect((await counted.facts([OLD, NEW])).map((fact) => fact?.state ?? null)).toEqual([null, 'PASS']);
    expect((await counted.changedSince(0)).outdated).toEqual([OLD]);
    const reader = createLinkReader({ ...store, counted });
    expect(await reader.strata('springfield')).toMatchObject([{ total: 2, known: 1, alive: 0, unknown: 0 }]);
  });

  it('is in no estimate, and is shown all the same', async () => {
    const store = await aStore();
    const reader = createLinkReader({ ...store, counted: countedLinks(store.links, { clock }) });
    expect(await reader.strata('springfield')).toMatchObject([{ total: 2, known: 1, alive: 0, unknown: 0 }]);
    expect((await reader.facts([OLD]))[0]?.state).toBe('PASS');
  });
});
