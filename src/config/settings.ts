/** Settings: options, then environment, then civicgraph.yaml, then defaults; all problems are said at once. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameOfValue } from '../connector/describe.ts';
import { nearest } from '../connector/suggest.ts';
import type { Json } from '../domain/json.ts';
import type { GatewayConfig, RowSettings } from '../gateway.ts';
import type { Registry } from '../domain/registry.ts';
import { parseDuration } from './duration.ts';
import { parseSize } from './size.ts';
import { LOG_LEVELS } from './log-levels.ts';
import { formatProblem, type Problem } from './problem.ts';
import { flagOf, settingFields, settingNames, variableOf, type SettingName } from './setting-fields.ts';
import { readYaml, type YamlMap } from './yaml-map.ts';

export interface Settings {
  readonly dataDir: string;
  /** Absolute path, or ":memory:". */
  readonly store: string;
  readonly cache: string;
  /** Files and folders, absolute; the last one is the overlay that `portals add` writes. */
  readonly registry: readonly string[];
  readonly overlay: string;
  /** Folders, absolute; the last one is your own, which need not be there. */
  readonly commitments: readonly string[];
  readonly connectors: readonly string[];
  readonly contact: string | null;
  readonly adminToken: string | null;
  readonly parallelPortals: number;
  readonly harvestIntervalMs: number;
  readonly fullWalkIntervalMs: number;
  readonly linkMaxAgeMs: number;
  readonly requestDeadlineMs: number;
  readonly rows: RowSettings;
  /** null: as the command likes it. */
  readonly logLevel: GatewayConfig['logLevel'] | null;
  readonly allowLoopback: boolean;
  readonly host: string;
  readonly port: number;
}
export interface SettingSources {
  /** As the command line gave them, by name of setting; undefined: not given. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file: { readonly name: string; readonly text: string } | null;
  readonly cwd: string;
  /** The registry that comes with the package. */
  readonly shippedRegistry: string;
}
export type SettingsReading = { readonly settings: Settings } | { readonly problems: readonly string[] };

interface Given {
  readonly value: Json;
  readonly complain: (message: string) => void;
}
type Find = (name: SettingName) => Given | null;

/** Environment variables of our prefix that are no setting; CONFIG names the file itself. */
export const CONFIG_VARIABLE = 'CIVICGRAPH_CONFIG';

function jsonOf(value: unknown): Json {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function finder(sources: SettingSources, file: YamlMap | null, problems: string[]): Find {
  return (name) => {
    const option = jsonOf(sources.options[name]);
    if (option !== null)
      return { value: option, complain: (message) => problems.push(`${flagOf(name)}: ${message}`) };
    const variable = variableOf(name);
    const text = sources.env[variable] ?? '';
    if (text !== '') return { value: text, complain: (message) => problems.push(`${variable}: ${message}`) };
    if (file === null || file.value(name) === null) return null;
    return { value: file.value(name), complain: (message) => file.complain(name, message) };
  };
}

function unknownVariables(env: SettingSources['env']): readonly string[] {
  const known = [...settingNames.map(variableOf), CONFIG_VARIABLE];
  return Object.keys(env)
    .filter((name) => name.startsWith('CIVICGRAPH_') && !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      return `${name}: unknown variable. ${near === null ? `Known: ${known.join(', ')}.` : `Did you mean ${near}?`}`;
    });
}

function text(find: Find, name: SettingName): string | null {
  const given = find(name);
  if (given === null) return null;
  if (typeof given.value === 'string' && given.value.trim() !== '') return given.value.trim();
  given.complain(name === 'adminToken' ? 'expected text' : `expected text, got ${nameOfValue(given.value)}`);
  return null;
}
/** A list in a file, or names separated by commas. */
function texts(find: Find, name: SettingName): readonly string[] | null {
  const given = find(name);
  if (given === null) return null;
  const parts = typeof given.value === 'string' ? given.value.split(',') : given.value;
  if (Array.isArray(parts) && parts.every((part): part is string => typeof part === 'string'))
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  given.complain(`expected a list of texts, got ${nameOfValue(given.value)}`);
  return null;
}
type IntegerName = 'port' | 'parallelPortals' | 'scanRows' | 'upstreamRequests' | 'maxFileRows';
function integer<Else extends number | null>(
  find: Find,
  name: IntegerName,
  unlessGiven: Else,
): number | Else {
  const given = find(name);
  if (given === null) return unlessGiven;
  const { min, max } = settingFields[name];
  const value =
    typeof given.value === 'string' && /^-?\d+$/.test(given.value) ? Number(given.value) : given.value;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  given.complain(`expected an integer from ${min} to ${max}, got ${nameOfValue(given.value)}`);
  return unlessGiven;
}
type DurationName =
  'harvestInterval' | 'fullWalkInterval' | 'linkMaxAge' | 'requestDeadline' | 'portalTimeout';
