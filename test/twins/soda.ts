/**
 * Rows: SODA 2 at `/resource/{4x4}.json` (https://dev.socrata.com/docs/endpoints), SODA 3 at
 * `/api/v3/views/{4x4}/query.json`, and the whole table as CSV.
 */
import { isJsonObject, type Json } from '../../src/domain/json.ts';
import { querySoda, sodaCsv, sodaText, type JsonStyle, type SodaDialect } from './soda-rows.ts';
import type { SodaTable } from './socrata-table.ts';
import type { SoqlResult } from './soql-run.ts';
import { soqlOfParams, soqlStatement, type SoqlStatement } from './soql-statement.ts';
import { placeOf, SoqlError } from './soql-tokens.ts';
import type { TwinRequest, TwinResponse } from './twin.ts';

/** What a test may change between two requests. */
export interface SodaKnobs {
  /** `gone`: 410 for every table. */
  soda2: 'on' | 'gone';
  /** `token`: 403 without one. */
  soda3: 'token' | 'open' | 'off';
  /** X-SODA2-Fields and -Types; they are missing for many columns anyway. */
  hasSchemaHeaders: boolean;
  /** Silently lowers limits. */
  pageCap: number;
  /** Rows times columns; more is 413. */
  cellCap: number;
  /** Statuses of the next answers, in place of rows. */
  readonly refusals: number[];
  dialect: SodaDialect;
}
export function sodaKnobs(): SodaKnobs {
  return {
    soda2: 'on',
    soda3: 'token',
    hasSchemaHeaders: true,
    pageCap: Infinity,
    cellCap: Infinity,
    refusals: [],
    dialect: { letters: 'unicode', search: 'position', boxHasEdges: true },
  };
}

const BASE = {
  'content-type': 'application/json;charset=utf-8',
  'x-socrata-region': 'aws-us-east-1-fedramp-prod',
  'x-socrata-requestid': '0beb9c8d16cb979cf9a7814a77e55622',
};
const DEFAULT_LIMIT = 1_000;
/** Of the old back end. */
const ROW_LIMIT = 50_000;
const LONGEST_HEADER = 4_000;

function answer(status: number, body: Json): TwinResponse {
  return { status, headers: BASE, body: JSON.stringify(body) };
}
/** The envelope of the platform's older part. */
function refused(status: number, code: string, message: string, data: Json = {}): TwinResponse {
  return answer(status, { code, error: true, message, data });
}
/** The envelope of the query coordinator. */
function coordinated(status: number, errorCode: string, message: string, data: Json): TwinResponse {
  return answer(status, { message, errorCode, data });
}

export function soqlRefusal(error: SoqlError, source: string, table: SodaTable): TwinResponse {
  const place = placeOf(source, error.at);
  const code = `query.soql.${error.kind}`;
  if (table.backend === '2.0') return refused(400, 'query.compiler.malformed', error.message);
  const map = `Map(row -> ${place.row}, column -> ${place.column}, line -> "${place.line}")`;
  const message = `Query coordinator error: ${code}; ${error.message}; position: ${map}`;
  const position = { row: place.row, column: place.column, line: place.line };
  return coordinated(400, code, message, { ...error.data, dataset: `alpha.${table.version}`, position });
}

function refusalOf(status: number): TwinResponse {
  if (status === 429) return { status, headers: { 'content-type': 'text/plain' }, body: '' };
  if (status === 202) return answer(202, { code: 'accepted', error: false, message: 'Request processing' });
  if (status === 408) return coordinated(408, 'query.execution.timeout', 'The query took too long', {});
  return coordinated(status, 'query.execution.queryRuntimeError', 'Internal error', {});
}

function headersOf(
  result: SoqlResult,
  table: SodaTable,
  knobs: SodaKnobs,
  tag: string,
): Record<string, string> {
  const modified = new Date(table.modifiedAt).toUTCString();
  const headers: Record<string, string> = { ...BASE, etag: tag, 'last-modified': modified };
  if (table.backend === '2.0') headers['x-soda2-legacy-types'] = 'true';
  else {
    headers['x-soda2-data-out-of-date'] = 'false';
    headers['x-soda2-truth-last-modified'] = modified;
    headers['x-soda2-secondary-last-modified'] = modified;
  }
  const fields = JSON.stringify(result.fields.map(({ name }) => name));
  if (!knobs.hasSchemaHeaders || fields.length > LONGEST_HEADER) return headers;
  headers['x-soda2-fields'] = fields;
  headers['x-soda2-types'] = JSON.stringify(result.fields.map(({ type }) => type));
  return headers;
}

/** The rows of one asset over HTTP. */
export interface SodaAsset {
  readonly table: SodaTable;
  readonly knobs: SodaKnobs;
  /** Another number for every request. */
  readonly salt: number;
}

function limited(statement: SoqlStatement, { table, knobs }: SodaAsset): SoqlStatement | TwinResponse {
  const limit = statement.limit ?? DEFAULT_LIMIT;
  if (table.backend === '2.0' && limit > ROW_LIMIT)
    return refused(400, 'req.row-limit-exceeded', `The limit must be at most ${ROW_LIMIT}`);
  return { ...statement, limit: Math.min(limit, knobs.pageCap) };
}

