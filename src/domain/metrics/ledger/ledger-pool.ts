/** Pools the entries of ledgers. Most have nothing in common with any other, and take no part. */
import { NumberCounts } from '../../number-counts.ts';
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
  const counts = KEYS.map((key) => ({ key, uses: usesOf(ledgers.map(({ ledger }) => ledger[key])) }));
  const facts: PoolFact[] = [];
  let alone = 0;
  for (const { portal, ledger } of ledgers) {
    const parents = new Set(ledger.words.derivedFrom.flat());
    const isConcerned = (place: number): boolean =>
      parentsAt(ledger, place).length > 0 ||
      counts.some(({ key, uses }) => uses.of(ledger[key][place] ?? Number.NaN) > 1) ||
      (parents.size > 0 && parents.has(ledger.localIds[place] ?? ''));
    for (let place = 0; place < ledger.localIds.length; place += 1)
      if (isConcerned(place)) facts.push(poolFactAt(portal, ledger, place));
      else alone += 1;
  }
  const { size, dropped } = poolDatasets(facts);
  return { size: size + alone, dropped };
}

/** How often each key is used. */
function usesOf(columns: readonly Float64Array[]): NumberCounts {
  const uses = new NumberCounts(columns.reduce((sum, { length }) => sum + length, 0));
  for (const column of columns) for (const key of column) if (!Number.isNaN(key)) uses.add(key);
  return uses;
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
