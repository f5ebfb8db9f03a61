/** A table of rows: where it is, and what its columns are. */
import type { ColumnType, Row, RowCapabilities } from './ast.ts';

export interface Column {
  /** As queries write it: the portal's own machine name. */
  readonly name: string;
  readonly type: ColumnType;
  /** false: the portal promises a value in every row. */
  readonly nullable: boolean;
  readonly title: string | null;
  readonly description: string | null;
  /** The portal's own word for the type. */
  readonly sourceType: string;
  /** Kept by the platform for itself (`_id`, `:id`, …): left out unless asked for by name. */
  readonly system: boolean;
}
/** A table in the portal's own words. */
export interface TableRef {
  readonly datasetId: string;
  readonly tableId: string;
}
export interface Count {
  readonly value: number;
  readonly precision: 'exact' | 'estimate';
}
export interface TableSchema {
  readonly ref: TableRef;
  readonly columns: readonly Column[];
  /** What this very table allows; narrower than the portal's where the vendor says so. */
  readonly capabilities: RowCapabilities;
  /** Changes when the data does (etag, revision, last edit); part of every row-cache key. Null: unknown. */
  readonly version: string | null;
  /** When the data changed last, RFC 3339 UTC; null: unknown. A file table: when the file was fetched or last checked. */
  readonly asOf: string | null;
  /** A column that names every row, never null and never the same in two rows: what pages are cut by. */
  readonly key: string | null;
  /** All rows, where describing the table tells for nothing. */
  readonly count: Count | null;
  /** The first rows in ascending order of `key`, where describing the table brings them for nothing; all columns. */
  readonly sample: readonly Row[] | null;
}
