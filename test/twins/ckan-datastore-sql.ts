/** `datastore_search_sql`: what CKAN does to a statement before and after the database has it. */
import { ActionError, textParam, validation, type Action } from './ckan-request.ts';
import { refused } from './ckan-datastore-search.ts';
import { ALLOWED_FUNCTIONS, bindParameters, lookOver } from './ckan-sqlparse.ts';
import { tablesIn, type Query } from './postgres/ast.ts';
import { pythonOut } from './postgres/output.ts';
import { parseSelect } from './postgres/parse.ts';
import { runSelect, type PgTable } from './postgres/select.ts';
import { SqlDataError, SqlError } from './postgres/tokens.ts';

export interface SqlKnobs {
  /** Rows of an answer, one more of which is `records_truncated`; null: no cap, and no subquery around (before 2.9). */
  readonly rowsCap: number | null;
  /** false: no list of allowed functions yet (before 2.7.10, 2.8.7 and 2.9.2). */
  readonly checksFunctions: boolean;
  /** Numerics leave as numbers (2.11), not as texts. */
  readonly showsNumerics: boolean;
  /** `:word` is a parameter to be given (2.11, SQLAlchemy 2). */
  readonly bindsParameters: boolean;
}
/** Throws ActionError for tables that may not be read; null: there is none. */
export type ReadableTable = (name: string) => PgTable | null;

function denied(what: string): ActionError {
  return new ActionError(403, 'Authorization Error', `Access denied: ${what}`);
}
function parse(sql: string): Query {
  try {
    return parseSelect(sql);
  } catch (error) {
    if (error instanceof SqlError)
      throw refused(error.message, sql, `(psycopg2.errors.SyntaxError) ${error.message}`);
    throw error;
  }
}
function run(query: Query, sql: string, tableNamed: ReadableTable): PgTable {
  try {
    return runSelect(query, (name) => {
      const table = tableNamed(name);
      if (table === null) throw new SqlError(`relation "${name}" does not exist`);
      return table;
    });
  } catch (error) {
    if (error instanceof SqlError)
      throw refused(error.message, sql, `(psycopg2.errors.Undefined) ${error.message}`);
    // A DataError is none of the errors that the action expects.
    if (error instanceof SqlDataError)
      throw new ActionError(500, 'Internal Server Error', `Internal Server Error: ${error.message}`);
    throw error;
  }
}

function checkFunctions(sql: string): void {
  const forbidden = lookOver(sql).functions.find((name) => !ALLOWED_FUNCTIONS.has(name.toLowerCase()));
  if (forbidden !== undefined) throw denied(`Not authorized to call function ${forbidden}`);
}

/** The result as JSON text. `seen` is told of every statement that got as far as the database's own parser. */
export function datastoreSearchSql(
  action: Action,
  tableNamed: ReadableTable,
  knobs: SqlKnobs,
  seen: (query: Query) => void,
): string {
  const sql = textParam(action.params, 'sql');
  if (sql === '') throw validation({ sql: ['Missing value'] });
  if (sql.includes("\\'") || lookOver(sql).statements > 1)
    throw validation({ query: ['Query is not a single statement.'] });
  if (knobs.bindsParameters && bindParameters(sql).length > 0)
    throw new ActionError(500, 'Internal Server Error', 'Internal Server Error');
  const cap = knobs.rowsCap;
  const wrapped = cap === null ? sql : `SELECT * FROM (${sql}) AS blah LIMIT ${cap + 1} ;`;
  if (knobs.checksFunctions) checkFunctions(sql);
  const query = parse(wrapped);
  seen(query);
  if (tablesIn(query).some((name) => name.startsWith('pg_')))
    throw denied('Not authorized to access system tables');
  const { columns, rows } = run(query, sql, tableNamed);
  const isCut = cap !== null && rows.length > cap;
  const records = (isCut ? rows.slice(0, cap) : rows).map((row) => {
    const cells = columns.map(
      ({ name, type }, index) =>
        `${JSON.stringify(name)}: ${pythonOut(row[index] ?? null, type, knobs.showsNumerics)}`,
    );
    return `{${cells.join(', ')}}`;
  });
  const fields = columns.map(({ name, type }) => ({ id: name, type: type === 'nested' ? 'json' : type }));
  const cut = isCut ? '"records_truncated": true, ' : '';
  return `{"sql": ${JSON.stringify(sql)}, ${cut}"records": [${records.join(', ')}], "fields": ${JSON.stringify(fields)}}`;
}
