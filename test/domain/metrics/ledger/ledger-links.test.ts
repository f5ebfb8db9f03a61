import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER, SMALLEST_STRATUM } from '../../../../src/domain/links/link-sample.ts';
import type { LinkMention } from '../../../../src/domain/metrics/ledger/ledger-entry.ts';
import { linkCensus, type LinkCensus } from '../../../../src/domain/metrics/ledger/ledger-links.ts';
import { AN_ENTRY, ledgerOf } from '../../../support/ledgers.ts';

const someMention = fc.record({
  url: fc.integer({ min: 0, max: 200 }),
  stratum: fc.record({
    host: fc.constantFrom('a.example', 'b.example'),
    template: fc.constantFrom('/*', '/f/*'),
  }),
  state: fc.constantFrom(null, null, 'PASS' as const, 'FAIL' as const, 'UNKNOWN' as const),
});
const someLedgers = fc.array(fc.array(fc.array(someMention, { maxLength: 6 }), { maxLength: 30 }), {
  maxLength: 3,
});

/** One address after the other, in the plainest way. */
function naive(mentions: readonly LinkMention[]): LinkCensus {
  const first = new Map<number, LinkMention>();
  for (const mention of mentions) if (!first.has(mention.url)) first.set(mention.url, mention);
  const all = [...first.values()];
  const nameOf = ({ stratum: { host, template } }: LinkMention): string => `${host} ${template}`;
  const names = [...new Set(all.map(nameOf))];
  const named = names.map((name) => [name, all.filter((one) => nameOf(one) === name)] as const);
  const small = named.filter(([, { length }]) => length < SMALLEST_STRATUM).flatMap(([, some]) => some);
  const groups = named.filter(([, { length }]) => length >= SMALLEST_STRATUM);
  if (small.length > 0) groups.push([`${OTHER} ${OTHER}`, small]);
  const checked = all.filter(({ state }) => state !== null).length;
  if (checked === 0) return { mode: 'NONE', of: 0, checked: 0, strata: null };
  const count = (some: readonly LinkMention[], wanted: string): number =>
    some.filter(({ state }) => state === wanted).length;
  const strata = groups
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([, some]) => ({
      size: some.length,
      ...{ passed: count(some, 'PASS'), failed: count(some, 'FAIL'), unknown: count(some, 'UNKNOWN') },
    }));
  return { mode: checked === all.length ? 'ALL' : 'SAMPLED', of: all.length, checked, strata };
}

describe('the census of the links of ledgers', () => {
  it('counts each address once, as it is named first', () => {
    fc.assert(
      fc.property(someLedgers, (ledgers) => {
        const built = ledgers.map((entries) =>
          ledgerOf(entries.map((links, place) => ({ ...AN_ENTRY, localId: `${place}`, links }))),
        );
        expect(linkCensus(built)).toEqual(naive(ledgers.flat(2)));
      }),
      { numRuns: 300 },
    );
  });
});
