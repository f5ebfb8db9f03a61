/** How much of a file is read, how many copies are kept, and what the engine may take for it. */

export interface FileTableCaps {
  /** Of one file, as sent and, separately, decompressed; bytes. */
  readonly maxBytes: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Of one row, bytes. */
  readonly maxRowBytes: number;
  /** Text in all cells of a Parquet file, which says a long text in a few bytes as often as it likes; bytes. */
  readonly maxExpandedBytes: number;
  /** All kept copies together, bytes. */
  readonly keptBytes: number;
  /** A kept copy is believed for so long before the portal is asked again, milliseconds. */
  readonly recheckMs: number;
  /** How long fetching and reading a file may take, whoever waits for it; milliseconds. */
  readonly fetchMs: number;
  /** Of the engine, bytes; what does not fit goes to disk. */
  readonly memoryBytes: number;
  /** Of the engine. */
  readonly threads: number;
  /** Disk that the engine may take for sorting, bytes. */
  readonly spillBytes: number;
}

export const DEFAULT_FILE_CAPS: FileTableCaps = {
  maxBytes: 200_000_000,
  maxRows: 5_000_000,
  maxColumns: 2_000,
  maxRowBytes: 16_000_000,
  maxExpandedBytes: 1_000_000_000,
  keptBytes: 2_000_000_000,
  recheckMs: 300_000,
  fetchMs: 600_000,
  memoryBytes: 512_000_000,
  threads: 2,
  spillBytes: 4_000_000_000,
};
