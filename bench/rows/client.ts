/** A client that walks through a table page by page, each page asked for the first time. */
import { Pool } from 'undici';
import { report, readTask } from '../child.ts';

export interface ClientTask {
  readonly url: string;
  readonly table: string;
  readonly pages: number;
  readonly first: number;
}
export interface ClientDone {
  /** Of each page, from asking to having it parsed. */
  readonly times: readonly number[];
}
interface Answer {
  readonly data?: {
    readonly table: {
      readonly rows: {
        readonly rows: readonly unknown[];
        readonly pageInfo: { readonly endCursor: string };
        readonly plan: { readonly upstreamRequests: number };
      };
    } | null;
  };
}

const QUESTION = `query Page($id: ID!, $first: Int, $after: String) {
  table(id: $id) {
    rows(query: { first: $first, after: $after }) { rows pageInfo { endCursor } plan { upstreamRequests } }
  }
}`;

const { url, table, pages, first } = await readTask<ClientTask>();
const { origin, pathname } = new URL(url);
const pool = new Pool(origin, { connections: 1 });
const times: number[] = [];
let after: string | null = null;
for (let page = 0; page < pages; page += 1) {
  const body: string = JSON.stringify({ query: QUESTION, variables: { id: table, first, after } });
  const before = performance.now();
  const answer = await pool.request({
    path: pathname,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text: string = await answer.body.text();
  const { data }: Answer = JSON.parse(text);
  times.push(performance.now() - before);
  const rows = data?.table?.rows;
  if (rows === undefined || rows.rows.length !== first) throw new Error(`Not a page: ${text.slice(0, 500)}`);
  after = rows.pageInfo.endCursor;
}
await pool.close();
const done: ClientDone = { times };
report(done);
process.disconnect();
