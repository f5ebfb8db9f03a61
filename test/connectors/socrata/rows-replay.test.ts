/** Rows against what real portals sent: column names and types of 26 catalogues, and whole SODA exchanges. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import socrata from '../../../connectors/socrata/index.ts';
import { kindOf, typeOfKind } from '../../../connectors/socrata/column-kinds.ts';
import { rowReader } from '../../../connectors/socrata/row-cells.ts';
import { soqlName } from '../../../connectors/socrata/soql-literal.ts';
import type { Http, HttpJson, RowSource } from '../../../src/connector/contract.ts';
import { ConnectorError } from '../../../src/connector/errors.ts';
import { isJsonObject, type Json } from '../../../src/domain/json.ts';
import type { Row } from '../../../src/domain/query/ast.ts';
import type { Column, TableSchema } from '../../../src/domain/query/table.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import { createSocrataTwin } from '../../twins/socrata.ts';
import { hasReplay, idsIn, ORIGIN, recorded, REPLAY } from './support.ts';

const isHere = hasReplay('columns of 26 Socrata catalogues, and SODA exchanges');
const catalogues = isHere ? readdirSync(new URL('catalog/', REPLAY)) : [];
/** Of every so many tables one row is asked for, with all of its columns; 1 was run once. */
const EVERY = 25;
/** Tables in one call. */
const TOGETHER = 1_000;

function rowsAt(http: Http, domain: string): RowSource {
  const config = { url: new URL(ORIGIN), domain, appToken: undefined, discovery: undefined };
  const context = {
    portalId: 'city',
    http,
    now: () => new Date('2026-11-23T00:00:00Z'),
    note: () => undefined,
  };
  const { rows } = socrata.open(config, context);
  if (rows === undefined) throw new Error('the portal reads no rows');
  return rows;
}
async function firstRows(rows: RowSource, schema: TableSchema): Promise<readonly Row[]> {
  const columns = schema.columns.filter(({ system }) => !system).map(({ name }) => name);
  const query = { columns, where: null, orderBy: [], window: { offset: 0, limit: 900 } };
  const found: Row[] = [];
  for await (const batch of rows.rows(schema, query, aCall())) found.push(...batch.rows);
  return found;
}

interface Tally {
  tables: number;
  withoutColumns: number;
  columns: number;
  asked: number;
  readonly words: Map<string, number>;
}
async function tally(name: string, into: Tally): Promise<void> {
  const domain = name.replace('.jsonl.gz', '');
  const listed = recorded(`catalog/${name}`);
  const twin = createSocrataTwin({ domain, results: listed, tables: () => ({ rows: [{}] }) });
  const http: TwinHttp = twinHttp(twin);
  const rows = rowsAt(http, domain);
  const ids = [...new Set(idsIn(listed))];
  for (let start = 0; start < ids.length; start += TOGETHER) {
    const some = ids.slice(start, start + TOGETHER);
    const answers = await rows.describe(
      some.map((id) => ({ datasetId: id, tableId: id })),
      aCall(),
    );
    for (const [index, schema] of answers.entries()) {
      if (schema === null || schema instanceof ConnectorError) throw schema ?? new Error(some[index]);
      const own = schema.columns.filter(({ system }) => !system);
      into.tables += 1;
      into.columns += own.length;
      if (own.length === 0) into.withoutColumns += 1;
      for (const { name: column, sourceType } of own) {
        soqlName(column);
        into.words.set(sourceType, (into.words.get(sourceType) ?? 0) + 1);
      }
      if (into.tables % EVERY !== 0) continue;
      into.asked += 1;
      expect(await firstRows(rows, schema)).toHaveLength(1);
    }
  }
}

describe.skipIf(!isHere)('tables of recorded catalogues', () => {
  const all: Tally = { tables: 0, withoutColumns: 0, columns: 0, asked: 0, words: new Map() };

  it('are described, all of them, and their columns can be asked for', async () => {
    for (const name of catalogues) await tally(name, all);
    expect(all).toMatchObject({ tables: 8_098, withoutColumns: 24, columns: 138_703 });
    expect(all.asked).toBe(Math.floor(all.tables / EVERY));
  }, 120_000);

  it('have types that are known, and shapes and links that are kept as they are', () => {
    const kinds = [...all.words.keys()].map((word) => `${word}: ${typeOfKind(kindOf(word))}`).sort();
    expect(kinds).toEqual([
      'Calendar date: instant',
      'Checkbox: boolean',
      'Date: instant',
      'Document: json',
      'Line: json',
      'MultiLine: json',
      'MultiPoint: json',
      'MultiPolygon: json',
      'Number: decimal',
      'Photo: json',
      'Point: point',
      'Polygon: json',
      'Text: text',
      'URL: json',
      'Url: json',
    ]);
  });
});

interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}
function exchanges(file: string): readonly Exchange[] {
  const lines = readFileSync(new URL(file, REPLAY), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { method, url, status, headers, body } = JSON.parse(line);
    const pairs: readonly (readonly [string, string])[] = headers;
    const named = Object.fromEntries(pairs.map(([key, value]) => [key.toLowerCase(), value]));
    return { method, url: new URL(url), status, headers: named, body: JSON.parse(body) };
  });
}
const sodas = isHere ? exchanges('soda-rows-exchanges.jsonl') : [];
const views = isHere ? exchanges('soda-views-exchanges.jsonl') : [];

function listIn(header: string | undefined): readonly string[] {
  const list: unknown = header === undefined ? null : JSON.parse(header);
  return Array.isArray(list) ? list.map(String) : [];
}
/** As the answer's own headers say. */
function columnsOf({ headers }: Exchange): readonly Column[] {
  const types = listIn(headers['x-soda2-types']);
  return listIn(headers['x-soda2-fields']).map((name, index) => {
    const sourceType = types[index] ?? '';
    const type = typeOfKind(kindOf(sourceType));
    return { name, type, nullable: true, title: null, description: null, sourceType, system: false };
  });
}

/** Answers with what was recorded for the table, whatever is asked about it. */
function recordedHttp(): Http {
  const whole = sodas.filter(
    ({ method, url }) =>
      method === 'GET' && url.searchParams.get('$select') === '*' && !url.searchParams.has('$offset'),
  );
  return {
    json(url): Promise<HttpJson> {
      const id = /[a-z0-9]{4}-[a-z0-9]{4}/.exec(url.pathname)?.[0] ?? '';
      const from = url.pathname.startsWith('/resource/') ? whole : views;
      const found = from.find(
        (exchange) => exchange.url.pathname.includes(id) && !exchange.url.searchParams.has('$where'),
      );
      if (found === undefined) throw new ConnectorError('NOT_FOUND', url.href);
      return Promise.resolve({ ...found, url, validators: {} });
    },
    text: () => Promise.reject(new Error('no pages')),
  };
}

describe.skipIf(!isHere)('recorded SODA exchanges', () => {
  it('hold rows that become cells of the types which their headers name', () => {
    const counts = new Map<string, number>();
    for (const exchange of sodas) {
      const columns = columnsOf(exchange);
      const rows = Array.isArray(exchange.body) ? exchange.body : [];
      for (const [index, row] of rows.entries()) {
        if (!isJsonObject(row)) throw new Error(JSON.stringify(row));
        const cells = rowReader(columns)(row, index);
        for (const { name, sourceType } of columns)
          if (cells[name] !== null) counts.set(sourceType, (counts.get(sourceType) ?? 0) + 1);
      }
    }
    expect(sodas).toHaveLength(58);
    expect([...counts.keys()].sort()).toEqual([
      'boolean',
      'document',
      'fixed_timestamp',
      'floating_timestamp',
      'location',
      'number',
      'photo',
      'text',
      'url',
    ]);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(257);
  });

  it.each(['2asz-g9qq', '2646-ez2p', '7caz-dk9s', 'kc76-ybeq', 'w8wm-g3qx', 'zidz-sdfj'])(
    'describe table %s and give its rows',
    async (id) => {
      const rows = rowsAt(recordedHttp(), 'soda.demo.socrata.com');
      const [schema] = await rows.describe([{ datasetId: id, tableId: id }], aCall());
      if (schema === null || schema === undefined || schema instanceof ConnectorError)
        throw schema ?? new Error(id);
      expect(schema.capabilities.filter.eq?.text).toBe('exact');
      expect(schema.asOf).toMatch(/^20\d\d-/);
      const found = await firstRows(rows, schema);
      expect(found.length).toBeGreaterThan(0);
      const [first = {}] = found;
      expect(Object.values(first).some((cell) => cell !== null)).toBe(true);
    },
  );

  it('have every type of column in one table', async () => {
    const id = '2asz-g9qq';
    const rows = rowsAt(recordedHttp(), 'soda.demo.socrata.com');
    const [schema] = await rows.describe([{ datasetId: id, tableId: id }], aCall());
    if (schema === null || schema === undefined || schema instanceof ConnectorError) throw new Error(id);
    expect(await firstRows(rows, schema)).toMatchObject([
      {
        plain_text_column: 'Sample Text',
        number_column: 42,
        money_column: 1000000,
        date_time_column: '2014-10-13T00:00:00',
        date_time_with_timezone_column: '2014-10-14T07:00:00Z',
        location_column: { latitude: '47.5982815480005', human_address: expect.stringContaining('Seattle') },
        website_url_column: { url: 'http://www.socrata.com', description: 'Socrata' },
        checkbox_column: true,
        flag_column: 'green',
        photo_column: expect.any(String),
        document: { filename: 'ping-pong.gif' },
      },
    ]);
  });
});
