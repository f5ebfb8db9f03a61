import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds, fromGlobalId, toGlobalId, type NodeKey } from '../../src/domain/ids.ts';

const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 60 });
const keys: fc.Arbitrary<NodeKey> = fc.oneof(
  text.map((slug) => ({ type: 'City', slug }) as const),
  text.map((slug) => ({ type: 'Portal', slug }) as const),
  text.map((run) => ({ type: 'HarvestRun', run }) as const),
  text.map((plan) => ({ type: 'ActionPlan', plan }) as const),
  text.map((commitment) => ({ type: 'Commitment', commitment }) as const),
  fc.tuple(text, text).map(([portal, localId]) => ({ type: 'Dataset', portal, localId }) as const),
  fc
    .tuple(text, text, text)
    .map(([portal, localId, table]) => ({ type: 'Table', portal, localId, table }) as const),
  fc
    .tuple(text, text, text)
    .map(
      ([portal, localId, distribution]) => ({ type: 'Distribution', portal, localId, distribution }) as const,
    ),
);

describe('global ids', () => {
  it('come back as the key they were made from, whatever characters it holds', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(fromGlobalId(toGlobalId(key))).toEqual(key);
      }),
    );
  });

  it('need no escaping in a URL', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(toGlobalId(key)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it('differ for different keys', () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(toGlobalId(a)).not.toBe(toGlobalId(b));
      }),
    );
  });

  it('stay what they were in the first release', () => {
    expect(toGlobalId({ type: 'Dataset', portal: 'buenos-aires', localId: 'abc' })).toBe(
      'WyJEYXRhc2V0IiwiYnVlbm9zLWFpcmVzIiwiYWJjIl0',
    );
  });

  it('are refused as null when they were not made here', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const key = fromGlobalId(id);
        if (key !== null) expect(toGlobalId(key)).toBe(id);
      }),
    );
    for (const id of ['', '!', 'W10', 'bm90IGpzb24', 'a'.repeat(10_000), 'WyJEYXRhc2V0IiwiYSJd']) {
      expect(fromGlobalId(id), id.slice(0, 20)).toBeNull();
    }
  });
});

describe('the order of ids', () => {
  it('is that of their bytes in UTF-8', () => {
    const someText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc
        .array(fc.constantFrom('a', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(someText, someText, (a, b) => {
        expect(Math.sign(compareIds(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2_000 },
    );
  });
});
