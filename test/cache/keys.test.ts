import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheKeyText } from '../../src/cache/keys.ts';
import type { Json } from '../../src/domain/json.ts';

const json = (): fc.Arbitrary<Json> => fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json);

describe('the key of a cached answer', () => {
  it('is the same for two spellings of one question', () => {
    const one = cacheKeyText({ kind: 'rows', of: { a: 1, b: [1, { c: 2, d: 3 }] } });
    const other = cacheKeyText({ kind: 'rows', of: { b: [1, { d: 3, c: 2 }], a: 1 } });
    expect(one).toBe(other);
  });

  it('is not fooled by a value that looks like two', () => {
    const one = cacheKeyText({ kind: 'search', of: { q: 'a&rows=10' } });
    const other = cacheKeyText({ kind: 'search', of: { q: 'a', rows: '10' } });
    const quoted = cacheKeyText({ kind: 'search', of: { q: 'a","rows":"10' } });
    expect(new Set([one, other, quoted]).size).toBe(3);
  });

  it('is not fooled by a kind that holds the separator', () => {
    expect(cacheKeyText({ kind: 'a:1', of: 2 })).not.toBe(cacheKeyText({ kind: 'a', of: '1:2' }));
    expect(cacheKeyText({ kind: 'a', of: 1 })).not.toBe(cacheKeyText({ kind: 'b', of: 1 }));
  });

  it('tells a number from its text, null from its text, and a list from an object', () => {
    const keys = [1, '1', null, 'null', [], {}, [1], { 0: 1 }, '', [[]], false, 'false'];
    expect(new Set(keys.map((of) => cacheKeyText({ kind: 'k', of }))).size).toBe(keys.length);
  });

  it('stays short for long questions and still tells them apart', () => {
    const long = 'x'.repeat(10_000);
    const one = cacheKeyText({ kind: 'k', of: `${long}a` });
    const other = cacheKeyText({ kind: 'k', of: `${long}b` });
    expect(one).not.toBe(other);
    expect(one.length).toBeLessThan(60);
  });

  it('never gives two different questions one key', () => {
    fc.assert(
      fc.property(json(), json(), (a, b) => {
        const same = cacheKeyText({ kind: 'k', of: a }) === cacheKeyText({ kind: 'k', of: b });
        expect(same).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
      { numRuns: 500 },
    );
  });
});

/** An independent way to one spelling: entries in order instead of objects. */
function sorted(value: Json): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return { list: value.map((member: Json) => sorted(member)) };
  return {
    entries: Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]: [string, Json]) => [k, sorted(v)]),
  };
}
