import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { openDatabase } from '../../../src/store/sqlite/database.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { reindexIfOld } from '../../../src/store/sqlite/reindex.ts';
import { aDistribution, aRecordWrite } from '../../support/builders.ts';
import { aStoreFile, found, harvested, silent } from '../contract.ts';

describe('renewing the words of a store', () => {
  const file = aStoreFile();

  it('cuts every stored text anew when the rules changed, and tells', async () => {
    const store = openSqliteStore({ file: file(), log: silent });
    await harvested(
      store,
      Array.from({ length: 501 }, (_, i) =>
        aRecordWrite({ dataset: { localId: `d${i}`, title: `Tree ${i}` } }),
      ),
    );
    await store.close();
    const db = openDatabase(file(), false);
    db.sql.exec(
      "UPDATE meta SET value = 0 WHERE name = 'words'; UPDATE search_entry SET words = x'', labels = x''",
    );
    db.sql.close();
    const lines: Json[] = [];
    const again = openSqliteStore({
      file: file(),
      log: { write: (_level, message, facts) => lines.push({ message, ...facts }) },
    });
    expect(lines[0]).toMatchObject({ message: 'search words renewed', datasets: 501 });
    expect(await found(again, { query: 'tree 500' })).toEqual(['d500']);
    await again.close();
  });

  it('knows anew which tables can be asked, of a store that an older version wrote', async () => {
    const store = openSqliteStore({ file: file(), log: silent });
    const distributions = [aDistribution({ tableId: 't1' })];
    await harvested(store, [aRecordWrite({ dataset: { localId: 'd1', distributions } })]);
    await store.close();
    const db = openDatabase(file(), false);
    db.sql.exec(`UPDATE meta SET value = 1 WHERE name = 'words';
      UPDATE search_entry SET attributes = json_set(json_remove(attributes, '$.access'), '$.queryable', json('false'))`);
    db.sql.close();
    const readOnly = openSqliteStore({ file: file(), readOnly: true, log: silent });
    expect(await found(readOnly, { filter: { queryable: true } })).toEqual([]);
    await readOnly.close();
    const again = openSqliteStore({ file: file(), log: silent });
    expect(await found(again, { filter: { queryable: true, access: ['API'] } })).toEqual(['d1']);
    await again.close();
  });

  it('does nothing while the rules are the same', () => {
    const db = openDatabase(file(), false);
    const log = { write: () => expect.unreachable() };
    reindexIfOld(db, log);
    const before = db.sql.prepare('SELECT value FROM meta ORDER BY name').all();
    reindexIfOld(db, log);
    expect(db.sql.prepare('SELECT value FROM meta ORDER BY name').all()).toEqual(before);
    db.sql.close();
  });
});
