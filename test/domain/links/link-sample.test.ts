import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSample, linkOrder, OTHER, strataOf } from '../../../src/domain/links/link-sample.ts';
import { sampleSize } from '../../../src/domain/metrics/statistics/sample-size.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const made = (host: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `https://${host}.example/files/${i}`);

describe('the size of a sample', () => {
  it.each([
    [500, [218, 341, 414, 476]],
    [5_000, [357, 880, 1_623, 3_289]],
    [50_000, [382, 1_045, 2_291, 8_057]],
    [500_000, [384, 1_065, 2_390, 9_423]],
  ])('of %d addresses is that of the table', (population, sizes) => {
    expect([0.05, 0.03, 0.02, 0.01].map((margin) => sampleSize(population, margin))).toEqual(sizes);
  });

  it('is never more than there are', () => {
    expect([0, 1, 3].map((population) => sampleSize(population, 0.03))).toEqual([0, 1, 3]);
  });

  it('is everything of up to 2,000 addresses', () => {
    expect(defaultSample(linkOrder(made('a', 2_000), '2026-11', digest))).toBe(2_000);
    expect(defaultSample(linkOrder(made('a', 2_001), '2026-11', digest))).toBe(sampleSize(2_001, 0.03));
  });

  it('is raised where many small strata each need their five', () => {
    const urls = Array.from({ length: 500 }, (_, host) => made(`h${host}`, 6)).flat();
    expect(defaultSample(linkOrder(urls, '2026-11', digest))).toBe(2_500);
  });
});

describe('strata', () => {
  it('are host and pattern, the largest first, the small ones together', () => {
    const urls = [
      ...made('a', 9),
      ...made('b', 5),
      ...made('c', 4),
      'https://d.example/x',
      'https://d.example/y',
    ];
    expect(strataOf(urls).map(({ host, urls: all }) => [host, all.length])).toEqual([
      ['a.example', 9],
      [OTHER, 6],
      ['b.example', 5],
    ]);
  });
});

describe('the order of checking', () => {
  const urls = [...made('a', 3_000), ...made('b', 1_500), ...made('c', 500)];
  const perHost = (some: readonly string[]): readonly number[] =>
    ['a', 'b', 'c'].map((host) => some.filter((url) => url.startsWith(`https://${host}.`)).length);

  it('is in proportion at every length', () => {
    const order = linkOrder(urls, '2026-11', digest);
    expect(perHost(order.urls.slice(0, 15))).toEqual([5, 5, 5]);
    expect(perHost(order.urls.slice(0, 500))).toEqual([300, 150, 50]);
    expect(perHost(order.urls.slice(0, 1_000))).toEqual([600, 300, 100]);
  });

  it('is by digest inside a stratum, and another one next month', () => {
    const ofA = (month: string): readonly string[] =>
      linkOrder(urls, month, digest).urls.filter((url) => url.startsWith('https://a.'));
    const expected = [...made('a', 3_000)].sort((x, y) =>
      digest(`${x}|2026-11`) < digest(`${y}|2026-11`) ? -1 : 1,
    );
    expect(ofA('2026-11')).toEqual(expected);
    expect(ofA('2026-12')).not.toEqual(expected);
  });

  it('does not depend on the order in which addresses are listed, and holds each once', () => {
    const anyUrls = fc.uniqueArray(fc.webUrl(), { maxLength: 60 });
    fc.assert(
      fc.property(anyUrls, (some) => {
        const order = linkOrder(some, '2026-11', digest).urls;
        expect(linkOrder([...some].reverse(), '2026-11', digest).urls).toEqual(order);
        expect([...order].sort()).toEqual([...some].sort());
      }),
      { numRuns: 50 },
    );
  });

  it('begins with five of every stratum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const {
          urls: all,
          least,
          strata,
        } = linkOrder(
          sizes.flatMap((size, i) => made(`h${i}`, size)),
          '2026-11',
          digest,
        );
        const beginning = new Set(all.slice(0, least));
        return strata.every((stratum) => stratum.urls.filter((url) => beginning.has(url)).length === 5);
      }),
      { numRuns: 50 },
    );
  });
});
