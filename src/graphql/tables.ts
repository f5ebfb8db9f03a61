/** From datasets and keys to tables, and from what a table is to what resolvers show of it. */
import { GatewayError } from '../domain/errors.ts';
import { isGiven } from '../domain/given.ts';
import type { TableKey } from '../domain/ids.ts';
import type { Column, Count } from '../domain/query/table.ts';
import { statedColumns } from '../domain/stated-columns.ts';
import { queryabilityOf, tablesOf, type TableListing } from '../domain/tables.ts';
import type { RowsSource, TableInfo, TableTrouble } from '../ports/rows.ts';
import type { Context } from './context.ts';
import type * as Schema from './generated/resolvers.ts';
import { needPortal } from './lookup.ts';
import type { DatasetModel, DistributionModel, SourceStatusModel, TableModel } from './models.ts';

export const ACCESS = { api: 'API', file: 'FILE' } as const satisfies Record<
  TableListing['via'],
  Schema.TableAccess
>;

function asTable(of: DatasetModel, listing: TableListing): TableModel {
  return { kind: 'Table', of, listing };
}

/** Those that the portal answers first. */
export function tablesIn(of: DatasetModel): readonly TableModel[] {
  const listings = tablesOf(of.dataset);
  const byAccess = (via: TableListing['via']): readonly TableListing[] =>
    listings.filter((listing) => listing.via === via);
  return [...byAccess('api'), ...byAccess('file')].map((listing) => asTable(of, listing));
}

/** By its name within the dataset: "api:…" or "file:…". */
export function tableIn(of: DatasetModel, table: string): TableModel | null {
  const listing = tablesOf(of.dataset).find((one) => one.table === table);
  return listing === undefined ? null : asTable(of, listing);
}

export function tableKeyOf({ of, listing }: TableModel): TableKey {
  const { portal, localId } = of.dataset;
  return { portal, localId, table: listing.table };
}

/** Forms of the table, in the order of the dataset's distributions. */
export function distributionsOf({ of, listing }: TableModel): readonly DistributionModel[] {
  return of.dataset.distributions
    .filter((distribution) => {
      const found = queryabilityOf(distribution);
      return found.via !== null && found.table === listing.table;
    })
    .map((distribution) => ({ kind: 'Distribution', of, distribution }));
}

/**
 * What is known of the table; asked of the portal once per request, together with its other tables. Throws what keeps
 * anybody from asking for its rows: NOT_FOUND, UNSUPPORTED, LIMIT_EXCEEDED.
 */
export function needDescription(context: Context, table: TableModel): Promise<TableInfo | TableTrouble> {
  return context.loaders.tables.load(tableKeyOf(table));
}

/** As `needDescription`; that the table is gone or cannot be read is told as its source's, and fails nothing else. */
export async function describe(context: Context, table: TableModel): Promise<TableInfo | TableTrouble> {
  try {
    return await needDescription(context, table);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const { code, message } = error;
    if (code !== 'NOT_FOUND' && code !== 'UNSUPPORTED') throw error;
    const key = tableKeyOf(table);
    const failure = { code, message, retryAfterMs: null };
    const asked = { asOf: null, requests: 0, durationMs: 0, fromCache: false };
    return {
      key,
      schema: null,
      source: { portal: key.portal, outcome: 'SKIPPED', error: failure, ...asked },
    };
  }
}

/** The table's own, or what the catalogue states of a dataset that has no other table. */
export function columnsOf(info: TableInfo | TableTrouble, { of }: TableModel): readonly Column[] {
  if (info.schema !== null) return info.schema.columns;
  return tablesOf(of.dataset).length === 1 ? statedColumns(of.dataset.columns) : [];
}

export function asCount(count: Count | null): Schema.Count | null {
  if (count === null) return null;
  return { value: count.value, precision: count.precision === 'exact' ? 'EXACT' : 'ESTIMATE' };
}

/** `total`: rows that match, where that is known exactly. */
export function asSource(
  context: Context,
  source: RowsSource,
  total: Count | null = null,
): SourceStatusModel {
  const { outcome, error, asOf, requests, fromCache, durationMs } = source;
  const rows = isGiven(total) && total.precision === 'exact' ? total.value : null;
  return {
    portal: needPortal(context, source.portal),
    report: { outcome, error, asOf, requests, fromCache, durationMs: Math.round(durationMs) },
    rows: () => Promise.resolve(rows),
  };
}
