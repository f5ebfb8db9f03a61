import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolDatasets, type PoolFact } from '../../../../src/domain/metrics/aggregate/pool.ts';
import { factsOf } from '../../../../src/domain/metrics/facts-of.ts';
import { LedgerBuilder } from '../../../../src/domain/metrics/ledger/ledger-builder.ts';
import type { LedgerColumns } from '../../../../src/domain/metrics/ledger/ledger-columns.ts';
import { entryOf } from '../../../../src/domain/metrics/ledger/ledger-entry.ts';
import { poolLedgers } from '../../../../src/domain/metrics/ledger/ledger-pool.ts';
import { measureDataset } from '../../../../src/domain/metrics/measure-dataset.ts';
import { EX_A } from '../../../support/measured-datasets.ts';

const ENTRY = entryOf(factsOf(EX_A), measureDataset(EX_A), {
  ...{ contentHash: 'h', description: null, isShared: false, normalise: (url: string) => url },
});
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

function ledgerOf(facts: readonly PoolFact[]): LedgerColumns {
  const builder = new LedgerBuilder();
  const keyOf = (key: PoolFact['sameText']): number | null => (key === null ? null : Number(key));
  for (const fact of facts)
    builder.add({
      ...ENTRY,
      ...{ localId: fact.localId, lower: fact.points, derivedFrom: fact.derivedFrom },
      download: keyOf(fact.sameDownload),
      files: keyOf(fact.sameFiles),
      identifier: keyOf(fact.sameIdentifier),
      text: keyOf(fact.sameText),
    });
  return builder.build();
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
          ledger: ledgerOf(facts.filter((fact) => fact.portal === portal)),
        }));
        expect(poolLedgers(ledgers)).toEqual(poolDatasets(facts));
      }),
      { numRuns: 400 },
    );
  });
});
