import { describe, expect, it } from 'vitest';
import { canHold, familyOf, typeOf } from '../../../connectors/ckan/rows-types.ts';
import { aColumn } from './a-schema.ts';

describe('types of the DataStore', () => {
  it.each([
    ['int', 'whole', 'integer'],
    ['int2', 'whole', 'integer'],
    ['bigint', 'whole', 'integer'],
    ['numeric', 'numeric', 'decimal'],
    ['real', 'float', 'decimal'],
    ['varchar', 'text', 'text'],
    ['bool', 'boolean', 'boolean'],
    ['date', 'date', 'date'],
    ['timestamp', 'localTime', 'instant'],
    ['timestamptz', 'instant', 'instant'],
    ['nested', 'json', 'json'],
    ['_timestamp', 'list', 'json'],
    ['time', 'otherText', 'text'],
    ['geometry', 'otherText', 'text'],
    ['constructor', 'otherText', 'text'],
  ])('%s is of the family %s and holds %s', (sourceType, family, type) => {
    expect([familyOf(sourceType), typeOf(sourceType)]).toEqual([family, type]);
  });

  it('of whole numbers hold as many as they have bits', () => {
    const held = (type: string, value: string | number): boolean => canHold(aColumn('n', type), value);
    expect([held('int2', 32767), held('int2', 32768)]).toEqual([true, false]);
    expect([held('int', -2147483648), held('int4', -2147483649)]).toEqual([true, false]);
    expect([held('int8', '9223372036854775807'), held('int8', '9223372036854775808')]).toEqual([true, false]);
  });
});
