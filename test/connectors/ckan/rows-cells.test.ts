import { describe, expect, it } from 'vitest';
import { cellReader, sqlCellReader } from '../../../connectors/ckan/rows-cells.ts';
import type { Json } from '../../../src/connector/index.ts';
import { aColumn } from './a-schema.ts';

function read(sourceType: string, value: Json): Json | undefined {
  return cellReader(aColumn('c', sourceType))(value);
}

describe('values of the DataStore', () => {
  it.each<readonly [string, Json, Json]>([
    ['text', 'a', 'a'],
    ['text', '', ''],
    ['text', 'NaN', 'NaN'],
    ['text', 5, '5'],
    ['int4', 7, 7],
    ['int8', '9223372036854775807', '9223372036854775807'],
    ['numeric', 12.5, 12.5],
    ['numeric', '12345678901234567.890', '12345678901234567.89'],
    ['numeric', '7', 7],
    ['float8', 1e21, 1e21],
    ['bool', true, true],
    ['bool', 'false', false],
    ['date', '2024-05-01', '2024-05-01'],
    ['timestamp', '2024-05-01T09:30:00', '2024-05-01T09:30:00'],
    ['timestamp', '2024-05-01 09:30:00.500000', '2024-05-01T09:30:00.5'],
    ['timestamptz', '2024-05-01T09:30:00+02:00', '2024-05-01T07:30:00Z'],
    ['timestamptz', '2024-05-01 07:30:00', '2024-05-01T07:30:00Z'],
    ['time', '09:30:00', '09:30:00'],
    ['uuid', 'x', 'x'],
    ['money', '$5', '$5'],
    ['json', { a: [1] }, { a: [1] }],
    ['_int4', [1, null], [1, null]],
  ])('of type %s: %j is %j', (type, value, cell) => {
    expect(read(type, value)).toEqual(cell);
    expect(read(type, null)).toBeNull();
  });

  it.each<readonly [string, Json]>([
    ['numeric', 'NaN'],
    ['numeric', true],
    ['float8', 'Infinity'],
    ['int4', 'x'],
    ['int4', 1.5],
    ['bool', 'maybe'],
    ['date', '0044-03-15 BC'],
    ['date', 5],
    ['timestamp', 'infinity'],
    ['timestamptz', 'nonsense'],
  ])('of type %s that have no cell are told apart from null: %j', (type, value) => {
    expect(read(type, value)).toBeUndefined();
  });

  it('written as text by SQL are the same again, out of the composite that CKAN keeps JSON in', () => {
    const sql = (type: string, value: Json): Json | undefined => sqlCellReader(aColumn('c', type))(value);
    expect(sql('json', '{"a": 9007199254740993}')).toEqual({ a: '9007199254740993' });
    expect(sql('json', '{"json":{"a":1},"extra":null}')).toEqual({ a: 1 });
    expect(sql('json', '{"json":1,"extra":2}')).toEqual({ json: 1, extra: 2 });
    expect(sql('_text', '["a"]')).toEqual(['a']);
    expect(sql('json', '{')).toBeUndefined();
    expect(sql('json', null)).toBeNull();
    expect(sql('numeric', '1.50')).toBe(1.5);
    expect(sql('bool', 'true')).toBe(true);
  });
});
