import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { JsonColumn } from '../../../src/files/read/json-column.ts';
import { StagingFile } from '../../../src/files/read/staging.ts';

async function columnOf(
  ...values: readonly Json[]
): Promise<{ readonly column: JsonColumn; readonly staged: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'column-'));
  const staging = await StagingFile.create(join(folder, 's'));
  const column = new JsonColumn();
  for (const value of values) {
    staging.beginRow();
    column.stage(value, staging);
    staging.endRow();
  }
  await staging.flush(true);
  await staging.close();
  const staged = readFileSync(join(folder, 's'), 'utf8');
  rmSync(folder, { recursive: true });
  return { column, staged };
}
const point = (...coordinates: readonly Json[]): Json => ({ type: 'Point', coordinates });
const marked = (digits: string): string => `\u0001n:${digits}`;

describe('a column of JSON values', () => {
  it.each<[readonly Json[], object, string]>([
    [[1, null, 2], { as: 'bigint' }, 'number'],
    [[1, marked('12345678901234567890')], { as: 'hugeint', digits: 20 }, 'number'],
    [[1.5, 2], { as: 'decimal', whole: 1, scale: 1 }, 'number'],
    [['1', '2'], { as: 'text', marked: false }, 'string'],
    [['2024-05-01', '2024-05-02'], { as: 'date' }, 'string'],
    [['2024-05-01', ''], { as: 'text', marked: false }, 'string'],
    [['2024-05-01T10:00:00Z'], { as: 'timestamp', zoned: true }, 'string'],
    [['\uFEFFa'], { as: 'text', marked: true }, 'string'],
    [[true, false], { as: 'boolean' }, 'boolean'],
    [[1, '1'], { as: 'json' }, 'string or number'],
    [[true, 1], { as: 'json' }, 'number or boolean'],
    [[{ a: 1 }], { as: 'json' }, 'object'],
    [[[1, 2]], { as: 'json' }, 'object'],
    [[point(1, 2), null, point(3, 4.5)], { as: 'point' }, 'Point'],
    [[point(1, marked('-73.98532156479821'))], { as: 'point' }, 'Point'],
    [[point(1, 2), { type: 'LineString', coordinates: [] }], { as: 'json' }, 'Point or object'],
    [[point('1', 2)], { as: 'json' }, 'object'],
    [[point(marked('1e999'), 2)], { as: 'json' }, 'object'],
    [[point(), null], { as: 'text', marked: false }, 'null'],
    [[], { as: 'text', marked: false }, 'null'],
  ])('%j is %j (%s)', async (values, storage, sourceType) => {
    const { column } = await columnOf(...values);
    expect(column.storage(true)).toEqual(storage);
    expect(column.sourceType).toBe(sourceType);
  });

  it('of points that are not in degrees is JSON', async () => {
    const { column } = await columnOf(point(500_000, 5_000_000));
    expect(column.storage(false)).toEqual({ as: 'json' });
  });

  it('knows of heights', async () => {
    expect((await columnOf(point(1, 2))).column.hasHeights).toBe(false);
    expect((await columnOf(point(1, 2, 3))).column.hasHeights).toBe(true);
  });

  it('is staged with what each value was, and with all of its digits', async () => {
    const { staged } = await columnOf('a', 1.5, true, null, { b: marked('0.1234567890123456789') });
    expect(staged.split('\n')).toEqual([
      '"1","sa"',
      '"2","n1.5"',
      '"3","btrue"',
      '"4",',
      '"5","j{""b"":0.1234567890123456789}"',
      '',
    ]);
  });
});
