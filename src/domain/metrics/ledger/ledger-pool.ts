/** Pools the entries of ledgers. Most have nothing in common with any other, and take no part. */
import { countsOver } from '../../number-counts.ts';
import { poolDatasets, type Pool, type PoolFact } from '../aggregate/pool.ts';
import type { LedgerColumns } from './ledger-columns.ts';
import { numberAt } from './ledger-facts.ts';

export interface PooledLedger {
  readonly portal: string;
  readonly ledger: LedgerColumns;
}
const KEYS = ['download', 'files', 'identifier', 'text'] as const;

/** As `poolDatasets` over all of them. */
export function poolLedgers(ledgers: readonly PooledLedger[]): Pool {
  const shared = KEYS.map((key) => {
    const columns = ledgers.map(({ ledger }) => ledger[key]);
    return { key, uses: countsOver(columns, 1) };
  });
  const facts: PoolFact[] = [];
  let alone = 0;
  for (const { portal, ledger } of ledgers) {
    const parents = new Set(ledger.words.derivedFrom.flat());
    const isConcerned = new Uint8Array(ledger.localIds.length);
    for (const { key, uses } of shared) {
      const keys = ledger[key];
      for (let place = 0; place < keys.length; place += 1)
        if (uses.of(keys[place] ?? Number.NaN) > 1) isConcerned[place] = 1;
    }
    if (parents.size > 0)
      for (const [place, localId] of ledger.localIds.entries())
        if (parents.has(localId) || parentsAt(ledger, place).length > 0) isConcerned[place] = 1;
    for (let place = 0; place < isConcerned.length; place += 1)
      if (isConcerned[place] === 1) facts.push(poolFactAt(portal, ledger, place));
      else alone += 1;
  }
  const { size, dropped } = poolDatasets(facts);
  return { size: size + alone, dropped };
}

function parentsAt({ words, derivedFrom }: LedgerColumns, place: number): readonly string[] {
  return words.derivedFrom[derivedFrom[place] ?? -1] ?? [];
}

function poolFactAt(portal: string, ledger: LedgerColumns, place: number): PoolFact {
  return {
    portal,
    localId: ledger.localIds[place] ?? '',
    points: ledger.lower[place] ?? 0,
    derivedFrom: parentsAt(ledger, place),
    sameDownload: numberAt(ledger.download, place),
    sameFiles: numberAt(ledger.files, place),
    sameIdentifier: numberAt(ledger.identifier, place),
    sameText: numberAt(ledger.text, place),
  };
}
