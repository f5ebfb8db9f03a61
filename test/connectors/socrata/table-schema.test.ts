import { describe, expect, it } from 'vitest';
import { schemaOfResult, schemaOfView } from '../../../connectors/socrata/table-schema.ts';
import { ConnectorError } from '../../../src/connector/errors.ts';
import type { Json, JsonObject } from '../../../src/domain/json.ts';
import type { TableSchema } from '../../../src/domain/query/table.ts';
import { aResult, DOMAIN } from './support.ts';

const REF = { datasetId: 'abcd-1234', tableId: 'abcd-1234' };
function ofResult(resource: JsonObject): TableSchema | ConnectorError | null {
  return schemaOfResult(REF, aResult({ resource }), DOMAIN, '2.1');
}
function schemaIn(answer: TableSchema | ConnectorError | null): TableSchema {
  if (answer === null || answer instanceof ConnectorError) throw answer ?? new Error('null');
  return answer;
}
const LISTS = {
  columns_name: ['Amount', 'Ward', 'When', 'Region'],
  columns_field_name: ['amount', 'ward', 'when', ':@computed_region_ab12_cd34'],
  columns_datatype: ['Number', 'Text', 'Calendar date', 'Number'],
  columns_description: ['In dollars', '', '', ''],
};

describe('the schema of a table by its Discovery result', () => {
  it('has its columns with their titles, no computed regions, and the system columns at the end', () => {
    const { columns, key } = schemaIn(ofResult(LISTS));
    expect(columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'amount: decimal',
      'ward: text',
      'when: instant',
      ':id: text',
      ':created_at: instant',
      ':updated_at: instant',
      ':version: text',
    ]);
    expect(columns[0]).toEqual({
      name: 'amount',
      type: 'decimal',
      nullable: true,
      title: 'Amount',
      description: 'In dollars',
      sourceType: 'Number',
      system: false,
    });
    expect(columns.filter(({ system }) => system).every(({ nullable }) => !nullable)).toBe(true);
    expect(key).toBe(':id');
  });

  it.each<readonly [Json, string | null]>([
    ['2026-11-20T10:35:42.123Z', '2026-11-20T10:35:42Z'],
    ['soon', null],
    [null, null],
  ])('is as of %s', (stamp, wanted) => {
    const schema = schemaIn(ofResult({ ...LISTS, data_updated_at: stamp }));
    expect([schema.asOf, schema.version]).toEqual([wanted, wanted]);
  });

  it.each<readonly [string, JsonObject]>([
    ['no types', { columns_datatype: null }],
    ['fewer types', { columns_datatype: ['Number'] }],
    ['more names', { columns_name: ['a', 'b', 'c', 'd', 'e'] }],
    ['no columns', { columns_name: [], columns_field_name: [], columns_datatype: [] }],
    ['a text for a list', { columns_field_name: 'amount' }],
  ])('is not told by %s', (_what, lists) => expect(ofResult({ ...LISTS, ...lists })).toBeNull());

  it('has a column once, and types that nobody knows as JSON', () => {
    const { columns } = schemaIn(
      ofResult({
        columns_name: ['A', 'A again', 'B'],
        columns_field_name: ['a', 'a', 'b'],
        columns_datatype: ['Text', 'Number', 'Hologram'],
      }),
    );
    expect(columns.slice(0, 2).map(({ name, type, sourceType }) => [name, type, sourceType])).toEqual([
      ['a', 'text', 'Text'],
      ['b', 'json', 'Hologram'],
    ]);
  });
});

describe('the schema of a table by its view', () => {
  const view: JsonObject = {
    id: 'abcd-1234',
    assetType: 'dataset',
    viewType: 'tabular',
    newBackend: true,
    rowsUpdatedAt: 1558719618,
    columns: [
      { id: 1, name: 'X', fieldName: 'x', dataTypeName: 'number' },
      { id: 2, name: 'Web', fieldName: 'web', dataTypeName: 'url', description: 'Where' },
      { id: 3, name: 'Secret', fieldName: 'secret', dataTypeName: 'text', flags: ['hidden'] },
      { id: 4, name: 'Region', fieldName: ':@computed_region_k83t_ady5', dataTypeName: 'number' },
    ],
  };
  it('reads seconds and passes over what is hidden or computed', () => {
    const { columns, asOf } = schemaIn(schemaOfView(REF, view, '2.1'));
    expect(columns.filter(({ system }) => !system).map(({ name, type }) => [name, type])).toEqual([
      ['x', 'decimal'],
      ['web', 'json'],
    ]);
    expect(asOf).toBe('2019-05-24T17:40:18Z');
  });
  it('reads a view of which most is missing, and none that is no object', () => {
    expect(schemaIn(schemaOfView(REF, { id: 'abcd-1234', viewType: 'tabular' }, null)).columns).toHaveLength(
      4,
    );
    expect(() => schemaOfView(REF, [], null)).toThrow(ConnectorError);
    expect(() => schemaOfView(REF, { ...view, columns: [{ name: 'X' }] }, null)).toThrow(
      '$.columns[0].fieldName',
    );
  });
});
