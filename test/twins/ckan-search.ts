/** `package_search`: parameters, order, page and facets. */
import type { JsonObject } from '../../src/domain/json.ts';
import { LuceneSyntaxError, parseLucene, type Query } from './ckan-lucene.ts';
import { candidates, compile, fieldValues, SolrRefusal, words, type Test } from './ckan-match.ts';
import { ActionError, flagParam, integerParam, listParam, textParam, type Action } from './ckan-request.ts';
import { byId, type CkanState, type Comparator, type Doc } from './ckan-state.ts';

/** How the id field behaves in a range: as it should, dropped from the filter, or refused by Solr. */
export type IdRange = 'works' | 'ignored' | 'refused';

export interface SearchSettings {
  readonly rowsCap: number;
  readonly takesFlAsText: boolean;
  idRange: IdRange;
  readonly now: () => Date;
}

const KNOWN = new Set(
  `q fq fq_list rows sort start wt qf bf boost facet facet.mincount facet.limit facet.field facet.prefix
  facet.sort fl df mm defType tie defType include_drafts include_private include_deleted use_default_schema
  indent group group.query group.format`.split(/\s+/),
);

function checkParams(params: JsonObject): void {
  const unknown = Object.keys(params).filter((name) => !KNOWN.has(name) && !name.startsWith('ext_'));
  if (unknown.length === 0) return;
  const listed = unknown.map((name) => `u'${name}'`).join(', ');
  throw searchQueryError(`('Invalid search parameters: [${listed}]',)`);
}

function searchQueryError(what: string): ActionError {
  return new ActionError(400, 'Search Query Error', `Search Query is invalid: ${what}`);
}

function searchError(what: string): ActionError {
  return new ActionError(
    409,
    'Search Error',
    `Search error: ("SOLR returned an error running query: ${what}",)`,
  );
}

const SORTABLE: Readonly<Record<string, Comparator>> = {
  id: byId,
  name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  title_string: (a, b) => String(a.pkg['title']).localeCompare(String(b.pkg['title']), 'en'),
  metadata_modified: (a, b) => a.modified - b.modified,
  metadata_created: (a, b) => a.created - b.created,
  score: () => 0,
  views_recent: () => 0,
};

