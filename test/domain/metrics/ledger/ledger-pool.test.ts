import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolDatasets, type PoolFact } from '../../../../src/domain/metrics/aggregate/pool.ts';
import type { LedgerColumns } from '../../../../src/domain/metrics/ledger/ledger-columns.ts';
import { poolLedgers } from '../../../../src/domain/metrics/ledger/ledger-pool.ts';
import { AN_ENTRY, ledgerOf } from '../../../support/ledgers.ts';

const someKey = fc.option(fc.integer({ min: 1, max: 40 }));
const someFact = fc.record({
  portal: fc.constantFrom('a', 'b'),
  localId: fc.integer({ min: 0, max: 30 }).map(String),
  points: fc.integer({ min: 0, max: 3 }),
  derivedFrom: fc.oneof(
    { weight: 4, arbitrary: fc.constant<string[]>([]) },
    fc.array(fc.integer({ min: 0, max: 30 }).map(String), { minLength: 1, maxLength: 2 }),
  ),
  ...{ sameDownload: someKey, sameFiles: someKey, sameIdentifier: someKey, sameText: someKey },
});

function ledgerOfFacts(facts: readonly PoolFact[]): LedgerColumns {
  const keyOf = (key: PoolFact['sameText']): number | null => (key === null ? null : Number(key));
  return ledgerOf(
    facts.map((fact) => ({
      ...AN_ENTRY,
      ...{ localId: fact.localId, lower: fact.points, derivedFrom: fact.derivedFrom },
      download: keyOf(fact.sameDownload),
      files: keyOf(fact.sameFiles),
      identifier: keyOf(fact.sameIdentifier),
      text: keyOf(fact.sameText),
    })),
  );
}

describe('the pool of ledgers', () => {
  it('is that of all their datasets', () => {
    const someFacts = fc.uniqueArray(someFact, {
      ...{ maxLength: 40, selector: ({ portal, localId }) => `${portal} ${localId}` },
    });
    fc.assert(
      fc.property(someFacts, (facts) => {
        const ledgers = ['a', 'b'].map((portal) => ({
          portal,
          ledger: ledgerOfFacts(facts.filter((fact) => fact.portal === portal)),
        }));
        expect(poolLedgers(ledgers)).toEqual(poolDatasets(facts));
      }),
      { numRuns: 400 },
    );
  });
});
