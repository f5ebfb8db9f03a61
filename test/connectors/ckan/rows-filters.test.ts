import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNamed, filtersOf, isFiltered } from '../../../connectors/ckan/rows-filters.ts';
import {
  ConnectorError,
  isJsonObject,
  type Condition,
  type Json,
  type Scalar,
} from '../../../src/connector/index.ts';
import type { TwinRequest } from '../../twins/twin.ts';
import { aColumn, aSchema } from './a-schema.ts';
import { hostileTexts } from './hostile.ts';
import { openOn } from './portal.ts';
import { idsOfRows, openRows, rowsFor, rowsOf, type OpenedRows } from './rows-portal.ts';

/** Hostile texts that the suite sends as filters; 100,000 were sent once. */
const HOSTILE = 1_000;

const schema = aSchema([
  aColumn('word', 'text'),
  aColumn('n', 'int4'),
  aColumn('f', 'float8'),
  aColumn('t', 'timestamp'),
]);
const eq = (column: string, value: Scalar): Condition => ({ op: 'eq', column, value });

describe('conditions as filters', () => {
  it.each<readonly [Condition | null, Json]>([
    [null, {}],
    [eq('word', 'a'), { word: 'a' }],
    [{ op: 'in', column: 'n', values: [1, 2, 1] }, { n: [1, 2] }],
    [{ op: 'in', column: 'n', values: [3] }, { n: 3 }],
    [
      { op: 'and', of: [eq('word', 'a'), { op: 'and', of: [eq('n', 1)] }] },
      { word: 'a', n: 1 },
    ],
    [
      {
        op: 'and',
        of: [
          { op: 'in', column: 'n', values: [1, 2, 3] },
          { op: 'in', column: 'n', values: [2, 3, 4] },
        ],
      },
      { n: [2, 3] },
    ],
    [{ op: 'or', of: [eq('n', 5)] }, { n: 5 }],
    [{ op: 'in', column: 'n', values: [1, '99999999999'] }, { n: 1 }],
    [{ op: 'and', of: [] }, {}],
  ])('%j are %j', (condition, filters) => {
    expect(filtersOf(condition, schema)).toEqual({ is: 'filters', filters });
  });

  it.each<Condition>([
    { op: 'or', of: [] },
    { op: 'in', column: 'word', values: [] },
    { op: 'and', of: [eq('word', 'a'), eq('word', 'b')] },
    eq('n', '99999999999'),
  ])('%j match nothing, which nobody has to be asked', (condition) => {
    expect(filtersOf(condition, schema)).toEqual({ is: 'nothing' });
  });

  it.each<Condition>([
    { op: 'or', of: [eq('n', 1), eq('n', 2)] },
    { op: 'ne', column: 'n', value: 1 },
    { op: 'isNull', column: 'n' },
    eq('f', 0.1),
    eq('t', '2024-05-01T09:30:00Z'),
    { op: 'and', of: [eq('n', 1), { op: 'contains', column: 'word', value: 'a', fold: true }] },
  ])('%j are beyond them', (condition) => {
    expect(filtersOf(condition, schema)).toMatchObject({ is: 'beyond' });
  });

  it('name columns of the schema, and take text that PostgreSQL can hold', () => {
    expect(() => columnNamed(schema, 'nope')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
    expect(() => filtersOf(eq('word', 'a\0'), schema)).toThrow(
      expect.objectContaining({ code: 'BAD_QUERY' }),
    );
  });

  it('are for types that are compared as they are shown', () => {
    const filtered = (type: string): boolean => isFiltered(aColumn('c', type));
    expect(['text', 'int4', 'numeric', 'bool', 'date', 'timestamptz'].map(filtered)).not.toContain(false);
    expect(['time', 'float8', 'timestamp', 'json', '_text'].map(filtered)).not.toContain(true);
  });

  it('stand for what the conditions say of rows', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(values, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 5 }),
        (lists, row) => {
          const found = filtersOf(
            { op: 'and', of: lists.map((list): Condition => ({ op: 'in', column: 'n', values: list })) },
            schema,
          );
          const allowed = found.is === 'filters' ? [found.filters['n']].flat() : [];
          expect(allowed.includes(row)).toBe(lists.every((list) => list.includes(row)));
        },
      ),
    );
  });
});

/** Sends each as a filter to a table of them all, and looks at what arrived. */
async function sendEach(texts: readonly string[], method: string): Promise<void> {
  const columns = [{ name: 'word', type: 'text' as const }];
  const opened = await openRows({
    table: { columns, rows: texts.map((word) => ({ word })) },
    profile: '2.11',
  });
  let sent: TwinRequest | null = null;
  opened.twin.onRequest((request) => {
    sent = request;
  });
  const { rows } = method === 'GET' ? refusing(opened) : opened;
  for (const [index, word] of texts.entries()) {
    const found = await rowsFor({ rows, schema: opened.schema }, { where: eq('word', word) });
    expect([word, idsOfRows(found), filtersIn(sent)]).toEqual([word, [index + 1], { word }]);
  }
}
const AT_A_TIME = 40;

describe('a hostile text in filters', () => {
  it.each(['POST', 'GET'])(`arrives as it is by %s, ${HOSTILE} times`, async (method) => {
    const texts = [...new Set(hostileTexts(5, HOSTILE))];
    for (let at = 0; at < texts.length; at += AT_A_TIME)
      await sendEach(texts.slice(at, at + AT_A_TIME), method);
  });
});

function filtersIn(request: TwinRequest | null): Json {
  const text = request?.method === 'POST' ? request.body : (request?.url.searchParams.get('filters') ?? '');
  const value: Json = JSON.parse(text);
  return request?.method === 'POST' && isJsonObject(value) ? (value['filters'] ?? null) : value;
}

function refusing(opened: OpenedRows): { readonly rows: OpenedRows['rows'] } {
  const http: typeof opened.http = {
    ...opened.http,
    json: async (url, call, init) => {
      if (init?.body !== undefined) throw new ConnectorError('BLOCKED', 'no POST here');
      return opened.http.json(url, call, init);
    },
  };
  return { rows: rowsOf({ ...opened, portal: openOn(http) }) };
}
