/** A harvest that goes on until it is killed; says on standard output how many pages are acknowledged. */
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { aPageWrite, aRecordWrite, aRunStart } from '../../support/builders.ts';

const [file = '', size = '20'] = process.argv.slice(2);
const pageSize = Number(size);
const MAX_PAGES = 100_000;

const store = openSqliteStore({ file, log: { write: () => {} }, searchable: false });
const open = await store.log.open(aRunStart({ resumableAfter: '2025-01-01T00:00:00.000Z' }));
if (open === null) throw new Error('The lease is held.');
const start = typeof open.cursor === 'number' ? open.cursor : 0;
for (let page = start; page < MAX_PAGES; page += 1) {
  const records = Array.from({ length: pageSize }, (_, i) =>
    aRecordWrite({ dataset: { localId: `d${page * pageSize + i}`, title: `Dataset ${page} ${i}` } }),
  );
  await store.writer.storePage(aPageWrite({ runId: open.run.id, records, cursor: page + 1 }));
  process.stdout.write(`${page + 1}\n`);
}
