import { describe, expect, it } from 'vitest';
import { draft } from './support.ts';

describe('columns', () => {
  it('leaves out those that the platform computed', () => {
    const it = draft({
      resource: {
        columns_name: ['Route', 'Wards'],
        columns_field_name: ['route', ':@computed_region_awaf_s7ux'],
        columns_datatype: ['Text', 'Number'],
        columns_description: ['The line', ''],
      },
    });
    expect(it.columns).toEqual([
      { name: 'route', title: 'Route', description: 'The line', sourceType: 'Text' },
    ]);
  });

  it('go together as far as the lists agree', () => {
    const lists = {
      columns_name: ['A', 'B', 'C'],
      columns_field_name: ['a', 'b'],
      columns_datatype: ['Text'],
    };
    expect(draft({ resource: lists }).columns.map((column) => column.name)).toEqual(['a']);
  });

  it('make the record unreadable when one of the lists is none', () => {
    expect(() => draft({ resource: { columns_field_name: 'route' } })).toThrow(
      '$.resource.columns_field_name: expected a list, got text',
    );
  });
});
