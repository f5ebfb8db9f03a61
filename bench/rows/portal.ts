/** The portal of the rows benchmark, in a process of its own: every answer is made once and then only sent. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import { createLargeTableTwin, treeTable } from '../../test/twins/large-table.ts';
import { serveTwin } from '../../test/twins/serve.ts';
import type { Twin, TwinRequest, TwinResponse } from '../../test/twins/twin.ts';
import { report, serveParent, readTask } from '../child.ts';

export interface PortalTask {
  readonly rows: number;
  readonly seed: number;
}
export interface PortalReady {
  readonly url: string;
}
/** A question for rows as it came: what a bare loop then asks too. */
export interface AskedPage {
  readonly path: string;
  readonly body: string;
}

const HEADERS = { 'content-type': 'application/json;charset=utf-8' };
/** The twin itself answers what the table is like; that costs it the same whatever the number of rows. */
const TWIN_ROWS = 200;

const { rows: count, seed } = await readTask<PortalTask>();
const table = treeTable(count, seed);
const small = createLargeTableTwin({ ...table, rows: table.rows.slice(0, TWIN_ROWS) });
const answers = new Map<string, TwinResponse>();
const asked: AskedPage[] = [];

function paramsOf({ method, body }: TwinRequest): JsonObject | null {
  if (method !== 'POST') return null;
  const json: Json = JSON.parse(body);
  return isJsonObject(json) ? json : null;
}

/** Rows as they come, which is all that is asked of this table at its full length; null: something else is asked. */
function pageOf(request: TwinRequest): TwinResponse | null {
  const params = request.url.pathname.endsWith('/datastore_search') ? paramsOf(request) : null;
  const { offset, limit, fields, filters, sort } = params ?? {};
  if (params === null || typeof offset !== 'number' || typeof limit !== 'number') return null;
  if (filters !== undefined || JSON.stringify(sort) !== '["\\"_id\\" asc"]' || !Array.isArray(fields))
    return null;
  const records = table.rows.slice(offset, offset + Math.min(limit, 32_000)).map((row, at) =>
    // `_id` counts from one, as PostgreSQL's serial does.
    Object.fromEntries(
      fields.map((name) => [String(name), name === '_id' ? offset + at + 1 : (row[String(name)] ?? null)]),
    ),
  );
  const types: Readonly<Record<string, string>> = {
    integer: 'int',
    decimal: 'numeric',
    text: 'text',
    date: 'date',
  };
  const result = {
    include_total: params['include_total'] === true,
    limit,
    offset,
    records_format: 'objects',
    resource_id: params['resource_id'],
    total_estimation_threshold: null,
    records,
    fields: fields.map((name) => ({
      id: name,
      type: types[table.columns.find((column) => column.name === name)?.type ?? 'integer'] ?? 'text',
    })),
    ...(params['include_total'] === true ? { total: count, total_was_estimated: false } : {}),
  };
  return {
    status: 200,
    headers: HEADERS,
    body: Buffer.from(JSON.stringify({ help: '', success: true, result })),
  };
}

const twin: Twin = {
  async handle(request) {
    const path = request.url.pathname + request.url.search;
    const isRows = request.method === 'POST' && path.endsWith('/datastore_search');
    if (isRows) asked.push({ path, body: request.body });
    const key = `${path} ${request.body}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = pageOf(request) ?? (await small.handle(request));
    answers.set(key, answer);
    return answer;
  },
};

const served = await serveTwin(twin, { log: false });
serveParent(
  () => asked.splice(0),
  () => served.close(),
);
const ready: PortalReady = { url: served.url };
report(ready);
