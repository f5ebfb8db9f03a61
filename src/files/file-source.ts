/** A file as a source of rows with one table. */
import { ConnectorError, type Call, type RowSource } from '../connector/index.ts';
import type { TableRef, TableSchema } from '../domain/query/table.ts';
import type { KeptAbout } from './kept/kept-about.ts';
import { capabilitiesOf } from './query/capabilities.ts';
import { aggregateRows, countRows, readBatches, type OpenTable } from './query/table-reader.ts';
import type { Session } from './engine/session.ts';
import { ROW_COLUMN } from './read/column-names.ts';
import { columnOf } from './table-about.ts';

/** A table that somebody reads. */
export interface Reading {
  readonly session: Session;
  readonly table: OpenTable;
  close(): Promise<void>;
}
export interface FileSourceDeps {
  /** The file as it is now: fetched, or a copy that is believed or confirmed. Throws ConnectorError. */
  readonly current: (call: Call) => Promise<KeptAbout>;
  /** A table of this content. Throws ConnectorError BAD_CURSOR when there is none any more. */
  readonly reading: (version: string, call: Call) => Promise<Reading>;
}

/** `asOf`: when the file was fetched, or last confirmed by the portal. */
export function schemaOf(ref: TableRef, { table, version, checkedAt }: KeptAbout): TableSchema {
  return {
    ref,
    columns: [
      ...table.columns.map(columnOf),
      {
        name: ROW_COLUMN,
        type: 'integer',
        nullable: false,
        title: null,
        description: 'Number of the row in the file, from 1.',
        sourceType: 'row number',
        system: true,
      },
    ],
    capabilities: capabilitiesOf(table),
    version,
    asOf: checkedAt,
    key: ROW_COLUMN,
    count: { value: table.rows, precision: 'exact' },
    sample: null,
  };
}

function asConnectorError(error: unknown): ConnectorError {
  return error instanceof ConnectorError
    ? error
    : new ConnectorError('UPSTREAM_FAILED', 'The table could not be read out of the file', { cause: error });
}

export function createFileSource(deps: FileSourceDeps): RowSource {
  const reading = async (schema: TableSchema, call: Call): Promise<Reading> => {
    if (schema.version === null)
      throw new ConnectorError('UNSUPPORTED', 'A table out of a file has a version');
    return deps.reading(schema.version, call);
  };
  const using = async <T>(
    schema: TableSchema,
    call: Call,
    work: (open: Reading) => Promise<T>,
  ): Promise<T> => {
    const open = await reading(schema, call);
    try {
      return await work(open);
    } catch (error) {
      throw asConnectorError(error);
    } finally {
      await open.close();
    }
  };
  return {
    async describe(refs, call) {
      if (refs.length === 0) return [];
      try {
        const about = await deps.current(call);
        return refs.map((ref) => schemaOf(ref, about));
      } catch (error) {
        const failure = asConnectorError(error);
        return refs.map(() => failure);
      }
    },
    async *rows(schema, query, call) {
      const open = await reading(schema, call);
      try {
        yield* readBatches(open.session, open.table, query);
      } catch (error) {
        throw asConnectorError(error);
      } finally {
        await open.close();
      }
    },
    count: (schema, where, call) =>
      using(schema, call, async ({ session, table }) => ({
        value: await countRows(session, table, where),
        precision: 'exact',
      })),
    aggregate: (schema, query, call) =>
      using(schema, call, ({ session, table }) => aggregateRows(session, table, query)),
  };
}
