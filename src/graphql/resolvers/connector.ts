import type { RowCapabilities } from '../../domain/query/ast.ts';
import type { Json } from '../../domain/json.ts';
import type * as Schema from '../generated/resolvers.ts';
import type { AllAnswered } from './answered.ts';

/** What a portal can do with rows, as JSON; absent filters are left out. */
function rowsAsJson(rows: RowCapabilities): Json {
  const filter = Object.entries(rows.filter).map(([op, types]): [string, Json] => [op, { ...types }]);
  return {
    filter: Object.fromEntries(filter),
    logic: rows.logic,
    orderBy: rows.orderBy === null ? null : { ...rows.orderBy },
    page: { ...rows.page },
    count: rows.count,
    aggregate: rows.aggregate === null ? null : { ...rows.aggregate },
  };
}

export const Connector = {
  id: ({ manifest }) => manifest.id,
  title: ({ manifest }) => manifest.title,
  docs: ({ manifest }) => manifest.docs,
  capabilities: ({ manifest: { capabilities } }) => ({
    catalogue: { ...capabilities.catalogue },
    rows: capabilities.rows === null ? null : rowsAsJson(capabilities.rows),
  }),
  observes: ({ manifest }) => manifest.observes,
} satisfies Schema.ConnectorResolvers;

const complete: AllAnswered<Schema.Connector, object, typeof Connector> = true;
void complete;
