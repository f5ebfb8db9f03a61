import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds } from '../../../../src/domain/ids.ts';
import { placeFor, placeOf } from '../../../../src/domain/metrics/ledger/ledger-places.ts';

/** Ids whose order differs by code points and by UTF-16 are among them. */
const someId = fc.oneof(
  fc.string({ maxLength: 2 }),
  fc.constantFrom('\u{1f600}', '\ufb01', '\ufb01a', '\u{1f600}a'),
);

describe('the place for an id', () => {
  it('is where it stands, or before the first that comes after it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(someId), someId, (ids, wanted) => {
        const sorted = ids.toSorted(compareIds);
        const place = placeFor(sorted, wanted);
        expect(sorted.slice(0, place).every((id) => compareIds(id, wanted) < 0)).toBe(true);
        expect(sorted.slice(place).every((id) => compareIds(id, wanted) >= 0)).toBe(true);
        expect(placeOf(sorted, wanted)).toBe(ids.includes(wanted) ? sorted.indexOf(wanted) : null);
      }),
    );
  });
});
