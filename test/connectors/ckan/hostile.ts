/** Texts and names that try to be more than that, and what two parsers make of a statement with them in it. */
import { ALLOWED_FUNCTIONS, bindParameters, lookOver } from '../../twins/ckan-sqlparse.ts';
import { rowMaker } from '../../twins/rows.ts';
import type { Expr, Query } from '../../twins/postgres/ast.ts';
import { parseSelect } from '../../twins/postgres/parse.ts';

const PIECES = [
  "'",
  "''",
  '"',
  '""',
  '\\',
  "\\'",
  '\\\\',
  ':',
  '::text',
  ':name',
  ' :p',
  ';',
  '--',
  '/*',
  '*/',
  '%',
  '%%',
  '_',
  '!',
  '(',
  ')',
  '$$',
  '$a$',
  '{',
  '}',
  '[',
  ']',
  '^',
  '|',
  '\u2028',
  '\n',
  '\r',
  '\t',
  '\u0001',
  ' ',
  ',',
  '`',
  '#',
  '?',
  '@',
  '=',
  '<',
  '~',
  '||',
  '.*',
  "' OR 1=1 --",
  "'); DROP TABLE x; --",
  "') AS blah; SELECT 1; --",
  "'||pg_sleep(9)||'",
  "' UNION SELECT * FROM pg_tables --",
  'AND(',
  'NOT(',
  'coalesce(',
  'chr(39)',
  "E'",
  "U&'",
  'NULL',
  "x'",
  'COLLATE "C"',
  'a',
  'B',
  'k',
  'ß',
  'İ',
  'Σ',
  'é',
  '🚲',
  'שלום',
  'مرحبا',
  '\u200f',
  '0',
  '9',
] as const;

/** `count` different ones, the same for the same seed. */
export function hostileTexts(seed: number, count: number): readonly string[] {
  const maker = rowMaker(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + maker.below(6) }, () => maker.pick(PIECES)).join(''),
  );
}

/** `||` between constants and `chr` of one carried out, so that a literal in pieces is one again. */
export function folded(expr: Expr): Expr {
  if (expr.is === 'binary') {
    const [left, right] = [folded(expr.left), folded(expr.right)];
    if (expr.op === '||' && left.is === 'text' && right.is === 'text')
      return { is: 'text', value: left.value + right.value };
    return { ...expr, left, right };
  }
  if (expr.is === 'call') {
    const args = expr.args.map(folded);
    const [code] = args;
    if (expr.name === 'chr' && code?.is === 'number')
      return { is: 'text', value: String.fromCodePoint(Number(code.digits)) };
    return { ...expr, args };
  }
  if (expr.is === 'in') return { ...expr, of: folded(expr.of), list: expr.list.map(folded) };
  if (expr.is === 'like') return { ...expr, of: folded(expr.of), pattern: folded(expr.pattern) };
  return expr;
}

export type Seen =
  | { readonly is: 'read'; readonly where: Expr; readonly query: Query }
  | { readonly is: 'refused'; readonly because: string };

/** As CKAN 2.11 takes a statement: looked over by sqlparse and SQLAlchemy, put in another, and read by PostgreSQL. */
export function readByCkan(sql: string): Seen {
  if (sql.includes("\\'")) return { is: 'refused', because: "\\' in it" };
  const { statements, functions } = lookOver(sql);
  if (statements !== 1) return { is: 'refused', because: `${statements} statements` };
  const forbidden = functions.find((name) => !ALLOWED_FUNCTIONS.has(name.toLowerCase()));
  if (forbidden !== undefined) return { is: 'refused', because: `function ${forbidden}` };
  const [parameter] = bindParameters(sql);
  if (parameter !== undefined) return { is: 'refused', because: `parameter ${parameter}` };
  try {
    const outer = parseSelect(`SELECT * FROM (${sql}) AS blah LIMIT 32001 ;`);
    const query = outer.from?.is === 'query' ? outer.from.query : null;
    const isWhole = outer.select === '*' && outer.where === null;
    if (!isWhole || query === null || query.where === null)
      return { is: 'refused', because: 'another statement' };
    return { is: 'read', where: folded(query.where), query };
  } catch (error) {
    return { is: 'refused', because: String(error) };
  }
}
