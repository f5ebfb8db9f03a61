/** The peer: five statements, as a program on plain SQLite would ask them. */
import Sqlite from 'better-sqlite3';
import { report, readTask } from '../child.ts';
import { BUCKETS, measureSearch, type SearchTask } from './questions.ts';

const BEST = 'SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 10, 7, 2, 4, 4) LIMIT 20';
const TOTAL = 'SELECT count(*) AS n FROM words WHERE words MATCH ?';
const PORTALS = `
  SELECT portal, count(*) AS n FROM words JOIN doc ON doc.id = words.rowid WHERE words MATCH ?
  GROUP BY portal ORDER BY n DESC LIMIT ${BUCKETS}`;
const LICENCES = `
  SELECT licence, count(*) AS n FROM words JOIN doc ON doc.id = words.rowid WHERE words MATCH ?
  GROUP BY licence ORDER BY n DESC LIMIT ${BUCKETS}`;
const FORMATS = `
  SELECT format, count(*) AS n FROM words JOIN doc_format ON doc_format.doc = words.rowid WHERE words MATCH ?
  GROUP BY format ORDER BY n DESC LIMIT ${BUCKETS}`;

const { file, words } = await readTask<SearchTask>();
const times = await measureSearch(words, () => {
  const db = new Sqlite(file, { readonly: true });
  db.pragma('cache_size = -16384');
  const facets = [PORTALS, LICENCES, FORMATS].map((sql) => db.prepare<[string]>(sql));
  const best = db.prepare<[string]>(BEST);
  const total = db.prepare<[string], { readonly n: number }>(TOTAL);
  return (query) => {
    best.all(query);
    for (const facet of facets) facet.all(query);
    return total.get(query)?.n ?? 0;
  };
});
report(times);
