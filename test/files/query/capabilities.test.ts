import { describe, expect, it } from 'vitest';
import { FILTER_TYPES } from '../../../src/domain/query/operators.ts';
import { capabilitiesOf } from '../../../src/files/query/capabilities.ts';
import type { Storage } from '../../../src/files/storage.ts';

function able(rows: number, ...storages: readonly Storage[]) {
  const columns = storages.map((storage, at) => ({
    name: `c${String(at)}`,
    title: null,
    description: null,
    sourceType: '',
    nullable: true,
    storage,
  }));
  return capabilitiesOf({ rows, columns });
}

describe('what a table out of a file can do', () => {
  it('is every filter on every type that it makes sense for, exactly', () => {
    const { filter, logic, maxValues, count } = able(10);
    for (const [op, types] of Object.entries(FILTER_TYPES))
      expect(Object.entries(filter).find(([name]) => name === op)?.[1]).toEqual(
        Object.fromEntries(types.map((type) => [type, 'exact'])),
      );
    expect([logic, maxValues, count]).toEqual([['and', 'or'], null, 'exact']);
  });

  it('is sorting with nulls as wanted and text by code point, without a wall', () => {
    expect(able(10)).toMatchObject({
      orderBy: { nulls: 'choose', text: 'code-point' },
      page: { reach: null },
    });
  });

  it('is sums of integers and decimals where no sum can be too long', () => {
    const sums = (rows: number, ...storages: readonly Storage[]) =>
      able(rows, ...storages).aggregate?.functions.sum;
    expect(sums(5_000_000, { as: 'bigint' }, { as: 'decimal', whole: 10, scale: 5 })).toEqual([
      'integer',
      'decimal',
    ]);
    expect(sums(10, { as: 'hugeint', digits: 38 }, { as: 'decimal', whole: 10, scale: 5 })).toEqual([
      'decimal',
    ]);
    expect(sums(10, { as: 'decimal', whole: 30, scale: 8 })).toEqual(['integer']);
    expect(sums(10, { as: 'double' })).toEqual(['integer']);
  });

  it('leaves counting different JSON to the core', () => {
    expect(able(10).aggregate?.functions.countDistinct).not.toContain('json');
    expect(able(10).aggregate?.functions.countDistinct).toContain('point');
  });
});
