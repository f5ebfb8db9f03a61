/** Evaluates a parsed query over indexed packages, narrowing by id first. */
import { isJsonObject, type Json } from '../../src/domain/json.ts';
import type { Query } from './ckan-lucene.ts';
import { firstAfter, textOf, type Doc } from './ckan-state.ts';

function namesOf(list: Json | undefined, key: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Json) =>
    isJsonObject(item) && item[key] !== undefined ? [textOf(item[key])] : [],
  );
}

function extraOf(doc: Doc, key: string): string[] {
  const extras = doc.pkg['extras'];
  if (!Array.isArray(extras)) return [];
  return extras.flatMap((item: Json) =>
    isJsonObject(item) && item['key'] === key ? [textOf(item['value'])] : [],
  );
}

const TEXT_FIELDS = new Set(['text', 'title', 'notes', 'author', 'maintainer', 'res_description']);

/** Values of a Solr field, as strings. */
export function fieldValues(doc: Doc, field: string): readonly string[] {
  switch (field) {
    case 'id':
      return [doc.id];
    case 'name':
      return [doc.name];
    case 'state':
      return [doc.state];
    case 'capacity':
      return [doc.isPublic ? 'public' : 'private'];
    case 'dataset_type':
      return [textOf(doc.pkg['type']) || 'dataset'];
    case 'title_string':
      return [textOf(doc.pkg['title'])];
    case 'organization': {
      const organization = doc.pkg['organization'];
      return isJsonObject(organization ?? null) && isJsonObject(organization)
        ? [textOf(organization['name'])]
        : [];
    }
    case 'tags':
    case 'groups':
      return namesOf(doc.pkg[field], 'name');
    case 'res_format':
      return namesOf(doc.pkg['resources'], 'format');
    case 'res_url':
      return namesOf(doc.pkg['resources'], 'url');
    case 'res_name':
      return namesOf(doc.pkg['resources'], 'name');
    case 'text':
      return [
        doc.name,
        textOf(doc.pkg['title']),
        textOf(doc.pkg['notes']),
        ...namesOf(doc.pkg['tags'], 'name'),
      ];
    default: {
      const plain = textOf(doc.pkg[field]);
      return plain !== '' ? [plain] : extraOf(doc, field.replace(/^extras_/, ''));
    }
  }
}

export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const UNIT_MS = {
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  MONTH: 30 * 86_400_000,
  YEAR: 365 * 86_400_000,
};

function unitOf(name: string): number {
  for (const [unit, ms] of Object.entries(UNIT_MS)) if (unit === name) return ms;
  return 0;
}

/** A Solr date: ISO with Z, or NOW with one sum; NaN when Solr would refuse it. */
export function solrDate(text: string, now: Date): number {
  const sum = /^NOW(?:\/[A-Z]+)?(?:([+-]\d+)([A-Z]+?)S?)?(?:\/[A-Z]+)?$/.exec(text);
  if (sum !== null) return now.getTime() + Number(sum[1] ?? 0) * unitOf(sum[2] ?? '');
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : NaN;
}

export type Test = (doc: Doc) => boolean;
type RangeQuery = Extract<Query, { is: 'range' }>;

function dateRange(query: RangeQuery, now: Date): Test {
  const from = query.from === null ? -Infinity : solrDate(query.from, now);
  const to = query.to === null ? Infinity : solrDate(query.to, now);
  if (Number.isNaN(from) || Number.isNaN(to))
    throw new SolrRefusal(`Invalid Date String:'${query.from ?? ''} TO ${query.to ?? ''}'`);
  const read = query.field === 'metadata_created' ? (doc: Doc) => doc.created : (doc: Doc) => doc.modified;
  return (doc) => {
    const at = read(doc);
    return (query.includesFrom ? at >= from : at > from) && (query.includesTo ? at <= to : at < to);
  };
}

