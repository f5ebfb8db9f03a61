import { describe, expect, it } from 'vitest';
import { kindOf, systemColumns, typeOfKind } from '../../../connectors/socrata/column-kinds.ts';

describe('the kind of a column', () => {
  it.each([
    ['Calendar date', 'floating', 'instant'],
    ['calendar_date', 'floating', 'instant'],
    ['Date', 'fixed', 'instant'],
    ['Number', 'number', 'decimal'],
    ['percent', 'number', 'decimal'],
    ['double', 'double', 'decimal'],
    ['Checkbox', 'boolean', 'boolean'],
    ['Point', 'point', 'point'],
    ['MultiPolygon', 'other', 'json'],
    ['Location', 'other', 'json'],
    ['URL', 'other', 'json'],
    ['Document', 'other', 'json'],
    ['flag', 'other', 'json'],
    ['constructor', 'other', 'json'],
    ['', 'other', 'json'],
  ])('%s is %s, and holds %s', (word, kind, type) => {
    expect(kindOf(word)).toBe(kind);
    expect(typeOfKind(kindOf(word))).toBe(type);
  });
});

describe('system columns', () => {
  it('are never null, and are left out unless asked for', () => {
    for (const column of systemColumns('2.1'))
      expect(column).toMatchObject({ nullable: false, system: true });
  });
  it('are compared by the portal on the new back end only', () => {
    expect(systemColumns('2.1').map(({ sourceType }) => kindOf(sourceType))).toContain('row word');
    expect(systemColumns('2.0')).toEqual(systemColumns(null));
    expect(systemColumns(null).map(({ sourceType }) => kindOf(sourceType))).not.toContain('row word');
  });
});
