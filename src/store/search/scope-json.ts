import type { Json } from '../../domain/json.ts';
import type { DatasetFilter, DatasetScope } from '../../ports/store.ts';

/** A scope as JSON, for telling whether two are the same. */
export function scopeJson({ query, filter, removed }: DatasetScope): Json {
  return [query, filterJson(filter), removed];
}

function filterJson({ and, or, not, ...own }: DatasetFilter): Json {
  return {
    ...own,
    ...(and === undefined ? {} : { and: and.map(filterJson) }),
    ...(or === undefined ? {} : { or: or.map(filterJson) }),
    ...(not === undefined ? {} : { not: filterJson(not) }),
  };
}
