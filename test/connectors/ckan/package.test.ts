import { describe, expect, it } from 'vitest';
import { packageOf } from '../../../connectors/ckan/package.ts';
import type { JsonObject } from '../../../src/connector/index.ts';

function packageWith(raw: JsonObject, language?: string): ReturnType<typeof packageOf> {
  return packageOf({ localId: 'a', stamp: null, raw: { id: 'a', ...raw } }, language);
}

describe('a CKAN package', () => {
  it('gives extras before keys of the top level', () => {
    const pkg = packageWith({
      publisher_name: 'Harvester',
      extras: [{ key: 'publisher_name', value: 'Owner' }],
    });
    expect(pkg.text('publisher_name')).toBe('Owner');
    expect(packageWith({ publisher_name: 'Owner' }).text('publisher_name')).toBe('Owner');
  });

  it('passes over extras that say nothing, and repeated ones', () => {
    const extras = [
      { key: 'frequency', value: 'null' },
      { key: 'frequency', value: 'daily' },
      { key: 'frequency', value: 'weekly' },
      { value: 'no key' },
      'no extra',
    ];
    expect(packageWith({ extras }).text('frequency')).toBe('daily');
    expect(packageWith({ extras: null }).text('frequency')).toBeNull();
    expect(packageWith({ extras: { frequency: 'daily' } }).text('frequency')).toBeNull();
  });

  it('takes the first name that says something', () => {
    expect(packageWith({ b: '', c: 'x' }).text('a', 'b', 'c')).toBe('x');
  });

  it('unwraps JSON in extras and drops what is empty', () => {
    const extras = [
      { key: 'theme', value: '["a", "b"]' },
      { key: 'spatial', value: '{"type": "Point", "coordinates": [1, 2]}' },
      { key: 'language', value: '[]' },
    ];
    const pkg = packageWith({ extras, language: 'de' });
    expect(pkg.texts(undefined, 'theme')).toEqual(['a', 'b']);
    expect(pkg.value('spatial')).toEqual({ type: 'Point', coordinates: [1, 2] });
    expect(pkg.texts(undefined, 'language')).toEqual(['de']);
  });

  it('gives a list as the list that it is', () => {
    const extras = [{ key: 'spatial_bbox', value: '[-58.5, -34.7, -58.3, -34.5]' }];
    expect(packageWith({ extras }).value('spatial', 'spatial_bbox')).toEqual([-58.5, -34.7, -58.3, -34.5]);
    expect(packageWith({ a: [], b: [[1], [2]] }).value('a', 'b')).toEqual([[1], [2]]);
  });

  it('is read from the list of one that DKAN sends', () => {
    expect(
      packageOf({ localId: 'a', stamp: null, raw: [{ id: 'a', title: 'x' }] }, undefined).text('title'),
    ).toBe('x');
  });

  it('is refused without an id', () => {
    for (const raw of [null, [], 'x', {}, { id: 5 }, { id: '' }])
      expect(() => packageOf({ localId: 'a', stamp: null, raw }, undefined)).toThrow(/expected/);
  });
});
