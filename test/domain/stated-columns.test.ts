import { describe, expect, it } from 'vitest';
import { statedColumns } from '../../src/domain/stated-columns.ts';

describe('columns that a catalogue states', () => {
  it.each([
    ['Text', 'text'],
    ['VARCHAR(20)', 'text'],
    ['int4', 'integer'],
    ['Number', 'decimal'],
    ['double precision', 'decimal'],
    ['Checkbox', 'boolean'],
    ['date', 'date'],
    ['Calendar date', 'instant'],
    ['timestamp without time zone', 'instant'],
    ['Point', 'point'],
    ['MultiPolygon', 'json'],
    ['constructor', 'json'],
    ['', 'json'],
    [null, 'json'],
  ])('of the type %j are %s', (sourceType, type) => {
    expect(statedColumns([{ name: 'a', title: null, description: null, sourceType }])[0]?.type).toBe(type);
  });

  it('promise nothing, and keep what is said of them', () => {
    const stated = { name: 'a', title: 'A', description: 'One', sourceType: null };
    expect(statedColumns([stated])).toEqual([
      { ...stated, type: 'json', nullable: true, sourceType: 'unknown', system: false },
    ]);
  });
});
