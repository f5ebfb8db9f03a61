import { describe, expect, it } from 'vitest';
import { ConnectorError, type Json, type TableRef } from '../../../src/connector/index.ts';
import { aCall } from '../../support/twin-http.ts';
import { oddTable, ODD_NAMES, type TwinTable } from '../../twins/rows.ts';
import { aPackage, answering, answeringHtml, idNumber, openOn, openTwin } from './portal.ts';
import { describeOne, openRows, rowsOf, TABLE } from './rows-portal.ts';

const ref = (tableId: string): TableRef => ({ datasetId: 'd', tableId });
const few: TwinTable = {
  columns: [
    { name: 'word', type: 'text', title: 'Word', description: 'What it is' },
    { name: 'n', type: 'decimal' },
  ],
  rows: Array.from({ length: 25 }, (_, index) => ({ word: `w${index}`, n: index / 4 })),
};

describe('a table of the DataStore', () => {
  it('is described with columns, notes, count and first rows', async () => {
    const { schema, all } = await openRows({ table: few, profile: '2.11' });
    expect(schema).toMatchObject({
      key: '_id',
      version: null,
      asOf: null,
      count: { value: 25, precision: 'exact' },
    });
    expect(schema.columns).toEqual([
      {
        name: '_id',
        type: 'integer',
        nullable: false,
        title: null,
        description: null,
        sourceType: 'int',
        system: true,
      },
      {
        name: 'word',
        type: 'text',
        nullable: true,
        title: 'Word',
        description: 'What it is',
        sourceType: 'text',
        system: false,
      },
      {
        name: 'n',
        type: 'decimal',
        nullable: true,
        title: null,
        description: null,
        sourceType: 'numeric',
        system: false,
      },
    ]);
    expect(schema.sample).toEqual(all.slice(0, 20));
  });

  it('costs one request, and what the portal can do a few more, once', async () => {
    const requests = async (profile: '2.9' | '2.10' | '2.11', times: number): Promise<number> => {
      const opened = openTwin({ packages: [], profile, tables: () => few });
      for (let i = 0; i < times; i += 1) await describeOne(rowsOf(opened));
      return opened.http.requests.length;
    };
    // Sorting with nulls last is refused to 2.10, and SQL is looked for.
    expect([await requests('2.11', 1), await requests('2.11', 4)]).toEqual([2, 5]);
    expect([await requests('2.10', 1), await requests('2.10', 4)]).toEqual([3, 6]);
    expect([await requests('2.9', 1), await requests('2.9', 4)]).toEqual([3, 6]);
  });

  it('is given back in place, among what is not there, not for everybody, and broken', async () => {
    const tables = new Map([
      [TABLE, few],
      [idNumber(8), oddTable(1)],
      [idNumber(9), few],
    ]);
    const opened = openTwin({
      packages: [aPackage(1, { private: true, resources: [{ id: idNumber(9) }] })],
      tables: (id) => tables.get(id) ?? null,
    });
    const ids = ['nope', TABLE, idNumber(9), idNumber(8), TABLE];
    const found = await rowsOf(opened).describe(ids.map(ref), aCall());
    expect(
      found.map((one) => (one instanceof ConnectorError ? one.code : (one?.ref.tableId ?? null))),
    ).toEqual([null, TABLE, 'UNAUTHORISED', idNumber(8), TABLE]);
    expect(await rowsOf(opened).describe([], aCall())).toEqual([]);
  });

  it('is no table where the portal has no DataStore', async () => {
    const opened = openTwin({ packages: [], profile: 'dkan', tables: () => few });
    expect(await rowsOf(opened).describe([ref(TABLE)], aCall())).toEqual([null]);
  });

  it.each<readonly [string, Json, string]>([
    ['no fields', { success: true, result: { records: [] } }, 'BAD_SHAPE'],
    [
      'a field without a name',
      { success: true, result: { fields: [{ type: 'text' }], records: [] } },
      'BAD_SHAPE',
    ],
    [
      'no "_id"',
      { success: true, result: { fields: [{ id: 'a', type: 'text' }], records: [] } },
      'BAD_SHAPE',
    ],
    [
      'no records',
      { success: true, result: { fields: [{ id: '_id', type: 'int' }], total: 0 } },
      'BAD_SHAPE',
    ],
    [
      'an error in 200',
      { success: false, error: { __type: 'Internal Server Error', message: 'x' } },
      'UPSTREAM_FAILED',
    ],
    ['no answer of CKAN', { hello: 1 }, 'BAD_SHAPE'],
  ])('that comes with %s is an error as a value', async (_what, body, code) => {
    const [found] = await rowsOf({
      ...openTwin({ packages: [] }),
      portal: openOn(answering(200, body)),
    }).describe([ref(TABLE)], aCall());
    expect(found).toMatchObject({ code });
  });

  it('is an error as a value behind a firewall, and throws where the caller gave up', async () => {
    const behind = { ...openTwin({ packages: [] }), portal: openOn(answeringHtml(200)) };
    expect(await rowsOf(behind).describe([ref(TABLE)], aCall())).toMatchObject([{ code: 'BLOCKED' }]);
    const opened = openTwin({ packages: [], tables: () => few });
    await expect(rowsOf(opened).describe([ref(TABLE)], aCall(AbortSignal.abort()))).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });

  it('has no SQL where its id or a name in it cannot be written in SQL', async () => {
    const odd = { columns: [{ name: 'a :b', type: 'text' as const }], rows: [] };
    const table = (id: string): TwinTable => (id === TABLE ? odd : few);
    const opened = openTwin({ packages: [], profile: '2.9', tables: table });
    const [one, other] = await rowsOf(opened).describe([ref(TABLE), ref('an-alias')], aCall());
    for (const schema of [one, other]) expect(schema).toMatchObject({ capabilities: { aggregate: null } });
  });

  it('says where its count is a guess', async () => {
    const { schema } = await openRows({ table: few, profile: '2.11', knobs: { estimate: 24 } });
    expect([schema.count, schema.capabilities.count]).toEqual([
      { value: 24, precision: 'estimate' },
      'estimate',
    ]);
  });

  it('keeps odd names and hides what is not for people', async () => {
    const { schema } = await openRows({ table: oddTable(1) });
    expect(schema.columns.map(({ name }) => name)).toEqual(['_id', ...Object.values(ODD_NAMES)]);
    const fields = [
      { id: '_id', type: 'int' },
      { id: '_full_text', type: 'tsvector' },
      { id: 'rank', type: 'int4' },
      { id: 'null', type: 'text' },
    ];
    const portal = openOn(answering(200, { success: true, result: { fields, records: [], total: 0 } }));
    const hidden = await describeOne(rowsOf({ ...openTwin({ packages: [] }), portal }));
    expect(hidden.columns.map(({ name }) => name)).toEqual(['_id', 'rank', 'null']);
  });
});