function duration(find: Find, name: DurationName, unlessGiven: string): number {
  const given = find(name);
  const ms = parseDuration(given === null ? unlessGiven : String(given.value));
  const { minMs, maxMs, bounds } = settingFields[name];
  if (ms !== null && ms >= minMs && ms <= maxMs) return ms;
  given?.complain(`expected a time from ${bounds}, got ${nameOfValue(given.value)}`);
  return 0;
}
/** null: not given. */
function size(find: Find, name: 'maxFileSize' | 'keptFiles'): number | null {
  const given = find(name);
  if (given === null) return null;
  const bytes = parseSize(String(given.value));
  const { minBytes, maxBytes, bounds } = settingFields[name];
  if (bytes !== null && bytes >= minBytes && bytes <= maxBytes) return bytes;
  given.complain(`expected a size from ${bounds}, got ${nameOfValue(given.value)}`);
  return null;
}
function flag(find: Find, name: SettingName): boolean {
  const given = find(name);
  if (given === null) return false;
  const word = String(given.value).toLowerCase();
  if (['true', '1', 'yes'].includes(word)) return true;
  if (['false', '0', 'no'].includes(word)) return false;
  given.complain(`expected true or false, got ${nameOfValue(given.value)}`);
  return false;
}
function logLevel(find: Find): Settings['logLevel'] {
  const given = find('logLevel');
  if (given === null) return null;
  const level = LOG_LEVELS.find((known) => known === given.value);
  if (level !== undefined) return level;
  const near = nearest(String(given.value), LOG_LEVELS);
  const hint = near === null ? '' : `. Did you mean "${near}"?`;
  given.complain(`expected one of ${LOG_LEVELS.join(', ')}, got ${nameOfValue(given.value)}${hint}`);
  return null;
}
function cacheUrl(find: Find): string {
  const url = text(find, 'cache') ?? 'memory:';
  if (/^(memory:|rediss?:\/\/.|valkeys?:\/\/.)/.test(url)) return url;
  const scheme = /^[a-z+]*:/.exec(url)?.[0];
  find('cache')?.complain(
    `expected "memory:", "redis://…" or "valkey://…", got ${scheme === undefined ? 'no scheme' : `"${scheme}"`}`,
  );
  return url;
}

/** Paths count from `cwd`; a package name stays as it is. */
function moduleOf(specifier: string, cwd: string): string {
  const isPath = /^\.{0,2}\//.test(specifier) || /\.[cm]?[jt]s$/.test(specifier);
  return isPath ? pathToFileURL(resolve(cwd, specifier)).href : specifier;
}

function rowSettings(find: Find): RowSettings {
  return {
    scanRows: integer(find, 'scanRows', null),
    upstreamRequests: integer(find, 'upstreamRequests', null),
    portalTimeoutMs: find('portalTimeout') === null ? null : duration(find, 'portalTimeout', ''),
    maxFileBytes: size(find, 'maxFileSize'),
    maxFileRows: integer(find, 'maxFileRows', null),
    keptFilesBytes: size(find, 'keptFiles'),
  };
}

function settingsOf(find: Find, sources: SettingSources): Settings {
  const dataDir = resolve(sources.cwd, text(find, 'dataDir') ?? '.civicgraph');
  const store = text(find, 'store');
  const overlay = join(dataDir, 'portals.yaml');
  const pathsOf = (name: 'registry' | 'commitments'): readonly string[] | undefined =>
    texts(find, name)?.map((path) => resolve(sources.cwd, path));
  const registry = pathsOf('registry');
  // Those of the package speak of cities and portals of its registry.
  const shipped = registry === undefined ? [join(sources.shippedRegistry, 'commitments')] : [];
  return {
    dataDir,
    store: store === ':memory:' ? store : resolve(sources.cwd, store ?? join(dataDir, 'civicgraph.sqlite')),
    cache: cacheUrl(find),
    registry: [...(registry ?? [sources.shippedRegistry]), overlay],
    overlay,
    commitments: [...(pathsOf('commitments') ?? shipped), join(dataDir, 'commitments')],
    connectors: (texts(find, 'connectors') ?? []).map((specifier) => moduleOf(specifier, sources.cwd)),
    contact: text(find, 'contact'),
    adminToken: text(find, 'adminToken'),
    parallelPortals: integer(find, 'parallelPortals', 4),
    harvestIntervalMs: duration(find, 'harvestInterval', '1d'),
    fullWalkIntervalMs: duration(find, 'fullWalkInterval', '7d'),
    linkMaxAgeMs: duration(find, 'linkMaxAge', '30d'),
    requestDeadlineMs: duration(find, 'requestDeadline', '60s'),
    rows: rowSettings(find),
    logLevel: logLevel(find),
    allowLoopback: flag(find, 'allowLoopback'),
    host: text(find, 'host') ?? '127.0.0.1',
    port: integer(find, 'port', 4000),
  };
}

/** Pure: the settings, or every problem in options, environment and file as a sentence that says where. */
export function readSettings(sources: SettingSources): SettingsReading {
  const problems: string[] = [...unknownVariables(sources.env)];
  const inFile: Problem[] = [];
  const file = sources.file === null ? null : readYaml(sources.file.name, sources.file.text, inFile);
  file?.only(settingNames);
  const settings = settingsOf(finder(sources, file, problems), sources);
  const all = [...problems, ...inFile.map(formatProblem)];
  return all.length === 0 ? { settings } : { problems: all };
}

/** What a gateway is made with. */
export function gatewayConfig(
  settings: Settings,
  registry: Registry,
  usualLogLevel: GatewayConfig['logLevel'],
): GatewayConfig {
  const { store, cache, connectors, adminToken, parallelPortals, allowLoopback } = settings;
  return {
    ...{ store, cache, registry, connectors, adminToken, parallelPortals, allowLoopback },
    contact: settings.contact ?? 'contact not stated',
    harvestIntervalMs: settings.harvestIntervalMs,
    fullWalkIntervalMs: settings.fullWalkIntervalMs,
    linkMaxAgeMs: settings.linkMaxAgeMs,
    requestDeadlineMs: settings.requestDeadlineMs,
    rows: settings.rows,
    logLevel: settings.logLevel ?? usualLogLevel,
  };
}
