/** Rows of the DataStore. */
import {
  ConnectorError,
  type Condition,
  type Http,
  type PortalContext,
  type PushedRows,
  type RowBatch,
  type RowSource,
  type TableSchema,
} from '../../src/connector/index.ts';
import type { CkanConfig } from './config.ts';
import { sqlAggregate } from './rows-aggregate.ts';
import { NO_ROWS } from './rows-batch.ts';
import { hasSql } from './rows-capabilities.ts';
import { createRowClient } from './rows-client.ts';
import { describeTables } from './rows-describe.ts';
import { createFeatures } from './rows-features.ts';
import { columnNamed, filtersOf, type Filters } from './rows-filters.ts';
import { searchCount, searchRows } from './rows-search.ts';
import { sqlCount, sqlRows } from './rows-sql.ts';
import { familyOf } from './rows-types.ts';

function unsupported(schema: TableSchema, what: string): ConnectorError {
  return new ConnectorError(
    'UNSUPPORTED',
    `datastore_search of table ${schema.ref.tableId} cannot do ${what}`,
  );
}

/** With SQL at hand, datastore_search still does what it does as well: it counts on the way. */
function isPlain(schema: TableSchema, query: PushedRows): boolean {
  const isAsShown = query.columns.every(
    (name) => familyOf(columnNamed(schema, name).sourceType) !== 'localTime',
  );
  return query.orderBy.length === 0 && isAsShown;
}
function checkOrder(schema: TableSchema, query: PushedRows): void {
  const able = schema.capabilities.orderBy;
  for (const { column: name, nulls } of query.orderBy) {
    const { type, nullable, sourceType } = columnNamed(schema, name);
    if (able === null || !able.types.includes(type))
      throw unsupported(schema, `an order by "${name}" of type ${sourceType}`);
    if (able.nulls === 'unspecified' && nullable)
      throw unsupported(schema, `an order by "${name}" with its nulls ${nulls}`);
  }
}
function neededFilters(
  schema: TableSchema,
  where: Condition | null,
): Exclude<Filters, { readonly is: 'beyond' }> {
  const found = filtersOf(where, schema);
  if (found.is === 'beyond') throw unsupported(schema, found.because);
  return found;
}

/** Sends nothing before it is asked for something. */
export function createRows(config: CkanConfig, http: Http, context: PortalContext): RowSource {
  const client = createRowClient(config, http);
  const features = createFeatures(client, context);

  async function* rows(
    schema: TableSchema,
    query: PushedRows,
    call: Parameters<RowSource['rows']>[2],
  ): AsyncGenerator<RowBatch> {
    const usesSql = hasSql(schema.capabilities);
    const found = filtersOf(query.where, schema);
    if (found.is === 'nothing') {
      yield NO_ROWS;
    } else if (usesSql && (found.is === 'beyond' || !isPlain(schema, query))) {
      yield* sqlRows(client, context, schema, query, call);
    } else {
      if (found.is === 'beyond') throw unsupported(schema, found.because);
      checkOrder(schema, query);
      yield* searchRows(client, context, schema, query, found.filters, call);
    }
  }
  return {
    describe: (refs, call) => describeTables({ client, features, context, call }, refs),
    rows,
    async count(schema, where, call) {
      const isGuess = schema.count?.precision === 'estimate';
      if (hasSql(schema.capabilities) && (isGuess || filtersOf(where, schema).is === 'beyond'))
        return sqlCount(client, schema, where, call);
      const found = neededFilters(schema, where);
      return found.is === 'nothing'
        ? { value: 0, precision: 'exact' }
        : searchCount(client, schema, found.filters, call);
    },
    async aggregate(schema, query, call) {
      if (!hasSql(schema.capabilities)) throw unsupported(schema, 'an aggregate');
      return sqlAggregate(client, schema, query, call);
    },
  };
}
