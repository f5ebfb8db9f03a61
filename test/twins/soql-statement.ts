/** Statements of SoQL: whole ones, and the clauses of a SODA 2 address, which are the same without their keyword. */
import { soqlExpression, SoqlReader, type SoqlExpression } from './soql-expression.ts';
import { SoqlError, soqlTokens } from './soql-tokens.ts';

export interface SoqlSelected {
  readonly expression: SoqlExpression;
  readonly alias: string | null;
}
export interface SoqlOrder {
  readonly expression: SoqlExpression;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}
export interface SoqlStatement {
  readonly distinct: boolean;
  /** `:*` */
  readonly systemStar: boolean;
  /** `*` */
  readonly userStar: boolean;
  readonly selected: readonly SoqlSelected[];
  readonly where: SoqlExpression | null;
  readonly groupBy: readonly SoqlExpression[];
  readonly having: SoqlExpression | null;
  readonly orderBy: readonly SoqlOrder[];
  readonly search: string | null;
  readonly limit: number | null;
  readonly offset: number;
}
type Selection = Pick<SoqlStatement, 'systemStar' | 'userStar' | 'selected'>;

function aliasOf(reader: SoqlReader): string | null {
  if (!reader.takeWord('AS')) return null;
  const token = reader.peek();
  if (token.is !== 'name' && token.is !== 'quoted name') throw reader.expected('a user identifier');
  reader.next();
  return token.text.toLowerCase();
}

/** `:*` comes first, then `*`, then what is named; https://dev.socrata.com/docs/queries/select.html */
function selection(reader: SoqlReader): Selection {
  const systemStar = reader.takeSymbol(':*');
  let isMore = !systemStar || reader.takeSymbol(',');
  const userStar = isMore && reader.takeSymbol('*');
  if (userStar) isMore = reader.takeSymbol(',');
  const selected: SoqlSelected[] = [];
  while (isMore) {
    selected.push({ expression: soqlExpression(reader), alias: aliasOf(reader) });
    isMore = reader.takeSymbol(',');
  }
  return { systemStar, userStar, selected };
}

function expressions(reader: SoqlReader): readonly SoqlExpression[] {
  const list = [soqlExpression(reader)];
  while (reader.takeSymbol(',')) list.push(soqlExpression(reader));
  return list;
}

function ordering(reader: SoqlReader): SoqlOrder {
  const expression = soqlExpression(reader);
  const descending = !reader.takeWord('ASC') && reader.takeWord('DESC');
  if (!reader.takeWord('NULL') && !reader.takeWord('NULLS'))
    return { expression, descending, nullsLast: !descending };
  const nullsLast = reader.takeWord('LAST');
  if (!nullsLast) reader.needWord('FIRST');
  return { expression, descending, nullsLast };
}
function orderings(reader: SoqlReader): readonly SoqlOrder[] {
  const list = [ordering(reader)];
  while (reader.takeSymbol(',')) list.push(ordering(reader));
  return list;
}

function whole(reader: SoqlReader): number {
  const token = reader.peek();
  if (token.is !== 'integer') throw reader.expected('an integer');
  reader.next();
  return Number(token.text);
}
function text(reader: SoqlReader): string {
  const token = reader.peek();
  if (token.is !== 'string') throw reader.expected('a string');
  reader.next();
  return token.text;
}

function statement(reader: SoqlReader): SoqlStatement {
  reader.needWord('SELECT');
  const distinct = reader.takeWord('DISTINCT');
  const chosen = selection(reader);
  const where = reader.takeWord('WHERE') ? soqlExpression(reader) : null;
  const grouped = reader.takeWord('GROUP');
  if (grouped) reader.needWord('BY');
  const groupBy = grouped ? expressions(reader) : [];
  const having = reader.takeWord('HAVING') ? soqlExpression(reader) : null;
  const ordered = reader.takeWord('ORDER');
  if (ordered) reader.needWord('BY');
  const orderBy = ordered ? orderings(reader) : [];
  const search = reader.takeWord('SEARCH') ? text(reader) : null;
  const limit = reader.takeWord('LIMIT') ? whole(reader) : null;
  const offset = reader.takeWord('OFFSET') ? whole(reader) : 0;
  return { distinct, ...chosen, where, groupBy, having, orderBy, search, limit, offset };
}

/** All of `source`, to its end. Throws SoqlError. */
function whollyBy<T>(parse: (reader: SoqlReader) => T, source: string): T {
  const reader = new SoqlReader(soqlTokens(source));
  const value = parse(reader);
  if (reader.peek().is !== 'end') throw reader.expected('end of input');
  return value;
}

/** Joins, pipes and unions are beyond this subset: refused as a bad parse. */
export function soqlStatement(source: string): SoqlStatement {
  return whollyBy(statement, source);
}
export function soqlWhere(source: string): SoqlExpression {
  return whollyBy(soqlExpression, source);
}

const CLAUSES = ['$select', '$where', '$group', '$having', '$order', '$q', '$limit', '$offset', '$query'];

function countOf(params: URLSearchParams, name: string): number | null {
  const given = params.get(name);
  if (given === null) return null;
  if (!/^\d+$/.test(given)) throw new SoqlError('bad-parse', `Expected an integer for ${name}`, 0);
  return Number(given);
}

/**
 * The statement of a SODA 2 address. `$query` excludes the others; a bare `field=value` is an equality.
 * https://dev.socrata.com/docs/queries/
 */
export function soqlOfParams(params: URLSearchParams): SoqlStatement {
  const names = [...params.keys()].filter((name) => !name.startsWith('$$'));
  const unknown = names.find((name) => name.startsWith('$') && !CLAUSES.includes(name));
  if (unknown !== undefined) throw new SoqlError('bad-parse', `Unrecognized arguments [${unknown}]`, 0);
  const query = params.get('$query');
  if (query !== null) {
    if (names.length > 1) throw new SoqlError('bad-parse', '$query cannot be used with other parameters', 0);
    return soqlStatement(query);
  }
  const clause = <T>(name: string, parse: (reader: SoqlReader) => T): T | null => {
    const given = params.get(name);
    return given === null || given === '' ? null : whollyBy(parse, given);
  };
  const equalities = names
    .filter((name) => !name.startsWith('$'))
    .map((name): SoqlExpression => {
      const value: SoqlExpression = { is: 'literal', of: 'text', text: params.get(name) ?? '', at: 0 };
      return { is: 'call', fn: '=', of: [{ is: 'column', name, at: 0 }, value], at: 0 };
    });
  const wheres = [clause('$where', soqlExpression) ?? [], equalities].flat();
  return {
    distinct: false,
    ...(clause('$select', selection) ?? { systemStar: false, userStar: true, selected: [] }),
    where:
      wheres.length === 0 ? null : wheres.reduce((a, b) => ({ is: 'call', fn: 'and', of: [a, b], at: 0 })),
    groupBy: clause('$group', expressions) ?? [],
    having: clause('$having', soqlExpression),
    orderBy: clause('$order', orderings) ?? [],
    search: params.get('$q'),
    limit: countOf(params, '$limit'),
    offset: countOf(params, '$offset') ?? 0,
  };
}