/** Ties keep the index's own order, which is the one thing that moves under a walk by offset. */
function comparatorOf(sort: string): Comparator {
  const keys = sort.split(',').map((part) => {
    const match = /^\s*([\w.]+)\s+(asc|desc)\s*$/i.exec(part);
    if (match === null) throw searchQueryError('Invalid "sort" parameter');
    const compare = SORTABLE[match[1] ?? ''];
    if (compare === undefined) throw searchQueryError(`sort param field can't be found: ${match[1] ?? ''}`);
    return { compare, sign: match[2]?.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { compare, sign } of keys) {
      const order = compare(a, b) * sign;
      if (order !== 0) return order;
    }
    return a.rank - b.rank;
  };
}

/** Words without a field: dismax over a few fields, all of two words, all but one of five, else 80 %. */
function dismax(q: string): Test {
  const wanted = words(q);
  const least =
    wanted.length <= 2
      ? wanted.length
      : wanted.length <= 5
        ? wanted.length - 1
        : Math.floor(wanted.length * 0.8);
  return (doc) => {
    const have = new Set(fieldValues(doc, 'text').flatMap(words));
    return wanted.filter((word) => have.has(word)).length >= least;
  };
}

/** What CKAN really sends: its own conditions beside the caller's, in one string of equal rank. */
function filterOf(params: JsonObject, isPost: boolean, canSeeAll: boolean): readonly string[] {
  const fq = textParam(params, 'fq');
  const visible = canSeeAll && flagParam(params, 'include_private', false) ? '' : '+capacity:public ';
  const state = fq.includes('+state:') ? '' : ' +state:active';
  const list = params['fq_list'];
  if (list !== undefined && !isPost) throw searchError('no field name specified in query');
  return [`${visible}${fq}${state}`, ...(Array.isArray(list) ? list.map(String) : [])];
}

function hasIdRange(query: Query): boolean {
  if (query.is === 'bool') return query.clauses.some((clause) => hasIdRange(clause.query));
  return query.is === 'range' && query.field === 'id';
}

function withoutIdRange(query: Query): Query {
  if (query.is !== 'bool') return hasIdRange(query) ? { is: 'all' } : query;
  return {
    is: 'bool',
    clauses: query.clauses.map((clause) => ({ ...clause, query: withoutIdRange(clause.query) })),
  };
}

function parse(text: string, settings: SearchSettings): Query {
  const query = parseLucene(text);
  if (settings.idRange === 'works' || !hasIdRange(query)) return query;
  if (settings.idRange === 'refused')
    throw searchError('Solr responded with an error (HTTP 400): undefined field id');
  return withoutIdRange(query);
}

function matching(
  action: Action,
  state: CkanState,
  settings: SearchSettings,
  canSeeAll: boolean,
): readonly Doc[] {
  const { params } = action;
  const sort = textParam(params, 'sort') || 'score desc, metadata_modified desc';
  const compare = comparatorOf(sort);
  const q = textParam(params, 'q') || '*:*';
  const filters = filterOf(params, action.isPost, canSeeAll).map((text) => parse(text, settings));
  const isFielded = q.includes(':') || q.startsWith('{!');
  const queries = isFielded ? [...filters, parse(q, settings)] : filters;
  const now = settings.now();
  const tests = queries.map((query) => compile(query, now));
  if (!isFielded) tests.push(dismax(q));
  const byIdOrder = state.ordered('id asc', byId);
  let pool = byIdOrder;
  for (const query of queries) {
    const narrowed = candidates(query, byIdOrder, (id) => state.indexed(id));
    if (narrowed.length < pool.length) pool = narrowed;
  }
  if (pool.length === byIdOrder.length) pool = state.ordered(sort, compare);
  else if (sort !== 'id asc') pool = [...pool].sort(compare);
  else if (pool !== byIdOrder) pool = [...pool].sort(byId);
  return pool.filter((doc) => tests.every((test) => test(doc)));
}

function facetsOf(
  docs: readonly Doc[],
  params: JsonObject,
): { facets: JsonObject; search_facets: JsonObject } {
  if (!flagParam(params, 'facet', true)) return { facets: {}, search_facets: {} };
  const limitText = textParam(params, 'facet.limit') || '50';
  const limit = Number(limitText) < 0 ? Infinity : Number(limitText);
  const least = integerParam(params, 'facet.mincount', 1);
  const facets: Record<string, JsonObject> = {};
  const searchFacets: Record<string, JsonObject> = {};
  for (const field of listParam(params, 'facet.field')) {
    const counts = new Map<string, number>();
    for (const doc of docs)
      for (const value of new Set(fieldValues(doc, field)))
        if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    const kept = [...counts]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit);
    facets[field] = Object.fromEntries(kept);
    const items = kept.reverse().map(([name, count]) => ({ name, display_name: name, count }));
    searchFacets[field] = { title: field, items };
  }
  return { facets, search_facets: searchFacets };
}

/** Stored Solr fields instead of dicts; before 2.8 a text was taken for a list of letters. */
function flat(doc: Doc, fl: readonly string[]): string {
  const pairs = fl.flatMap((field): [string, unknown][] => {
    if (field === 'metadata_modified') return [[field, new Date(doc.modified).toISOString()]];
    const values = fieldValues(doc, field);
    return values.length === 0 ? [] : [[field, values.length === 1 ? values[0] : values]];
  });
  return JSON.stringify(Object.fromEntries(pairs));
}

/** The result as JSON text. */
export function packageSearch(
  action: Action,
  state: CkanState,
  settings: SearchSettings,
  canSeeAll: boolean,
): string {
  const { params } = action;
  checkParams(params);
  // `rows` over the cap is lowered without a word: ckan/ckan#6295.
  const rows = Math.min(integerParam(params, 'rows', 10), settings.rowsCap);
  const start = integerParam(params, 'start', 0);
  try {
    const docs = matching(action, state, settings, canSeeAll);
    const page = docs.slice(start, start + rows);
    const isLetters = typeof params['fl'] === 'string' && !settings.takesFlAsText;
    const fl = isLetters ? textParam(params, 'fl').split('') : listParam(params, 'fl');
    const results = page.map((doc) => (fl.length === 0 ? doc.json : flat(doc, fl)));
    const { facets, search_facets } = facetsOf(docs, params);
    const sort = JSON.stringify(textParam(params, 'sort') || 'score desc, metadata_modified desc');
    const tail = `"sort": ${sort}, "facets": ${JSON.stringify(facets)}, "search_facets": ${JSON.stringify(search_facets)}`;
    return `{"count": ${docs.length}, "results": [${results.join(', ')}], ${tail}}`;
  } catch (error) {
    if (error instanceof LuceneSyntaxError || error instanceof SolrRefusal) throw searchError(error.message);
    throw error;
  }
}
