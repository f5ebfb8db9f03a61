import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedAt,
  deepFreeze,
  nameOfPath,
  pathsOf,
  valueAt,
  withEmptyLists,
} from '../../src/conformance/variants.ts';
import type { Json } from '../../src/connector/index.ts';

const record: Json = { id: 'a', tags: [{ name: 'bus' }, { name: 'tram' }, { name: 'ferry' }] };
const anyJson = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

describe('variants of a record', () => {
  it('have a place for every member, and of long lists for the first', () => {
    expect(pathsOf(record).map(nameOfPath)).toEqual([
      '$.id',
      '$.tags',
      '$.tags[0]',
      '$.tags[0].name',
      '$.tags[1]',
      '$.tags[1].name',
    ]);
  });

  it('change one place and leave the record as it is', () => {
    const before = JSON.stringify(record);
    expect(changedAt(record, ['tags', 0, 'name'], 7)).toMatchObject({ id: 'a', tags: [{ name: 7 }, {}, {}] });
    expect(changedAt(record, ['tags', 0], undefined)).toMatchObject({
      tags: [{ name: 'tram' }, { name: 'ferry' }],
    });
    expect(changedAt(record, ['id'], undefined)).not.toHaveProperty('id');
    expect(JSON.stringify(record)).toBe(before);
  });

  it('hold what was put there, wherever that is', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (value, next) => {
        for (const path of pathsOf(value)) {
          expect(JSON.stringify(valueAt(changedAt(value, path, next), path))).toBe(JSON.stringify(next));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('can lose all members of all lists', () => {
    expect(withEmptyLists({ count: 3, result: { list: [1, [2]] } })).toEqual({
      count: 3,
      result: { list: [] },
    });
  });

  it('can be frozen all through', () => {
    const value = deepFreeze({ a: [{ b: 1 }] });
    expect(() => Object.assign(value.a[0] ?? {}, { b: 2 })).toThrow(TypeError);
  });
});
