/** Ledgers to test with: generated entries, and what a ledger says entry by entry, whatever the places of its words. */
import fc from 'fast-check';
import { factsOf } from '../../src/domain/metrics/facts-of.ts';
import { LedgerBuilder } from '../../src/domain/metrics/ledger/ledger-builder.ts';
import type { LedgerColumns } from '../../src/domain/metrics/ledger/ledger-columns.ts';
import { entryOf, type LedgerEntry } from '../../src/domain/metrics/ledger/ledger-entry.ts';
import { measureDataset } from '../../src/domain/metrics/measure-dataset.ts';
import { EX_A } from './measured-datasets.ts';

export const AN_ENTRY: LedgerEntry = entryOf(factsOf(EX_A), measureDataset(EX_A), {
  ...{ contentHash: 'h', description: null, isShared: false, normalise: (url: string) => url },
});

const mark = fc.option(fc.integer({ min: 0, max: 9 }));
const points = fc.integer({ min: 0, max: 405 });
const moment = fc.integer({ min: 0, max: 3 }).map((day) => `2026-11-0${day + 1}T00:00:00.000Z`);
const someLink = fc.record({
  url: fc.integer({ min: 0, max: 99 }),
  stratum: fc.record({
    host: fc.constantFrom('a.example', 'b.example'),
    template: fc.constantFrom('/*', '/f/*'),
  }),
  state: fc.constantFrom(null, 'PASS' as const, 'FAIL' as const, 'UNKNOWN' as const),
});

export const someEntry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    ...{ content: fc.maxSafeNat(), lower: points, upper: points, download: mark, files: mark },
    ...{ identifier: mark, text: mark, description: mark, isShared: fc.boolean(), isPassing: fc.boolean() },
    turn: fc.constantFrom(1e12, 2e12, Number.POSITIVE_INFINITY),
    derivedFrom: fc.array(fc.constantFrom('p', 'q'), { maxLength: 2 }),
    publisher: fc.constantFrom(null, 'A', 'B', 'C'),
    links: fc.uniqueArray(someLink, { maxLength: 4, selector: ({ url }) => url }),
    described: fc.option(moment),
    date: fc.option(moment),
  })
  .map(({ publisher, described, date, ...rest }) => ({
    ...{ ...AN_ENTRY, ...rest },
    traits: { ...AN_ENTRY.traits, publisher },
    clock: {
      ...AN_ENTRY.clock,
      time: {
        ...{ ...AN_ENTRY.clock.time, described },
        date:
          date === null
            ? { at: null, reason: 'NO_DATE' as const }
            : { at: date, from: 'dataModified' as const },
      },
    },
  }));

export function ledgerOf(entries: Iterable<LedgerEntry>): LedgerColumns {
  const builder = new LedgerBuilder();
  for (const entry of entries) builder.add(entry);
  return builder.build();
}

/** Everything that is kept of each entry, in order. */
export function saidBy({
  words,
  linkStarts,
  links,
  strata,
  linkStates,
  localIds,
  ...columns
}: LedgerColumns) {
  const { traits, categories, derivedFrom, clocks, ...numbers } = columns;
  return localIds.map((localId, place) => {
    const from = linkStarts[place] ?? Number.NaN;
    const to = linkStarts[place + 1] ?? Number.NaN;
    return {
      localId,
      numbers: Object.fromEntries(Object.entries(numbers).map(([name, column]) => [name, column[place]])),
      traits: words.traits[traits[place] ?? -1],
      categories: words.categories[categories[place] ?? -1],
      derivedFrom: words.derivedFrom[derivedFrom[place] ?? -1],
      clock: words.clocks[clocks[place] ?? -1],
      links: [...links.subarray(from, to)],
      strata: [...strata.subarray(from, to)].map((word) => words.strata[word]),
      linkStates: [...linkStates.subarray(from, to)],
    };
  });
}
