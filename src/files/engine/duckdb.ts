/** The embedded engine: loaded when it is first needed, and shut in from its first statement on. */
import type * as NodeApi from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ConnectorError } from '../../connector/index.ts';
import { sqlText } from './sql.ts';

export type DuckDb = typeof NodeApi;
export type LoadDuckDb = () => Promise<DuckDb>;

export interface EngineOptions {
  /** All that the engine may read and write; absolute. */
  readonly folder: string;
  /** In `folder`: where it puts what does not fit into memory. */
  readonly spillFolder: string;
  readonly memoryBytes: number;
  readonly spillBytes: number;
  readonly threads: number;
}
export interface Engine {
  /** Closed by its owner. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

const importDuckDb: LoadDuckDb = () => import('@duckdb/node-api');

async function load(loadDuckDb: LoadDuckDb): Promise<DuckDb> {
  try {
    return await loadDuckDb();
  } catch (cause) {
    throw new ConnectorError(
      'BAD_CONFIG',
      'Tables out of files need the package @duckdb/node-api, which cannot be loaded on this machine. Install it: npm install @duckdb/node-api',
      { cause },
    );
  }
}

/** The folder has to be named before the door is closed; afterwards no statement can open it again. */
function closing(options: EngineOptions): readonly string[] {
  const folder = options.folder.endsWith('/') ? options.folder : `${options.folder}/`;
  return [
    `SET allowed_directories = [${sqlText(folder)}]`,
    "SET TimeZone = 'UTC'",
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
}

async function open(options: EngineOptions, loadDuckDb: LoadDuckDb): Promise<DuckDBInstance> {
  const { DuckDBInstance: Instance } = await load(loadDuckDb);
  const instance = await Instance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${String(options.memoryBytes)}B`,
    temp_directory: options.spillFolder,
    max_temp_directory_size: `${String(options.spillBytes)}B`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  try {
    for (const statement of closing(options)) await connection.run(statement);
  } finally {
    connection.closeSync();
  }
  return instance;
}

/** Nothing is loaded before the first connection. Throws ConnectorError BAD_CONFIG where the engine cannot be loaded. */
export function createEngine(options: EngineOptions, loadDuckDb: LoadDuckDb = importDuckDb): Engine {
  let opening: Promise<DuckDBInstance> | null = null;
  let opened: DuckDBInstance | null = null;
  let isClosed = false;
  const instance = async (): Promise<DuckDBInstance> => {
    opening ??= open(options, loadDuckDb);
    try {
      opened = await opening;
      return opened;
    } catch (error) {
      // It may be installed by the next time.
      opening = null;
      throw error;
    }
  };
  return {
    connect: async () => {
      if (isClosed) throw new ConnectorError('ABORTED', 'The tables out of files are closed');
      return (await instance()).connect();
    },
    close: () => {
      isClosed = true;
      opened?.closeSync();
      opened = null;
    },
  };
}
