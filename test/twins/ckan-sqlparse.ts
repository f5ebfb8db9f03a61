/**
 * What sqlparse 0.4.2, with which CKAN looks a statement over, takes for texts, statements and functions. It reads
 * backslashes as escapes where PostgreSQL does not, and any word that touches a bracket as a function.
 */

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:''|\\\\|\\'|[^'])*'|"(?:""|\\\\|\\"|[^"])*"|`(?:``|[^`])*`|::|[A-Za-zÀ-Ü_][\w$#]*|\d[\w.]*|\s+|[\s\S]/g;
/** Words that are keywords even where a bracket follows at once. */
const NEVER_FUNCTIONS = /^(?:case|in|values|using|from)$/i;
/** Keywords that are not taken for a name when a space stands before the bracket. */
const KEYWORDS =
  /^(?:select|from|where|and|or|not|in|exists|as|by|on|using|values|when|then|else|end|case|distinct|limit|offset|having|union|all|any|between|like|ilike|is|null|asc|desc|over|escape|collate|order|group|nulls|first|last)$/i;

export interface LookedOver {
  /** Of statements that are not empty. */
  readonly statements: number;
  readonly functions: readonly string[];
}

function tokensIn(sql: string): readonly string[] {
  return sql.match(TOKEN) ?? [];
}
function isBlank(token: string): boolean {
  return /^(?:\s+|--.*|\/\*[\s\S]*\*\/)$/.test(token);
}

function functionsIn(tokens: readonly string[]): readonly string[] {
  const names = new Set<string>();
  tokens.forEach((token, index) => {
    if (!/^[A-Za-zÀ-Ü_][\w$#]*$/.test(token)) return;
    let next = index + 1;
    while (/^\s+$/.test(tokens[next] ?? '')) next += 1;
    if (tokens[next] !== '(' || tokens[index - 1] === '::') return;
    const touches = next === index + 1;
    if (touches ? !NEVER_FUNCTIONS.test(token) : !KEYWORDS.test(token)) names.add(token);
  });
  return [...names];
}

export function lookOver(sql: string): LookedOver {
  const tokens = tokensIn(sql);
  let statements = 0;
  let isOpen = false;
  for (const token of tokens) {
    if (token === ';') isOpen = false;
    else if (!isOpen && !isBlank(token)) {
      isOpen = true;
      statements += 1;
    }
  }
  return { statements, functions: functionsIn(tokens) };
}

/** Names that SQLAlchemy's `text()` takes for parameters to be given (2.11 on): a colon and a word, anywhere. */
export function bindParameters(sql: string): readonly string[] {
  return [...sql.matchAll(/(?<![:\p{L}\p{N}_\\]):([\p{L}\p{N}_]+)(?!:)/gu)].map((match) => match[1] ?? '');
}

/** A part of ckanext/datastore/allowed_functions.txt. */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'abs area array_agg array_to_json avg bool_and bool_or btrim ceil chr concat concat_ws count date_part date_trunc ' +
    'floor initcap isfinite json_agg left length lower lpad ltrim make_date max md5 min mod now percentile_cont ' +
    'percentile_disc point power random rank regexp_match regexp_matches regexp_replace repeat replace right round ' +
    'row_number row_to_json rpad rtrim split_part sqrt stddev string_agg strpos substr substring sum text to_char ' +
    'to_date to_json to_timestamp trunc upper variance width_bucket'
  ).split(' '),
);
