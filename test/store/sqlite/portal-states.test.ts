import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { PortalTally } from '../../../src/domain/metrics/aggregate/portal-tally.ts';
import { patched, patchOf } from '../../../src/domain/metrics/ledger/ledger-patch.ts';
import { DATASET_INDICATORS } from '../../../src/domain/metrics/measure-dataset.ts';
import type { PortalState } from '../../../src/ports/metrics.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { aSnapshot } from '../../support/builders.ts';
import { AN_ENTRY, ledgerOf } from '../../support/ledgers.ts';
import { aStoreFile, silent } from '../contract.ts';

const at = '2026-11-01T06:00:00.000Z';
const tally = new PortalTally(DATASET_INDICATORS).state();
const WHOLE: PortalState = {
  ...{ key: 'k', at, run: 'r', catalogue: 4, links: 3, contents: 2, overrides: '[]', city: '', tally },
  ledger: ledgerOf(
    Array.from({ length: 2_000 }, (_, place) => ({
      ...AN_ENTRY,
      localId: `d${1_000 + place}`,
      lower: place % 400,
    })),
  ),
  leftOut: { localIds: [], tally },
};

describe('the state of a portal in the file', () => {
  const file = aStoreFile();

  it('grows by what changed, until that is an eighth of it or many patches: then it is written anew', async () => {
    const path = file();
    const store = openSqliteStore({ file: path, log: silent });
    const sizes = () => {
      const sql = new Sqlite(path, { readonly: true });
      const rows = sql
        .prepare<[], { readonly step: number; readonly bytes: number }>(
          'SELECT step, sum(length(document)) AS bytes FROM portal_ledger GROUP BY step ORDER BY step',
        )
        .all();
      sql.close();
      return rows;
    };
    const save = async (changed: readonly string[]) => {
      const state = await store.metrics.state('springfield');
      if (state === null) throw new Error('nothing is kept');
      const { ledger, edition } = state;
      const out = changed.map((localId) => ledger.localIds.indexOf(localId));
      const patch = patchOf(
        ledger,
        out,
        changed.map((localId) => ({ ...AN_ENTRY, localId })),
      );
      const next = { ...state, ledger: patched(ledger, patch) };
      const change = { edition, patches: [patch] };
      await store.metrics.save({ snapshot: aSnapshot({ at }), points: [], rows: [], state: next, change });
      return sizes().map(({ step }) => step);
    };
    await store.metrics.save({ snapshot: aSnapshot({ at }), points: [], rows: [], state: WHOLE });
    expect(await save(['d1007'])).toEqual([0, 1]);
    const [columns, patch] = sizes();
    expect(patch?.bytes).toBeLessThan((columns?.bytes ?? 0) / 20);
    for (let number = 2; number <= 8; number += 1)
      expect(await save([`d10${10 + number}`])).toEqual([...Array(number + 1).keys()]);
    expect(await save(['d1030'])).toEqual([0]);
    const many = Array.from({ length: 400 }, (_, place) => `d${2_000 + place}`);
    expect(await save(many)).toEqual([0]);
    await store.close();
  });

  it('is of no use where it was written in another form', async () => {
    const path = file();
    const store = openSqliteStore({ file: path, log: silent });
    await store.metrics.save({ snapshot: aSnapshot({ at }), points: [], rows: [], state: WHOLE });
    const sql = new Sqlite(path);
    sql.prepare("UPDATE portal_state SET form = '1 little'").run();
    sql.close();
    expect(await store.metrics.state('springfield')).toBeNull();
    await store.close();
  });
});
