/** The peer: a loop that fetches the same pages, parses them and inserts what they hold. Nothing is understood. */
import Sqlite from 'better-sqlite3';
import { request } from 'undici';
import { report, readTask } from '../child.ts';
import { peakMemoryMb, timed } from '../measure.ts';

export interface BareTask {
  readonly url: string;
  readonly paths: readonly string[];
  readonly store: string;
}
export interface BareHarvest {
  readonly firstMs: number;
  readonly seen: number;
  readonly peakMb: number;
}
interface Page {
  readonly result: { readonly results: readonly { readonly id: string }[] };
}

const { url, paths, store } = await readTask<BareTask>();
const db = new Sqlite(store);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE record (id TEXT PRIMARY KEY, raw TEXT NOT NULL)');
const insert = db.prepare('INSERT OR REPLACE INTO record (id, raw) VALUES (?, ?)');
let seen = 0;

const storePage = db.transaction((page: Page) => {
  for (const record of page.result.results) insert.run(record.id, JSON.stringify(record));
  seen += page.result.results.length;
});
const firstMs = await timed(async () => {
  for (const path of paths) {
    const answer = await request(url + path);
    const page: Page = JSON.parse(await answer.body.text());
    storePage(page);
  }
});
db.close();
const result: BareHarvest = { firstMs, seen, peakMb: peakMemoryMb() };
report(result);
