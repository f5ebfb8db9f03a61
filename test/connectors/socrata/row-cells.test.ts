import { describe, expect, it } from 'vitest';
import { readCell, rowReader } from '../../../connectors/socrata/row-cells.ts';
import { kindOf, typeOfKind } from '../../../connectors/socrata/column-kinds.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Column } from '../../../src/domain/query/table.ts';

function aColumn(sourceType: string, name = 'c'): Column {
  const type = typeOfKind(kindOf(sourceType));
  return { name, type, nullable: true, title: null, description: null, sourceType, system: false };
}
function point(lon: number, lat: number): Json {
  return { type: 'Point', coordinates: [lon, lat] };
}

describe('a cell', () => {
  it.each<readonly [string, Json, Json]>([
    ['Text', 'Sample', 'Sample'],
    ['text', '', ''],
    ['text', 5, '5'],
    ['email', 'a@b.example', 'a@b.example'],
    ['Number', '12.50', 12.5],
    ['Number', '12345678901234567.89', '12345678901234567.89'],
    ['money', '1000000', 1000000],
    ['number', 4.7, 4.7],
    ['Double', 1e-7, 1e-7],
    ['Double', 'NaN', null],
    ['Checkbox', true, true],
    ['checkbox', 'false', false],
    ['Calendar date', '2014-10-13T00:00:00.000', '2014-10-13T00:00:00'],
    ['calendar_date', '2014-10-13T07:08:09.120', '2014-10-13T07:08:09.12'],
    ['Date', '2014-10-14T07:00:00.000Z', '2014-10-14T07:00:00Z'],
    ['date', 1413270000, '2014-10-14T07:00:00Z'],
    ['fixed_timestamp', '2014-10-14T09:00:00+02:00', '2014-10-14T07:00:00Z'],
    ['Point', { type: 'Point', coordinates: [-87.6, 41.8] }, point(-87.6, 41.8)],
    ['Point', { latitude: '41.8', longitude: '-87.6' }, point(-87.6, 41.8)],
    ['Point', { type: 'Point', coordinates: [] }, null],
    ['MultiLine', { type: 'MultiLineString', coordinates: [] }, { type: 'MultiLineString', coordinates: [] }],
    [
      'Location',
      { latitude: '41.8', human_address: '{"city":"x"}' },
      { latitude: '41.8', human_address: '{"city":"x"}' },
    ],
    ['URL', { url: 'https://x.example/', description: 'X' }, { url: 'https://x.example/', description: 'X' }],
    ['Photo', 'ZXF6', 'ZXF6'],
    ['row_identifier', 'row-3mqw~8h9y.dr9c', 'row-3mqw~8h9y.dr9c'],
    ['meta_data', 12, '12'],
    ['anything', ['x'], ['x']],
    ['Number', null, null],
  ])('of a %s column sent as %j is %j', (type, sent, cell) => {
    expect(readCell(sent, aColumn(type), () => '$')).toEqual(cell);
  });

  it.each<readonly [string, Json]>([
    ['Number', 'twelve'],
    ['Number', true],
    ['Checkbox', 'perhaps'],
    ['Calendar date', 'May 2014'],
    ['Calendar date', 1413270000],
    ['Date', '2014-13-01T00:00:00Z'],
    ['Point', 'POINT (1 2)'],
    ['Point', { type: 'Point', coordinates: ['east', 'north'] }],
  ])('of a %s column is not made of %j', (type, sent) => {
    expect(() => readCell(sent, aColumn(type), () => '$[3].c')).toThrow(
      `$[3].c: expected ${type}, got ${JSON.stringify(sent)}`,
    );
  });
});

describe('a row', () => {
  it('has every column, null where the portal left it out, and nothing else', () => {
    const columns = [aColumn('Text', 'a'), aColumn('Number', 'b'), aColumn('Text', 'constructor')];
    expect(rowReader(columns)({ b: '1', ':@computed_region_ab12': '7' }, 0)).toEqual({
      a: null,
      b: 1,
      constructor: null,
    });
  });
});
