/** Which of a dataset's tables is meant. */
import { nearest } from '../connector/suggest.ts';
import type { Dataset, Distribution } from '../domain/dataset.ts';
import { fromGlobalId, type TableKey } from '../domain/ids.ts';
import { queryabilityOf, tablesOf, type TableListing } from '../domain/tables.ts';
import type { DatasetPart } from './find-dataset.ts';
import { count, plain } from './text.ts';
import { CliError } from './world.ts';

export interface ListedTable {
  /** From 1, in the order of the distributions. */
  readonly number: number;
  readonly key: TableKey;
  readonly title: string;
  readonly listing: TableListing;
  /** "API", or the format of the file. */
  readonly from: string;
}
export interface NoTable {
  readonly title: string;
  readonly because: string;
}

function titleOf({ title, localId }: Pick<Distribution, 'title' | 'localId'>): string {
  const shown = plain(title ?? '');
  return shown === '' ? localId : shown;
}

export function listTables(dataset: Dataset): readonly ListedTable[] {
  const { portal, localId } = dataset;
  const byId = new Map(dataset.distributions.map((distribution) => [distribution.localId, distribution]));
  return tablesOf(dataset).map((listing, index) => {
    const distribution = byId.get(listing.distribution);
    return {
      number: index + 1,
      key: { portal, localId, table: listing.table },
      title: distribution === undefined ? listing.table : titleOf(distribution),
      listing,
      from: listing.via === 'api' ? 'API' : `${listing.format.toUpperCase()} file`,
    };
  });
}

/** Distributions that cannot be asked for rows. */
export function withoutTable(dataset: Dataset): readonly NoTable[] {
  return dataset.distributions.flatMap((distribution) => {
    const found = queryabilityOf(distribution);
    return found.via === null ? [{ title: titleOf(distribution), because: found.because }] : [];
  });
}

/** A line a table: `2  Trees planted 2024 (CSV file)`. */
export function tableLines(tables: readonly ListedTable[]): readonly string[] {
  const width = String(tables.length).length;
  return tables.map(({ number, title, from }) => `  ${String(number).padStart(width)}  ${title} (${from})`);
}

function tableOfDistribution(dataset: Dataset, tables: readonly ListedTable[], localId: string): ListedTable {
  const distribution = dataset.distributions.find((one) => one.localId === localId);
  const found = distribution === undefined ? null : queryabilityOf(distribution);
  const table = found === null || found.via === null ? null : found.table;
  const listed = tables.find(({ key }) => key.table === table);
  if (listed !== undefined) return listed;
  if (distribution === undefined || found?.via !== null)
    throw new CliError(2, `The dataset has no distribution "${localId}" any more.`, 'See civicgraph tables.');
  throw new CliError(2, `"${titleOf(distribution)}" has no rows: ${found.because}`, 'See civicgraph tables.');
}

function isNamed(table: ListedTable, wanted: string): boolean {
  const { key, listing, title } = table;
  const id = listing.via === 'api' ? listing.tableId : listing.distribution;
  return (
    [key.table, id, listing.distribution].includes(wanted) || title.toLowerCase() === wanted.toLowerCase()
  );
}

function named(tables: readonly ListedTable[], wanted: string): readonly ListedTable[] {
  const key = fromGlobalId(wanted);
  if (key?.type === 'Table') return tables.filter((table) => table.key.table === key.table);
  const exact = tables.filter((table) => isNamed(table, wanted));
  if (exact.length > 0) return exact;
  return /^\d+$/.test(wanted) ? tables.filter(({ number }) => number === Number(wanted)) : [];
}

function refuseEmpty(dataset: Dataset): never {
  const reasons = withoutTable(dataset).map(({ title, because }) => `\n  ${title}: ${because}`);
  const why = reasons.length === 0 ? ' It has no distributions.' : reasons.join('');
  throw new CliError(2, `"${plain(dataset.title)}" has no table that can be asked for rows.${why}`);
}

/** `wanted`: an id, a title, or a number of the list; null where there is only one. CliError 2 with the list. */
export function chooseTable(dataset: Dataset, part: DatasetPart | null, wanted: string | null): ListedTable {
  const tables = listTables(dataset);
  if (part?.is === 'distribution') return tableOfDistribution(dataset, tables, part.localId);
  if (tables.length === 0) return refuseEmpty(dataset);
  const asked = part?.is === 'table' ? part.table : wanted;
  const found = asked === null ? tables : named(tables, asked);
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  const title = plain(dataset.title);
  const list = tableLines(only === undefined ? tables : found).join('\n');
  if (only === undefined) {
    const near = nearest(
      asked ?? '',
      tables.map((table) => table.title),
    );
    const suggestion = near === null ? '' : ` Did you mean "${near}"?`;
    throw new CliError(
      2,
      `"${title}" has no table "${plain(asked ?? '')}".${suggestion}\n${list}`,
      'Name one by its number, title or id: --table 1.',
    );
  }
  const which =
    asked === null
      ? `"${title}" has ${count(found.length)} tables`
      : `${count(found.length)} tables are called "${plain(asked)}"`;
  throw new CliError(2, `${which}:\n${list}`, 'Say which one is meant: --table 1, or its title or id.');
}
