import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds } from '../../../../src/domain/ids.ts';
import { patched, patchOf } from '../../../../src/domain/metrics/ledger/ledger-patch.ts';
import { AN_ENTRY, ledgerOf, saidBy, someEntry } from '../../../support/ledgers.ts';

/** Ids whose order differs by code points and by UTF-16 are among them. */
const someId = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.constantFrom('\u{1f600}', '\ufb01', '\ufb01a', '\u{1f600}a'),
);
const someEntries = fc
  .uniqueArray(fc.tuple(someId, someEntry), { maxLength: 25, selector: ([id]) => id })
  .map((all) => all.map(([localId, entry]) => ({ ...entry, localId })))
  .map((all) => all.toSorted((a, b) => compareIds(a.localId, b.localId)));
const someHistory = fc.record({
  first: someEntries,
  later: fc.array(fc.record({ entries: someEntries, isLeaving: fc.func(fc.boolean()) }), { maxLength: 4 }),
});

describe('a patch of a ledger', () => {
  it('gives the ledger that its entries would have been put together to', () => {
    fc.assert(
      fc.property(someHistory, ({ first, later }) => {
        let [entries, ledger] = [first, ledgerOf(first)];
        for (const { entries: added, isLeaving } of later) {
          const news = new Map(added.map((entry) => [entry.localId, entry]));
          const leaves = ({ localId }: { readonly localId: string }): boolean =>
            news.has(localId) || isLeaving(localId);
          const out = [...entries.keys()].filter((place) => leaves(entries[place] ?? AN_ENTRY));
          ledger = patched(ledger, patchOf(ledger, out.toReversed(), added.toReversed()));
          entries = [...entries.filter((entry) => !leaves(entry)), ...added].toSorted((a, b) =>
            compareIds(a.localId, b.localId),
          );
          expect(saidBy(ledger)).toEqual(saidBy(ledgerOf(entries)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('forgets words that no entry has any more, so that a ledger does not grow by what was', () => {
    let ledger = ledgerOf([]);
    for (let round = 0; round < 50; round += 1) {
      const traits = { ...AN_ENTRY.traits, publisher: `publisher ${round}` };
      const stratum = { host: `${round}.example`, template: '/*' };
      const entry = { ...AN_ENTRY, traits, links: [{ url: round, stratum, state: null }] };
      ledger = patched(ledger, patchOf(ledger, ledger.localIds.keys(), [entry]));
    }
    expect(ledger.words.traits.map(({ publisher }) => publisher)).toEqual(['publisher 49']);
    expect(ledger.words.strata.map(({ host }) => host)).toEqual(['49.example']);
  });

  it('is as small as what changed', () => {
    const entries = Array.from({ length: 5_000 }, (_, place) => ({
      ...AN_ENTRY,
      localId: `${10_000 + place}`,
    }));
    const ledger = ledgerOf(entries);
    const { steps, entries: news } = patchOf(ledger, [7, 8], [{ ...AN_ENTRY, localId: '10007' }]);
    expect([...steps]).toEqual([0, 0, 7, 1, 9, 4_991]);
    expect(news.localIds).toEqual(['10007']);
  });
});
