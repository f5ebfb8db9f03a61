/** What reading rows may cost. */

export interface RowLimits {
  /** Rows read from one table to answer one question, where the portal cannot answer it whole. */
  readonly scanRows: number;
  /** Rows of one page of an answer. */
  readonly pageRows: number;
  /** Requests to portals for one request of a client. */
  readonly upstreamRequests: number;
  /** How long a portal may take for one answer, milliseconds. */
  readonly portalMs: number;
  /** The same for a file, which is fetched whole when it is first asked for; milliseconds. */
  readonly fileMs: number;
  /** A schema is believed for so long, milliseconds. */
  readonly schemaMs: number;
  /** Rows of a table whose version is known are given again for so long, milliseconds. */
  readonly versionedMs: number;
  /** Rows of any other table, milliseconds. */
  readonly unversionedMs: number;
  /** How old an answer may be that stands in for a portal that fails, milliseconds. */
  readonly staleMs: number;
  /** A page of more JSON than this, in UTF-16 units, is not kept. */
  readonly keptPageChars: number;
  /** All kept pages together, in UTF-16 units. */
  readonly keptChars: number;
}

export const DEFAULT_ROW_LIMITS: RowLimits = {
  scanRows: 100_000,
  pageRows: 10_000,
  upstreamRequests: 50,
  portalMs: 30_000,
  fileMs: 600_000,
  schemaMs: 300_000,
  versionedMs: 900_000,
  unversionedMs: 60_000,
  staleMs: 86_400_000,
  keptPageChars: 2_000_000,
  keptChars: 64_000_000,
};
