/** The columns of a result: five lists that belong together by position. */
import type { ColumnDraft, Json, Reader } from '../../src/connector/index.ts';

/** Added by the platform for its maps; reading rows leaves them out. */
const COMPUTED = ':@computed_region_';

function listOf(resource: Reader, key: string): readonly Json[] {
  return resource.has(key) ? resource.needList(key) : [];
}
function textAt(list: readonly Json[], index: number): string | null {
  const value = list[index];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * The columns as far as names, field names and types go along together; a longer list has nothing to be paired
 * with. Throws BAD_SHAPE when one of them is no list.
 */
export function columnsOf(resource: Reader): readonly ColumnDraft[] {
  const names = listOf(resource, 'columns_name');
  const fields = listOf(resource, 'columns_field_name');
  const types = listOf(resource, 'columns_datatype');
  const descriptions = listOf(resource, 'columns_description');
  const length = Math.min(names.length, fields.length, types.length);
  return fields.slice(0, length).flatMap((_field, index) => {
    const name = textAt(fields, index);
    if (name === null || name.startsWith(COMPUTED)) return [];
    return [
      {
        name,
        title: textAt(names, index),
        description: textAt(descriptions, index),
        sourceType: textAt(types, index),
      },
    ];
  });
}

const GEOMETRY = new Set(['point', 'multipoint', 'line', 'multiline', 'polygon', 'multipolygon', 'location']);

export function hasGeometry(columns: readonly ColumnDraft[]): boolean {
  return columns.some(({ sourceType }) => GEOMETRY.has((sourceType ?? '').toLowerCase()));
}
