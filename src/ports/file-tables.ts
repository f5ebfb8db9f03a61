/** Tables out of files: fetched through the guarded client, read by an embedded engine, kept within a budget. */
import type { RowSource } from '../connector/contract.ts';
import type { TableRef, TableSchema } from '../domain/query/table.ts';
import type { FileTableFormat } from '../domain/tables.ts';

export interface FileRef {
  /** Portal slug: its headers and pace are used for its own hosts. */
  readonly portal: string;
  readonly url: string;
  readonly format: FileTableFormat;
}
export interface FileTables {
  /**
   * The file as a source of rows with one table: `describe` fetches it unless a copy is kept whose validator still
   * holds, the other methods answer from the copy that was described. Errors are ConnectorErrors: TOO_LARGE with the
   * size and the limit, BAD_SHAPE for what is not a table, BAD_CURSOR when the content that was described cannot be had
   * any more, and those of `Http`. A fetch goes on when its caller has left: TIMEOUT says how far it is.
   */
  source(file: FileRef): RowSource;
  /**
   * The table of the copy that is kept, whatever the portal says now, for an answer marked as stale when `describe`
   * fails; `source(file)` answers questions about it. Nothing is sent. Null: no copy is kept.
   */
  lastKept(file: FileRef, ref: TableRef): Promise<TableSchema | null>;
  close(): Promise<void>;
}
