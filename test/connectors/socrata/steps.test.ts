import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoveryId } from '../../twins/socrata-records.ts';
import { aResult, idAt, idsIn, idsOf, open, results, scattered, sorted, walk } from './support.ts';

const LARGE = 12_000;

describe('a catalogue that changes under the walk', () => {
  it('misses nothing that stayed, whatever is inserted, edited or removed between pages', async () => {
    const change = fc.record({
      what: fc.constantFrom('insert', 'update', 'remove', 'makePrivate'),
      at: fc.nat(119),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (rounds, pageSize) => {
          const listed = results(120);
          const gone = new Set<string>();
          const { catalogue, twin } = open(listed);
          let turn = 0;
          let inserted = 0;
          twin.onRequest = () => {
            for (const { what, at } of rounds[turn] ?? []) {
              const id = idAt(at * 10);
              inserted += 1;
              if (what === 'insert') twin.insert(aResult({ id: idAt(at * 10 + 1 + (inserted % 9)) }));
              else if (!gone.has(id) && what === 'update') twin.update(id, { resource: { name: 'new' } });
              else if (!gone.has(id)) {
                gone.add(id);
                if (what === 'remove') twin.remove(id);
                else twin.makePrivate(id);
              }
            }
            turn += 1;
          };
          const seen = idsOf(await walk(catalogue, { pageSize }));
          expect(new Set(seen).size).toBe(seen.length);
          const stayed = idsIn(listed).filter((id) => !gone.has(id));
          expect(stayed.filter((id) => !seen.includes(id))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is patient when insertions hold a walk of single records up', async () => {
    const { catalogue, twin } = open(results(20));
    let turn = 0;
    twin.onRequest = () => {
      turn += 1;
      if (turn > 3 && turn < 8) twin.insert(aResult({ id: idAt(turn - 3) }));
    };
    const seen = idsOf(await walk(catalogue, { pageSize: 1 }));
    expect(idsIn(results(20)).filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('steps back when what it had seen is removed', async () => {
    const { catalogue, twin } = open(results(100));
    let turn = 0;
    twin.onRequest = () => {
      turn += 1;
      if (turn === 2) for (let i = 0; i < 25; i += 1) twin.remove(idAt(i * 10));
    };
    const seen = idsOf(await walk(catalogue, { pageSize: 30 }));
    expect(sorted(seen)).toEqual(sorted(idsIn(results(100))));
  });
});

describe('a catalogue past the window', () => {
  it('is split by kind, and its total is exact', async () => {
    const listed = [...scattered(7_000), ...scattered(6_000, 'chart', 2)];
    const { catalogue, http } = open(listed);
    const pages = await walk(catalogue, { pageSize: 1000 });
    const seen = idsOf(pages);
    expect(seen).toHaveLength(13_000);
    expect(new Set(seen).size).toBe(13_000);
    expect(new Set(pages.map((page) => page.total?.value))).toEqual(new Set([13_000]));
    expect(http.requests.every(({ url }) => !url.includes('scroll_id'))).toBe(true);
  });

  it('scrolls through a kind that is larger still, without an order', async () => {
    const { catalogue, http } = open(scattered(LARGE));
    const pages = await walk(catalogue, { pageSize: 1000 });
    expect(new Set(idsOf(pages)).size).toBe(LARGE);
    expect(idsOf(pages)).toHaveLength(LARGE);
    const scrolls = http.requests
      .map(({ url }) => new URL(url).searchParams)
      .filter((p) => p.has('scroll_id'));
    expect(scrolls[0]?.get('scroll_id')).toBe('');
    expect(scrolls.every((params) => !params.has('order'))).toBe(true);
  });

  it('does not take the ceiling for a count', async () => {
    const pages = await walk(open(scattered(LARGE)).catalogue, { pageSize: 1000 });
    expect(pages.every((page) => page.total === null)).toBe(true);
  });

  it('stops believing a count that it has passed', async () => {
    const pages = await walk(open(scattered(700), { saturation: 500 }).catalogue);
    expect(idsOf(pages)).toHaveLength(700);
    expect(pages.at(-1)?.total).toBeNull();
  });

  it('reads 20,000 datasets whole', async () => {
    const { catalogue, http } = open(scattered(20_000));
    const pages = await walk(catalogue, { pageSize: 1000 });
    expect(new Set(idsOf(pages)).size).toBe(20_000);
    expect(http.requests.length).toBeLessThan(40);
  });

  it('does not let another process go on with a scroll', async () => {
    const { catalogue } = open(scattered(LARGE));
    const pages = await walk(catalogue, { pageSize: 1000 });
    const scrolled = pages
      .map((page) => page.next)
      .find((next) => /"scrollId":"[^"]/.test(JSON.stringify(next)));
    expect(scrolled).toBeDefined();
    await expect(walk(catalogue, { resume: scrolled ?? null })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });
});

describe('a scroll without a stable order', () => {
  it('is made good when only its first page is by relevance', async () => {
    const { catalogue, twin, notes } = open(scattered(LARGE), { saturation: Infinity });
    twin.scrollOrder = 'relevance-first';
    const pages = await walk(catalogue, { pageSize: 500 });
    expect(new Set(idsOf(pages)).size).toBe(LARGE);
    expect(notes).toContain('a scroll page is not in the order of ids: results may be lost');
  });

  it('shows by numbers what it lost when every page is shuffled', async () => {
    const { catalogue, twin } = open(scattered(LARGE), { saturation: Infinity });
    twin.scrollOrder = 'shuffled';
    const pages = await walk(catalogue, { pageSize: 500 });
    const seen = idsOf(pages);
    expect(new Set(seen).size).toBe(seen.length);
    expect(pages.at(-1)?.total).toEqual({ value: LARGE, precision: 'exact' });
    expect(seen.length).toBeLessThan(LARGE);
  });

  it('is no whole walk when nothing counts what it lost', async () => {
    const { catalogue, twin } = open(scattered(LARGE));
    twin.scrollOrder = 'shuffled';
    await expect(walk(catalogue, { pageSize: 500 })).rejects.toMatchObject({
      code: 'BAD_SHAPE',
      message: expect.stringContaining('some may be lost'),
    });
  });

  it('ends with an error when it goes in circles', async () => {
    const { catalogue, twin } = open(scattered(LARGE));
    twin.onRequest = ({ url }) => {
      if (url.searchParams.has('scroll_id')) url.searchParams.set('scroll_id', '');
    };
    await expect(walk(catalogue, { pageSize: 500 })).rejects.toMatchObject({ code: 'BAD_SHAPE' });
  });
});

describe('a walk of recent changes', () => {
  const day = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
  const dated = (count: number): ReturnType<typeof results> => results(count, (i) => ({ updatedAt: day(i) }));

  it('returns all that changed at or after the moment, and no total', async () => {
    const { catalogue } = open(dated(300));
    const pages = await walk(catalogue, { since: new Date(day(250)), pageSize: 7 });
    expect(sorted(idsOf(pages))).toEqual(sorted(idsIn(dated(300).slice(250))));
    expect(pages.every((page) => page.total === null)).toBe(true);
    expect(pages.at(-1)?.next).toBeNull();
  });

  it('asks only for what it needs, newest first', async () => {
    const { catalogue, http } = open(dated(300));
    await walk(catalogue, { since: new Date(day(299)), pageSize: 1000 });
    expect(http.requests).toHaveLength(1);
    expect(new URL(http.requests[0]?.url ?? '').searchParams.get('order')).toBe('updatedAt DESC');
  });

  it('does not miss a change within the second of the moment', async () => {
    const { catalogue } = open(results(3, () => ({ updatedAt: '2026-03-01T10:00:00.000Z' })));
    const pages = await walk(catalogue, { since: new Date('2026-03-01T10:00:00.700Z') });
    expect(idsOf(pages)).toHaveLength(3);
  });

  it('misses nothing while other records change and go', async () => {
    const { catalogue, twin } = open(dated(200), { now: () => new Date('2026-12-01T00:00:00Z') });
    let turn = 0;
    const gone: string[] = [];
    twin.onRequest = () => {
      turn += 1;
      if (turn > 12) return;
      twin.update(idAt(turn * 10), { resource: { name: 'again' } });
      const id = idAt((199 - turn) * 10);
      twin.remove(id);
      gone.push(id);
    };
    const seen = idsOf(await walk(catalogue, { since: new Date(day(100)), pageSize: 9 }));
    const wanted = idsIn(dated(200).slice(100)).filter((id) => !gone.includes(id));
    expect(wanted.filter((id) => !seen.includes(id))).toEqual([]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('becomes a full walk when more changed than the window shows', async () => {
    const listed = Array.from({ length: 10_500 }, (_, i) =>
      aResult({ id: discoveryId(i, 1), type: i % 2 === 0 ? 'dataset' : 'chart' }),
    );
    const pages = await walk(open(listed).catalogue, { since: new Date('2020-01-01'), pageSize: 1000 });
    expect(new Set(idsOf(pages)).size).toBe(10_500);
    expect(pages.at(-1)?.next).toBeNull();
  });
});
