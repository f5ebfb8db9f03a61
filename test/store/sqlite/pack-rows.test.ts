import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { packOf } from '../../../src/domain/metrics/pack.ts';
import type { MeasuredRow } from '../../../src/ports/metrics.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { aSnapshot } from '../../support/builders.ts';
import { EX_A } from '../../support/measured-datasets.ts';
import { aStoreFile, silent } from '../contract.ts';

const at = '2026-11-01T06:00:00.000Z';
const ROW: MeasuredRow = {
  localId: 'a',
  pack: packOf(measureDataset(EX_A)),
  quality: [380, 380, 380],
  violations: [],
};
const keys = [{ portal: 'springfield', localId: 'a' }];

describe('packs in rows', () => {
  const file = aStoreFile();

  it('are read by another opening, and only with the form that they were written in', async () => {
    const path = file();
    const first = openSqliteStore({ file: path, log: silent });
    await first.metrics.save({ snapshot: aSnapshot({ at }), points: [], rows: [ROW] });
    await first.close();
    const second = openSqliteStore({ file: path, log: silent });
    expect(await second.metrics.measurements(keys, null)).toEqual([{ ...ROW, validFrom: at }]);
    await second.close();
    const sql = new Sqlite(path);
    sql.prepare('DELETE FROM pack_form').run();
    sql.close();
    const third = openSqliteStore({ file: path, log: silent });
    await expect(third.metrics.measurements(keys, null)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    await third.close();
  });
});
