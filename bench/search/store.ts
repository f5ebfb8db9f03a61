/** Measured: our store. It marks the found words in the texts as well, which the peer does not. */
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { report, readTask } from '../child.ts';
import { BUCKETS, measureSearch, type SearchTask } from './questions.ts';

const { file, words } = await readTask<SearchTask>();
/** Highlights are made when they are looked at. */
let marked = 0;
const times = await measureSearch(words, () => {
  const { catalogue } = openSqliteStore({ file, log: { write: () => {} } });
  return async (query) => {
    const scope = { query, filter: {}, removed: false };
    const orderBy = { by: 'RELEVANCE', direction: 'DESC' } as const;
    const { total, hits } = await catalogue.search({ ...scope, orderBy, first: 20, after: null });
    for (const hit of hits) marked += hit.highlights.length;
    await catalogue.facets(scope, ['PORTAL', 'FORMAT', 'LICENCE'], BUCKETS);
    return total;
  };
});
if (marked === 0) throw new Error('Nothing was marked');
report(times);
