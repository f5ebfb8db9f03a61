/** Tables out of files: fetched through the guarded client, read by an embedded engine, kept within a budget. */
import type { RowSource } from '../connector/contract.ts';
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
   * size and the limit, BAD_SHAPE for what is not a table, and those of `Http`.
   */
  source(file: FileRef): RowSource;
  close(): Promise<void>;
}
