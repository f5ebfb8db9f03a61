/** Every setting of the program: its kinds, bounds, defaults and words, from which options and help are made. */
import { LOG_LEVELS } from './log-levels.ts';

interface Common {
  /** What stands for the value in help: "<ms>". */
  readonly argument: string;
  readonly help: string;
  /** As shown in help; null: nothing unless given. */
  readonly shownDefault: string | null;
  /** false: never an option, because command lines can be read by others. */
  readonly isOption: boolean;
  /** Commands whose option it is; null: of all. */
  readonly commands: readonly string[] | null;
}
export type SettingField = Common &
  (
    | { readonly kind: 'text' }
    | { readonly kind: 'texts' }
    | { readonly kind: 'flag' }
    | { readonly kind: 'integer'; readonly min: number; readonly max: number }
    | {
        readonly kind: 'duration';
        readonly minMs: number;
        readonly maxMs: number;
        /** The same in words, with examples. */
        readonly bounds: string;
      }
    | {
        readonly kind: 'size';
        readonly minBytes: number;
        readonly maxBytes: number;
        /** The same in words, with examples. */
        readonly bounds: string;
      }
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
  );

const DAY_MS = 86_400_000;
const TB = 1_000_000_000_000;
/** Those that read rows. */
const rowCommands = ['serve', 'demo', 'query', 'rows', 'aggregate', 'tables'];
const sizeOfFiles = {
  commands: rowCommands,
  kind: 'size',
  minBytes: 1_000,
  maxBytes: TB,
  bounds: '1kB to 1TB such as "200MB"',
  argument: '<size>',
} as const;
const general = { isOption: true, commands: null, shownDefault: null } as const;

export const settingFields = {
  dataDir: {
    ...general,
    kind: 'text',
    argument: '<folder>',
    help: 'where the store and your own portals.yaml live',
    shownDefault: '.civicgraph',
  },
  store: {
    ...general,
    kind: 'text',
    argument: '<file>',
    help: 'SQLite file, or ":memory:" to keep nothing',
    shownDefault: '<data-dir>/civicgraph.sqlite',
  },
  cache: {
    ...general,
    kind: 'text',
    argument: '<url>',
    help: '"memory:", or redis:// or valkey:// for several processes',
    shownDefault: 'memory:',
  },
  registry: {
    ...general,
    kind: 'texts',
    argument: '<paths>',
    help: 'folders or files of cities and portals, separated by commas',
    shownDefault: 'the registry of the package, <data-dir>/portals.yaml',
  },
  commitments: {
    ...general,
    kind: 'texts',
    argument: '<folders>',
    help: 'folders of what cities promised, separated by commas',
    shownDefault: 'the commitments of the package (none with --registry), <data-dir>/commitments',
  },
  connectors: {
    ...general,
    kind: 'texts',
    argument: '<modules>',
    help: 'connectors besides the built-in ones: files or packages, separated by commas',
  },
  contact: {
    ...general,
    kind: 'text',
    argument: '<address>',
    help: 'URL or mail address by which portals can reach you; part of the User-Agent',
  },
  adminToken: {
    ...general,
    kind: 'text',
    isOption: false,
    argument: '<token>',
    help: 'bearer token that allows mutations; without it they are refused',
  },
  parallelPortals: {
    ...general,
    kind: 'integer',
    min: 1,
    max: 64,
    argument: '<count>',
    help: 'portals harvested at the same time',
    shownDefault: '4',
  },
  harvestInterval: {
    ...general,
    kind: 'duration',
    minMs: 60_000,
    maxMs: 366 * DAY_MS,
    bounds: '1m to 366d such as "12h" or "7d"',
    argument: '<time>',
    help: 'between two harvests of a portal, such as 12h or 7d',
    shownDefault: '1d',
  },
  fullWalkInterval: {
    ...general,
    kind: 'duration',
    minMs: 60_000,
    maxMs: 366 * DAY_MS,
    bounds: '1m to 366d such as "12h" or "7d"',
    argument: '<time>',
    help: 'between two full walks of a portal that can also tell what changed',
    shownDefault: '7d',
  },
  linkMaxAge: {
    ...general,
    kind: 'duration',
    minMs: DAY_MS,
    maxMs: 366 * DAY_MS,
    bounds: '1d to 366d such as "30d" or "90d"',
    argument: '<time>',
    help: 'a check of an address that is older counts as none in figures, such as 30d',
    shownDefault: '30d',
  },
  requestDeadline: {
    ...general,
    commands: ['serve', 'demo', 'query'],
    kind: 'duration',
    minMs: 1_000,
    maxMs: 3_600_000,
    bounds: '1s to 1h such as "30s" or "2m"',
    argument: '<time>',
    help: 'a question to the graph that takes longer is stopped, such as 30s or 2m',
    shownDefault: '60s',
  },
  scanRows: {
    ...general,
    commands: rowCommands,
    kind: 'integer',
    min: 1_000,
    max: 100_000_000,
    argument: '<count>',
    help: 'rows of one table read to answer what its portal cannot answer whole',
    shownDefault: '100000',
  },
  upstreamRequests: {
    ...general,
    commands: ['serve', 'demo', 'query'],
    kind: 'integer',
    min: 1,
    max: 100_000,
    argument: '<count>',
    help: 'requests for rows that one question to the graph may cost the portals',
    shownDefault: '50',
  },
  portalTimeout: {
    ...general,
    commands: rowCommands,
    kind: 'duration',
    minMs: 1_000,
    maxMs: 3_600_000,
    bounds: '1s to 1h such as "30s" or "2m"',
    argument: '<time>',
    help: 'how long a portal may take to answer for rows, such as 30s or 2m',
    shownDefault: '30s',
  },
  maxFileSize: {
    ...general,
    ...sizeOfFiles,
    help: 'a larger file is not read as a table, such as 200MB',
    shownDefault: '200MB',
  },
  maxFileRows: {
    ...general,
    commands: rowCommands,
    kind: 'integer',
    min: 1,
    max: 1_000_000_000,
    argument: '<count>',
    help: 'a file of more rows is not read as a table',
    shownDefault: '5000000',
  },
  keptFiles: {
    ...general,
    ...sizeOfFiles,
    help: 'disk for copies of files that were read as tables, such as 2GB',
    shownDefault: '2GB',
  },
  logLevel: {
    ...general,
    kind: 'choice',
    choices: LOG_LEVELS,
    argument: '<level>',
    help: `what is logged to stderr: ${LOG_LEVELS.join(', ')}`,
    shownDefault: 'info for serve, else warn',
  },
  allowLoopback: {
    ...general,
    kind: 'flag',
    argument: '',
    help: 'let portals of this machine be read; for demos and tests',
  },
  host: {
    ...general,
    kind: 'text',
    commands: ['serve', 'demo'],
    argument: '<address>',
    help: 'address to listen on',
    shownDefault: '127.0.0.1',
  },
  port: {
    ...general,
    kind: 'integer',
    min: 0,
    max: 65_535,
    commands: ['serve', 'demo'],
    argument: '<number>',
    help: 'port to listen on; 0: any free one',
    shownDefault: '4000',
  },
} as const satisfies Record<string, SettingField>;

export type SettingName = keyof typeof settingFields;
/** In the order in which help shows them. */
export const settingNames: readonly SettingName[] = Object.keys(settingFields).filter(
  (name): name is SettingName => name in settingFields,
);

/** "dataDir" → "--data-dir" */
export function flagOf(name: SettingName): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** "dataDir" → "CIVICGRAPH_DATA_DIR" */
export function variableOf(name: SettingName): string {
  return `CIVICGRAPH_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
