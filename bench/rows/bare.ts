/** The peer: asks the portal for the same pages with the same HTTP library, parses them, and keeps nothing. */
import { Pool } from 'undici';
import { report, serveParent, readTask } from '../child.ts';
import { peakMemoryMb } from '../measure.ts';
import type { AskedPage } from './portal.ts';

export interface BareRowsTask {
  readonly url: string;
}
export interface BareRows {
  /** Of each page, from asking to having it parsed. */
  readonly times: readonly number[];
  readonly ms: number;
  readonly rows: number;
  readonly peakMb: number;
}
interface Answer {
  readonly result: { readonly records: readonly unknown[] };
}

const { url } = await readTask<BareRowsTask>();
const pool = new Pool(url, { connections: 1 });

async function fetchAll(pages: readonly AskedPage[]): Promise<BareRows> {
  const times: number[] = [];
  let rows = 0;
  const start = performance.now();
  for (const { path, body } of pages) {
    const before = performance.now();
    const answer = await pool.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const parsed: Answer = JSON.parse(await answer.body.text());
    rows += parsed.result.records.length;
    times.push(performance.now() - before);
  }
  return { times, ms: performance.now() - start, rows, peakMb: peakMemoryMb() };
}

serveParent(fetchAll, () => pool.close());
report('ready');
