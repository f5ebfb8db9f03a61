/** Answers of datastore_search as real portals gave them, behind a server that gives them again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject, type TableSchema } from '../../src/connector/index.ts';
import { openOn, openTwin } from '../connectors/ckan/portal.ts';
import { describeOne, rowsFor, rowsOf } from '../connectors/ckan/rows-portal.ts';
import { twinHttp, type TwinHttp } from '../support/twin-http.ts';
import { hasRecordings, objectOf, RECORDINGS } from './support/recordings.ts';

const isHere = hasRecordings('rows of Toronto and of a demo portal');

/** Every datastore_search is answered with this text; what else is asked is not known. */
function giving(text: string): TwinHttp {
  const headers = { 'content-type': 'application/json;charset=utf-8' };
  return twinHttp({
    handle: async ({ url }) => {
      const action = url.pathname.split('/').at(-1) ?? '';
      if (action === 'datastore_search') return { status: 200, headers, body: text };
      return { status: 400, headers, body: JSON.stringify(`Bad request - Action name not known: ${action}`) };
    },
  });
}
async function described(
  text: string,
  tableId: string,
): Promise<{ schema: TableSchema; notes: readonly string[]; http: TwinHttp }> {
  const notes: string[] = [];
  const http = giving(text);
  const rows = rowsOf({ ...openTwin({ packages: [] }), portal: openOn(http, notes) });
  return { schema: await describeOne(rows, tableId), notes, http };
}
function resultOf(text: string): JsonObject {
  return objectOf(objectOf(JSON.parse(text))['result']);
}
function listIn(object: JsonObject, name: string): readonly JsonObject[] {
  const list = object[name];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

describe.runIf(isHere)('the death registry of Toronto', () => {
  const text = isHere
    ? readFileSync(join(RECORDINGS, 'ckan/toronto/datastore_search-death-registry.json'), 'utf8')
    : '';
  const tableId = 'b00e485a-8214-43cb-aaf9-55b9dc64b747';

  it('is described with its types, its notes, its count and its first rows', async () => {
    const { schema, notes } = await described(text, tableId);
    expect(schema.columns.map(({ name, type }) => [name, type])).toEqual([
      ['_id', 'integer'],
      ['CIVIC_CENTRE', 'text'],
      ['DEATH_LICENSES', 'decimal'],
      ['PLACE_OF_DEATH', 'text'],
      ['TIME_PERIOD', 'text'],
    ]);
    expect(schema.columns[2]).toMatchObject({
      title: null,
      description: 'Number of deaths registered in the month',
    });
    expect([schema.count, schema.sample?.length]).toEqual([{ value: 865, precision: 'exact' }, 100]);
    expect(schema.sample?.[0]).toEqual({
      _id: 11487,
      CIVIC_CENTRE: 'ET',
      DEATH_LICENSES: 69,
      PLACE_OF_DEATH: 'Outside City Limits',
      TIME_PERIOD: '2011-01',
    });
    expect(notes.filter((note) => note.includes('without a cell'))).toEqual([]);
  });

  it('is read row by row, and a server that gives the same page for ever is noticed', async () => {
    const { schema, http } = await described(text, tableId);
    const rows = rowsOf({ ...openTwin({ packages: [] }), portal: openOn(http) });
    const columns = ['TIME_PERIOD', 'DEATH_LICENSES'];
    const first = await rowsFor({ rows, schema }, { columns, window: { offset: 0, limit: 100 } });
    expect(first).toEqual(
      (schema.sample ?? []).map((row) => Object.fromEntries(columns.map((name) => [name, row[name]]))),
    );
    await expect(rowsFor({ rows, schema }, { columns })).rejects.toMatchObject({ code: 'BAD_SHAPE' });
  });
});

interface Exchange {
  readonly tableId: string;
  readonly text: string;
}
/** Answers with records, one a table. */
function recorded(): readonly Exchange[] {
  const lines = readFileSync(join(RECORDINGS, 'ckan/demo.ckan.org-and-local-exchanges.jsonl'), 'utf8').split(
    '\n',
  );
  const found = new Map<string, Exchange>();
  for (const line of lines.filter((one) => one !== '')) {
    const { url, status, body } = objectOf(JSON.parse(line));
    if (status !== 200 || !String(url).includes('/datastore_search?')) continue;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const result = resultOf(text);
    const tableId = String(result['resource_id']);
    if (listIn(result, 'records').length > 0) found.set(tableId, { tableId, text });
  }
  return [...found.values()];
}

describe.runIf(isHere)('tables of every column type on a demo portal', () => {
  it('are described, and every value that is there has a cell', async () => {
    const exchanges = recorded();
    expect(exchanges.length).toBeGreaterThan(4);
    const types = new Set<string>();
    for (const { tableId, text } of exchanges) {
      const { schema, notes } = await described(text, tableId);
      const result = resultOf(text);
      expect(schema.columns.map(({ name, sourceType }) => [name, sourceType])).toEqual(
        listIn(result, 'fields').map((field) => [field['id'], field['type']]),
      );
      expect(notes.filter((note) => note.includes('without a cell'))).toEqual([]);
      const isNull = (value: Json | undefined): boolean => value === null || value === undefined;
      for (const [index, record] of listIn(result, 'records').entries())
        for (const { name } of schema.columns)
          expect([name, isNull(schema.sample?.[index]?.[name])]).toEqual([name, isNull(record[name])]);
      for (const { sourceType } of schema.columns) types.add(sourceType);
    }
    expect([...types].sort()).toEqual(
      expect.arrayContaining(['_text', 'bool', 'float8', 'int4', 'json', 'text', 'time', 'timestamp']),
    );
  });
});
