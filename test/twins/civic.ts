/** Platform-neutral facts of fictional datasets, from which each twin makes its vendor's records. */

export interface CivicColumn {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'instant' | 'point';
}
export interface CivicDataset {
  /** 0, 1, 2, … within its city; ids are made from it. */
  readonly index: number;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly department: string;
  readonly theme: string;
  readonly keywords: readonly string[];
  readonly columns: readonly CivicColumn[];
  /** "CSV", "GeoJSON", "XLSX", "PDF", … */
  readonly formats: readonly string[];
  /** Words such as "daily"; null: not stated. */
  readonly frequency: string | null;
  /** CKAN-style id such as "cc-by"; null: none. */
  readonly licence: string | null;
  readonly createdAt: Date;
  readonly metadataModifiedAt: Date;
  readonly dataModifiedAt: Date | null;
  readonly bbox: readonly [number, number, number, number] | null;
  /** Deliberate imperfections that the vendor's mapping should show. */
  readonly defects: readonly CivicDefect[];
}
export type CivicDefect =
  | 'html-in-description'
  | 'template-leftover'
  | 'text-null'
  | 'no-description'
  | 'no-keywords'
  | 'odd-format'
  | 'size-as-text'
  | 'future-date'
  | 'bad-date'
  | 'broken-link'
  | 'unknown-licence'
  | 'odd-frequency'
  | 'empty-title';
