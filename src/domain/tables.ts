/** Which of a dataset's distributions can be asked for rows, and how; the reason where one cannot. */
import { isUrl } from './web-address.ts';
import type { Dataset, Distribution } from './dataset.ts';
import { extensionsOf } from './format.ts';

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
  GEOJSONL: 'geojson',
  PARQUET: 'parquet',
};
/** By the end of the file name, for portals that say nothing better; without the ending of gzip. */
const ENDINGS: Readonly<Record<string, FileTableFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  geojson: 'geojson',
  geojsonl: 'geojson',
  geojsons: 'geojson',
  parquet: 'parquet',
  geoparquet: 'parquet',
};
/** What portals say of files whose name tells more: nothing, anything, or the family. */
const VAGUE = new Set([null, 'JSON', 'TXT', 'OCTET', 'GZIP']);
/** Several files in one: which of them is the table, nobody says. */
const ARCHIVES = new Set(['zip', '7z', 'rar', 'tar', 'tgz', 'bz2', 'xz', 'zst', 'kmz']);
const ZIPPED = /\bzip(?:ped)?\b/i;

function no(because: string): Queryability {
  return { via: null, because };
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^/]/i.test(url) && isUrl(url);
}

/** The archive that the file comes in, as an ending; null: it comes plain or in gzip, which is read. */
function archiveOf(distribution: Distribution, extensions: readonly string[]): string | null {
  const [outer] = extensions;
  if (outer !== undefined && ARCHIVES.has(outer)) return outer;
  // A name that tells is believed before words: "CSV (zip)" with ".csv" behind it is a CSV file.
  if (outer !== undefined && ENDINGS[outer] !== undefined) return null;
  return ZIPPED.test(distribution.format?.raw ?? '') ? 'zip' : null;
}

function formatOf(code: string | null, extensions: readonly string[]): FileTableFormat | null {
  const known = FORMATS[code ?? ''];
  if (known !== undefined) return known;
  const ending = extensions.find((extension) => extension !== 'gz') ?? '';
  return VAGUE.has(code) ? (ENDINGS[ending] ?? null) : null;
}

function fileOf(distribution: Distribution): Queryability {
  const { format, downloadUrl, localId } = distribution;
  if (downloadUrl === null) return no('The portal gives no address of a file and no row interface.');
  if (!isWebAddress(downloadUrl))
    return no('Its file does not lie at a web address (http or https), and the portal has no row interface.');
  const extensions = extensionsOf(downloadUrl);
  const known = formatOf(format?.code ?? null, extensions);
  if (known !== null) {
    const archive = archiveOf(distribution, extensions);
    if (archive === null) return { via: 'file', table: `file:${localId}`, format: known, url: downloadUrl };
    return no(
      `Its file is packed in an archive (${archive}), which is not opened here, and the portal has no row interface for it.`,
    );
  }
  return no(
    `${unreadable(format?.code ?? null, format?.raw ?? null)}, and the portal has no row interface for it.`,
  );
}

function unreadable(code: string | null, raw: string | null): string {
  if (code !== null) return `${code} files hold no table that can be read here`;
  return raw === null ? 'Its format is unknown' : `Its format "${raw}" is not known here`;
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
