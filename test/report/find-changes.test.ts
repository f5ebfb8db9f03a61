import { describe, expect, it } from 'vitest';
import { hash53 } from '../../src/domain/hash-53.ts';
import { findChanges } from '../../src/report/find-changes.ts';
import type { KeptState } from '../../src/ports/metrics.ts';
import type { DatasetsSince } from '../../src/ports/store.ts';
import { AN_ENTRY, ledgerOf } from '../support/ledgers.ts';

const NOW = '2026-11-10T00:00:00.000Z';
const LATER = Date.parse('2026-12-01T00:00:00.000Z');
const entry = (localId: string, given: Partial<typeof AN_ENTRY> = {}) => ({
  ...{ ...AN_ENTRY, localId, content: hash53(`hash of ${localId}`), turn: LATER, ...given },
});
const NOTHING = {
  ...{ size: 0, cells: [] },
  counts: { publishers: [], licences: [], categories: [], freshness: [], traits: [] },
};
const KEPT: KeptState = {
  ...{
    key: 'k',
    at: NOW,
    run: 'r',
    catalogue: 1,
    links: 0,
    contents: 0,
    overrides: '[]',
    city: '',
    edition: 1,
  },
  ledger: ledgerOf([
    ...[entry('a'), entry('b'), entry('c'), entry('d', { turn: Date.parse(NOW) })],
    entry('e', { isPassing: true }),
  ]),
  tally: NOTHING,
  leftOut: { localIds: [], tally: NOTHING },
};
const since = (given: Partial<DatasetsSince>): DatasetsSince => ({
  ...{ revision: 2, written: [], removed: [], living: 5, ...given },
});
const written = (localId: string, hash = `hash of ${localId}`) => ({ localId, contentHash: hash });

describe('what changed since a portal was measured', () => {
  it('is what is written otherwise or new, is stale, has been turned by time or is passing, and what is gone', () => {
    const changes = findChanges(
      since({ written: [written('aa'), written('b', 'other'), written('c')], removed: ['a', 'unknown'] }),
      { state: KEPT, stale: new Set([0, 2]) },
      NOW,
    );
    expect(changes).toEqual({ wanted: ['b', 'c', 'd', 'e', 'aa'], stale: [1, 2, 3, 4], gone: [0] });
  });

  it('is nothing where what was written is what was measured, and time turned nothing', () => {
    const ledger = ledgerOf(['a', 'b'].map((localId) => entry(localId)));
    const before = { state: { ...KEPT, ledger }, stale: new Set<number>() };
    const changes = findChanges(since({ written: [written('a')], living: 2 }), before, NOW);
    expect(changes).toEqual({ wanted: [], stale: [], gone: [] });
  });

  it('is not known where what was kept and what was written since do not come to what lives', () => {
    const before = { state: KEPT, stale: new Set<number>() };
    expect(findChanges(since({ living: 5 }), before, NOW)).not.toBeNull();
    expect(findChanges(since({ living: 6 }), before, NOW)).toBeNull();
    expect(findChanges(since({ written: [written('f')], living: 5 }), before, NOW)).toBeNull();
    expect(findChanges(since({ removed: ['a'], living: 5 }), before, NOW)).toBeNull();
  });
});