function textRange(query: RangeQuery): Test {
  const { field, from, to, includesFrom, includesTo } = query;
  const isIn = (value: string): boolean =>
    (from === null || (includesFrom ? value >= from : value > from)) &&
    (to === null || (includesTo ? value <= to : value < to));
  if (field === 'id') return (doc) => isIn(doc.id);
  return (doc) => fieldValues(doc, field).some(isIn);
}

/** Solr understood the words and refuses the value. */
export class SolrRefusal extends Error {
  override readonly name = 'SolrRefusal';
}

function term(field: string, value: string): Test {
  // Those of every query, without making lists.
  if (field === 'id') return (doc) => doc.id === value;
  if (field === 'state') return (doc) => doc.state === value;
  if (field === 'capacity') return (doc) => doc.isPublic === (value === 'public');
  if (!TEXT_FIELDS.has(field)) return (doc) => fieldValues(doc, field).includes(value);
  const wanted = words(value);
  return (doc) => {
    const have = new Set(fieldValues(doc, field).flatMap(words));
    return wanted.length > 0 && wanted.every((word) => have.has(word));
  };
}

function bool(query: Extract<Query, { is: 'bool' }>, now: Date, isTop: boolean): Test {
  const ids = onlyIds(query);
  if (ids !== null) return (doc) => ids.has(doc.id);
  const of = (occur: string): Test[] =>
    query.clauses
      .filter((clause) => clause.occur === occur)
      .map((clause) => compile(clause.query, now, false));
  const must = of('must');
  const should = of('should');
  const not = of('not');
  // A purely negative query matches nothing, except at the top, where Solr adds *:*.
  if (must.length + should.length === 0 && !isTop) return () => false;
  const needsOne = must.length === 0 && should.length > 0;
  return (doc) =>
    must.every((test) => test(doc)) &&
    !not.some((test) => test(doc)) &&
    (!needsOne || should.some((test) => test(doc)));
}

/** The ids of `id:("a" OR "b")`; null when the query is of another kind. */
function onlyIds(query: Query): ReadonlySet<string> | null {
  if (query.is === 'term') return query.field === 'id' ? new Set([query.value]) : null;
  if (query.is !== 'bool' || query.clauses.length === 0) return null;
  const ids = new Set<string>();
  const isLone = query.clauses.length === 1;
  for (const { occur, query: inner } of query.clauses) {
    const isCounted = occur === 'should' || (isLone && occur === 'must');
    if (!isCounted || inner.is !== 'term' || inner.field !== 'id') return null;
    ids.add(inner.value);
  }
  return ids;
}

/** A test for one package; throws SolrRefusal for values that a field cannot have. */
export function compile(query: Query, now: Date, isTop = true): Test {
  switch (query.is) {
    case 'all':
      return () => true;
    case 'term':
      return term(query.field, query.value);
    case 'wildcard':
      return (doc) => fieldValues(doc, query.field).some((value) => query.pattern.test(value));
    case 'range':
      return query.field === 'metadata_modified' || query.field === 'metadata_created'
        ? dateRange(query, now)
        : textRange(query);
    case 'bool':
      return bool(query, now, isTop);
  }
}

/** Required parts of a query, through nested groups that are required themselves. */
function required(query: Query): readonly Query[] {
  if (query.is !== 'bool') return [query];
  if (onlyIds(query) !== null) return [query];
  return query.clauses.filter(({ occur }) => occur === 'must').flatMap((clause) => required(clause.query));
}

/**
 * The packages that can match at all: those of an id list, or the tail of `sorted` (by id) behind an id range. The
 * whole of `sorted` when the query does not say.
 */
export function candidates(
  query: Query,
  sorted: readonly Doc[],
  find: (id: string) => Doc | null,
): readonly Doc[] {
  const parts = required(query);
  for (const part of parts) {
    const ids = onlyIds(part);
    if (ids !== null) return [...ids].flatMap((id) => find(id) ?? []);
  }
  const range = parts.find((part) => part.is === 'range' && part.field === 'id');
  if (range?.is === 'range' && range.from !== null)
    return sorted.slice(firstAfter(sorted, range.from, range.includesFrom));
  return sorted;
}
