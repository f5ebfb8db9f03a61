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
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
  );

const DAY_MS = 86_400_000;
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
