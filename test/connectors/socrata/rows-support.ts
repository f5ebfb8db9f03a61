/** Tables behind a twin, and questions for them. */
import socrata from '../../../connectors/socrata/index.ts';
import type { PushedRows, RowSource } from '../../../src/connector/contract.ts';
import { ConnectorError } from '../../../src/connector/errors.ts';
import type { Condition, Row } from '../../../src/domain/query/ast.ts';
import type { TableSchema } from '../../../src/domain/query/table.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import { oddTable, type TwinTable } from '../../twins/rows.ts';
import { asSocrataTable, columnLists } from '../../twins/socrata-table.ts';
import { createSocrataTwin, type SocrataTwin } from '../../twins/socrata.ts';
import { aResult, DOMAIN, idAt, ORIGIN } from './support.ts';

export interface RowBench {
  readonly twin: SocrataTwin;
  readonly http: TwinHttp;
  readonly rows: RowSource;
  readonly notes: string[];
  /** Of the nth table, described alone. */
  schema(index?: number): Promise<TableSchema>;
  /** Of the first table, described with the others. */
  schemaAmongOthers(): Promise<TableSchema>;
  /** From now on the twin is asked something else than what the connector asks. */
  rewrite(change: (url: URL) => void): void;
}
export interface RowBenchOptions {
  readonly appToken?: string;
  /** Changes the Discovery result of every table. */
  readonly resource?: JsonObject;
}

/** A result whose columns are those of the table. */
export function tableResult(id: string, table: TwinTable, resource: JsonObject = {}): JsonObject {
  const stamp = '2026-05-01T10:00:00.000Z';
  return aResult({ id, resource: { data_updated_at: stamp, ...columnLists(table), ...resource } });
}

/** Tables under the ids 0000-0000, 0000-000a, …; their columns get the names that the platform would give them. */
export function openTables(tables: readonly TwinTable[], options: RowBenchOptions = {}): RowBench {
  const named = tables.map(asSocrataTable);
  const ids = tables.map((_, index) => idAt(index * 10));
  const twin = createSocrataTwin({
    domain: DOMAIN,
    results: named.map((table, index) => tableResult(ids[index] ?? '', table, options.resource)),
    tables: (id) => named[ids.indexOf(id)] ?? null,
  });
  let rewrite: (url: URL) => void = () => undefined;
  const http = twinHttp({
    handle(request) {
      const url = new URL(request.url);
      rewrite(url);
      return twin.handle({ ...request, url });
    },
  });
  const notes: string[] = [];
  const { appToken } = options;
  const config = { url: new URL(ORIGIN), domain: DOMAIN, appToken, discovery: undefined };
  const now = (): Date => new Date('2026-11-23T00:00:00Z');
  const portal = socrata.open(config, {
    portalId: 'city',
    http,
    now,
    note: (_level, message) => notes.push(message),
  });
  if (portal.rows === undefined) throw new Error('the portal reads no rows');
  const { rows } = portal;
  const described = async (wanted: readonly string[]): Promise<TableSchema> => {
    const refs = wanted.map((id) => ({ datasetId: id, tableId: id }));
    const [found] = await rows.describe(refs, aCall());
    if (found === null || found === undefined || found instanceof ConnectorError)
      throw found ?? new Error(`no table ${wanted.join()}`);
    return found;
  };
  return {
    twin,
    http,
    rows,
    notes,
    schema: (index = 0) => described([ids[index] ?? '']),
    schemaAmongOthers: () => described(ids),
    rewrite(change) {
      rewrite = change;
    },
  };
}

export function allOf(schema: TableSchema): readonly string[] {
  return schema.columns.map(({ name }) => name);
}

export async function rowsOf(
  source: RowSource,
  schema: TableSchema,
  query: Partial<PushedRows> = {},
): Promise<readonly Row[]> {
  const asked: PushedRows = { columns: allOf(schema), where: null, orderBy: [], window: null, ...query };
  const rows: Row[] = [];
  let isLast = false;
  for await (const batch of source.rows(schema, asked, aCall())) {
    if (isLast) throw new Error('a batch after the last');
    isLast = batch.last;
    rows.push(...batch.rows);
  }
  if (!isLast) throw new Error('no last batch');
  return rows;
}

/** Row identifiers, which tell rows apart. */
export function idsOfRows(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => String(row[':id'])).sort();
}
export async function matching(
  source: RowSource,
  schema: TableSchema,
  where: Condition,
): Promise<readonly string[]> {
  return idsOfRows(await rowsOf(source, schema, { columns: [':id'], where }));
}
/** The code of the error that a promise ends with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    return error instanceof ConnectorError ? error.code : String(error);
  }
}

/** What the platform makes of the names of `oddTable`. */
export const ODD_FIELDS = {
  text: 'o_neil_s_50_street',
  note: 'note',
  integer: 'select_count',
  decimal: 'amount',
  flag: 'rack',
  at: 'opened_at',
  instant: 'reported_utc',
  point: 'location',
} as const;
/** Rows of `oddBench`. */
export const ROWS = 90;

export interface OddBench {
  readonly bench: RowBench;
  readonly schema: TableSchema;
  /** Every row with every column, as the connector reads them. */
  readonly all: readonly Row[];
}
export async function oddBench(): Promise<OddBench> {
  const bench = openTables([oddTable(11, ROWS)]);
  const schema = await bench.schema();
  return { bench, schema, all: await rowsOf(bench.rows, schema) };
}
