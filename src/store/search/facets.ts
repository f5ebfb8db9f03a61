import type { FacetBucket, FacetField } from '../../ports/store.ts';
import type { Columns, Lists } from './columns.ts';
import { firstOf } from './top.ts';

function listsOf(field: FacetField, columns: Columns): Lists {
  switch (field) {
    case 'PORTAL':
      return columns.portal;
    case 'THEME':
      return columns.themes;
    case 'KEYWORD':
      return columns.keywords;
    case 'FORMAT':
      return columns.formats;
    case 'LICENCE':
      return columns.licence;
    case 'PUBLISHER':
      return columns.publisher;
    case 'QUERYABLE':
      return columns.queryable;
  }
}

/** A plain tally: over matching slots, one counter per distinct value. */
export function countFacet(
  field: FacetField,
  columns: Columns,
  slots: Uint32Array,
  limit: number,
): readonly FacetBucket[] {
  const lists = listsOf(field, columns);
  const { dictionary } = lists;
  const items = lists.items.data;
  const starts = lists.starts.data;
  const tally = new Uint32Array(dictionary.values.length);
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i] ?? 0;
    const end = starts[slot + 1] ?? 0;
    for (let k = starts[slot] ?? 0; k < end; k += 1) {
      const id = items[k] ?? 0;
      tally[id] = (tally[id] ?? 0) + 1;
    }
  }
  const value = (id: number): string => dictionary.values[id] ?? '';
  const order = (a: number, b: number): number =>
    (tally[b] ?? 0) - (tally[a] ?? 0) || (value(a) < value(b) ? -1 : 1);
  const used: number[] = [];
  for (let id = 0; id < tally.length; id += 1) if ((tally[id] ?? 0) > 0) used.push(id);
  return firstOf(used, limit, order).map((id) => ({ value: value(id), count: tally[id] ?? 0 }));
}
