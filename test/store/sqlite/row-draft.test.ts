import { deflateRawSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { packOf } from '../../../src/domain/metrics/pack.ts';
import type { MeasuredRow } from '../../../src/ports/metrics.ts';
import type { Store } from '../../../src/ports/store.ts';
import { shortHash } from '../../../src/store/short-hash.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { aSnapshot } from '../../support/builders.ts';
import { EX_A, EX_C } from '../../support/measured-datasets.ts';
import { aStoreFile, silent } from '../contract.ts';

const day = (number: number): string => `2026-11-0${number}T06:00:00.000Z`;
const key = { portal: 'springfield', localId: 'a' };
const ROW: MeasuredRow = {
  localId: 'a',
  pack: packOf(measureDataset(EX_A)),
  quality: [380, 380, 380],
  violations: [],
};
const save = (store: Store, at: string, row: MeasuredRow): Promise<void> =>
  store.metrics.save({ snapshot: aSnapshot({ at }), points: [], rows: [row] });
async function kept({ metrics }: Store) {
  const [measurement] = await metrics.measurements([key], null);
  return measurement;
}

/** As rows were written before they had forms. */
function writeAsBefore(path: string, { pack, quality, violations }: MeasuredRow): void {
  const text = JSON.stringify(pack);
  const hash = shortHash(text + [JSON.stringify(quality), JSON.stringify(violations)].join());
  const sql = new Sqlite(path);
  sql.prepare('UPDATE measurement SET pack = NULL, deflated = ?, hash = ?').run(deflateRawSync(text), hash);
  sql.prepare('DELETE FROM pack_form').run();
  sql.close();
}

describe('rows that an older version wrote', () => {
  const file = aStoreFile();

  it('are read, and hold on while their results are the same', async () => {
    const path = file();
    const older = openSqliteStore({ file: path, log: silent });
    await save(older, day(1), ROW);
    await older.close();
    writeAsBefore(path, ROW);
    const store = openSqliteStore({ file: path, log: silent });
    expect(await kept(store)).toEqual({ ...ROW, validFrom: day(1) });
    expect(await store.metrics.draft('springfield').packs(['a', 'b'])).toEqual([ROW.pack, null]);
    await save(store, day(2), ROW);
    expect(await kept(store)).toEqual({ ...ROW, validFrom: day(1) });
    const violations = [['mqa.fin.keyword', 30]] as const;
    await save(store, day(3), { ...ROW, violations });
    expect(await kept(store)).toEqual({ ...ROW, violations, validFrom: day(3) });
    await store.close();
  });

  it('end where their results are others', async () => {
    const path = file();
    const store = openSqliteStore({ file: path, log: silent });
    await save(store, day(1), ROW);
    writeAsBefore(path, ROW);
    const other = { ...ROW, pack: packOf(measureDataset(EX_C)) };
    await save(store, day(2), other);
    expect(await kept(store)).toEqual({ ...other, validFrom: day(2) });
    const [then] = await store.metrics.measurements([key], day(1));
    expect(then).toEqual({ ...ROW, validFrom: day(1) });
    await store.close();
  });
});

describe('two drafts of a portal', () => {
  const file = aStoreFile();

  it('are both whole, whichever is saved first', async () => {
    const store = openSqliteStore({ file: file(), log: silent });
    await save(store, day(1), ROW);
    const draft = store.metrics.draft('springfield');
    await draft.put([{ ...ROW, past: null }]);
    const other = { ...ROW, pack: packOf(measureDataset(EX_C)) };
    await save(store, day(2), other);
    const rows = { draft, gone: null };
    await store.metrics.save({ snapshot: aSnapshot({ at: day(3) }), points: [], rows });
    expect(await kept(store)).toEqual({ ...ROW, validFrom: day(3) });
    await store.close();
  });
});