function tooLarge({ fields, rows }: SoqlResult, knobs: SodaKnobs): TwinResponse | null {
  if (fields.length * rows.length <= knobs.cellCap) return null;
  return coordinated(413, 'query.result.too-large', 'The response is too large', {});
}

function run(
  asset: SodaAsset,
  source: string,
  parse: () => SoqlStatement,
  write: (result: SoqlResult) => TwinResponse,
): TwinResponse {
  const refusal = asset.knobs.refusals.shift();
  if (refusal !== undefined) return refusalOf(refusal);
  try {
    const statement = limited(parse(), asset);
    if ('status' in statement) return statement;
    const result = querySoda(asset.table, statement, asset.knobs.dialect, asset.salt);
    return tooLarge(result, asset.knobs) ?? write(result);
  } catch (error) {
    if (error instanceof SoqlError) return soqlRefusal(error, source, asset.table);
    throw error;
  }
}

export function soda2(asset: SodaAsset, request: TwinRequest): TwinResponse {
  const { table, knobs } = asset;
  const params = request.url.searchParams;
  if (knobs.soda2 === 'gone') return refused(410, 'gone', 'This API is no longer available');
  const tag = `"${Buffer.from(`alpha.${table.id}_${table.version}_${request.url.search}`).toString('base64url')}---gzi"`;
  if (request.headers['if-none-match'] === tag) return { status: 304, headers: { etag: tag }, body: '' };
  const style: JsonStyle = { backend: table.backend, api: 2 };
  const source = params.get('$query') ?? params.get('$where') ?? params.get('$select') ?? '';
  return run(
    asset,
    source,
    () => soqlOfParams(params),
    (result) => ({
      status: 200,
      headers: headersOf(result, table, knobs, tag),
      body: sodaText(result, style),
    }),
  );
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** `page` cuts the result of the query; system columns come along unless they are not wanted. */
export function soda3(asset: SodaAsset, request: TwinRequest): TwinResponse {
  const { table, knobs } = asset;
  if (knobs.soda3 === 'off') return answer(404, { message: 'Not Found' });
  const hasToken = (request.headers['x-app-token'] ?? '') !== '';
  if (knobs.soda3 === 'token' && !hasToken)
    return refused(403, 'permission_denied', 'You must be logged in or send an app token');
  const body: Json = JSON.parse(request.body === '' ? '{}' : request.body);
  const sent = isJsonObject(body) ? body : {};
  const query = typeof sent['query'] === 'string' ? sent['query'] : 'SELECT *';
  const page = isJsonObject(sent['page']) ? sent['page'] : {};
  const [size, number] = [numberOr(page['pageSize'], DEFAULT_LIMIT), numberOr(page['pageNumber'], 1)];
  const style: JsonStyle = { backend: '2.1', api: 3 };
  return run(
    asset,
    query,
    () => {
      const statement = soqlStatement(query);
      return { ...statement, limit: statement.limit ?? Number.MAX_SAFE_INTEGER };
    },
    (result) => ({
      status: 200,
      headers: {
        ...BASE,
        'x-soda2-warning': 'X-SODA2-Fields, X-SODA2-Types, and X-SODA2-Legacy-Types are deprecated',
        'x-soda2-data-out-of-date': '[]',
        'x-soda2-secondary': 'pg.pg15-a-fedramp-prod',
        'last-modified': new Date(table.modifiedAt).toUTCString(),
      },
      body: sodaText({ ...result, rows: result.rows.slice((number - 1) * size, number * size) }, style),
    }),
  );
}

/** Display names at the top of a download, field names at that of `/resource`. */
export function csvOf(asset: SodaAsset, heads: 'display' | 'field'): TwinResponse {
  const { table, knobs } = asset;
  const columns = table.columns.filter(({ fieldName }) => !fieldName.startsWith(':@'));
  const result = querySoda(
    { ...table, columns },
    { ...soqlStatement('SELECT *'), limit: null },
    knobs.dialect,
    asset.salt,
  );
  const names = columns.map(({ name, fieldName }) => (heads === 'display' ? name : fieldName));
  const body = sodaCsv(result, names, { backend: table.backend, api: 2 });
  return { status: 200, headers: { ...BASE, 'content-type': 'text/csv; charset=utf-8' }, body };
}

export const NO_SUCH_TABLE = (id: string): TwinResponse =>
  refused(404, 'dataset.missing', 'Not found', { id });
export const PRIVATE_TABLE = (): TwinResponse =>
  refused(403, 'permission_denied', 'You must be logged in to access this resource');
/** What is no table is no dataset to the row interface: socrata/discuss#96. */
export const NOT_TABULAR = (id: string): TwinResponse =>
  coordinated(404, 'soda.dataset.not-found', `Dataset '_${id}' was not found`, { dataset: `_${id}` });
