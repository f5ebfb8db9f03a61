/** Which of a dataset's distributions can be asked for rows, and how; the reason where one cannot. */
import type { Dataset, Distribution } from './dataset.ts';

export type FileTableFormat = 'csv' | 'tsv' | 'jsonl' | 'geojson' | 'parquet';

export type Queryability =
  /** The portal answers rows: `tableId` in its own words. */
  | { readonly via: 'api'; readonly table: string; readonly tableId: string }
  /** The file is fetched and read here. */
  | { readonly via: 'file'; readonly table: string; readonly format: FileTableFormat; readonly url: string }
  /** Not queryable; `because` is a sentence for people. */
  | { readonly via: null; readonly because: string };

/** By the codes of `format-table.ts`. */
const FORMATS: Readonly<Record<string, FileTableFormat>> = {
  CSV: 'csv',
  TSV: 'tsv',
  JSONL: 'jsonl',
  GEOJSON: 'geojson',
  PARQUET: 'parquet',
};

function fileOf(distribution: Distribution): Queryability {
  const { format, downloadUrl, localId } = distribution;
  if (downloadUrl === null)
    return { via: null, because: 'The portal gives no address of a file and no row interface.' };
  const known = FORMATS[format?.code ?? ''];
  if (known !== undefined) return { via: 'file', table: `file:${localId}`, format: known, url: downloadUrl };
  const name = format?.code ?? format?.raw ?? null;
  return {
    via: null,
    because:
      name === null
        ? 'Its format is unknown, and the portal has no row interface for it.'
        : `${name} files hold no table that can be read here, and the portal has no row interface for it.`,
  };
}

export function queryabilityOf(distribution: Distribution): Queryability {
  const { tableId } = distribution;
  return tableId === null ? fileOf(distribution) : { via: 'api', table: `api:${tableId}`, tableId };
}

export type TableListing = Exclude<Queryability, { readonly via: null }> & {
  /** Local id of the first distribution that is this table. */
  readonly distribution: string;
};

/** Every table once, in the order of the distributions; several of these may be forms of the same table. */
export function tablesOf(dataset: Pick<Dataset, 'distributions'>): readonly TableListing[] {
  const tables = new Map<string, TableListing>();
  for (const distribution of dataset.distributions) {
    const found = queryabilityOf(distribution);
    if (found.via !== null && !tables.has(found.table))
      tables.set(found.table, { ...found, distribution: distribution.localId });
  }
  return [...tables.values()];
}
