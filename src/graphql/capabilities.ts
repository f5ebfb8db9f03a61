import type { RowCapabilities } from '../domain/query/ast.ts';
import type { Json } from '../domain/json.ts';

/** What a portal or a table can do with rows, as JSON; absent filters are left out. */
export function capabilitiesAsJson(rows: RowCapabilities): Json {
  const filter = Object.entries(rows.filter).map(([op, types]): [string, Json] => [op, { ...types }]);
  const functions = Object.entries(rows.aggregate?.functions ?? {});
  return {
    filter: Object.fromEntries(filter),
    logic: rows.logic,
    maxValues: rows.maxValues,
    orderBy: rows.orderBy === null ? null : { ...rows.orderBy },
    page: { ...rows.page },
    count: rows.count,
    aggregate:
      rows.aggregate === null ? null : { ...rows.aggregate, functions: Object.fromEntries(functions) },
  };
}
