/** From options to settings, registry and gateway. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  knownSlugs,
  overrideFiles,
  readOverrides,
  type OverrideFile,
  type OverridesReading,
} from '../config/overrides.ts';
import { formatProblem } from '../config/problem.ts';
import { readRegistry, registryFiles, type RegistryFile, type RegistryReading } from '../config/registry.ts';
import { CONFIG_VARIABLE, gatewayConfig, readSettings, type Settings } from '../config/settings.ts';
import { nearest } from '../connector/suggest.ts';
import type { Connector } from '../connector/contract.ts';
import type { Overrides } from '../domain/metrics/overrides.ts';
import type { Registry } from '../domain/registry.ts';
import type { Gateway, GatewayConfig } from '../gateway.ts';
import { commitmentsOf, loadCommitments } from './load-commitments.ts';
import { atMost } from './text.ts';
import { CliError, type World } from './world.ts';

/** Options as the command line gave them. */
export type Options = Readonly<Record<string, unknown>>;

function settingsFile(
  world: World,
  options: Options,
): { readonly name: string; readonly text: string } | null {
  const named = options['config'] ?? world.env[CONFIG_VARIABLE];
  const name = typeof named === 'string' && named !== '' ? named : 'civicgraph.yaml';
  const path = resolve(world.cwd, name);
  if (existsSync(path)) return { name, text: readFileSync(path, 'utf8') };
  if (named === undefined || named === '') return null;
  throw new CliError(2, `There is no file ${name}.`, `Check --config and ${CONFIG_VARIABLE}.`);
}

/** CliError with every problem. */
export function loadSettings(world: World, options: Options): Settings {
  const reading = readSettings({
    options,
    env: world.env,
    file: settingsFile(world, options),
    cwd: world.cwd,
    shippedRegistry: world.shippedRegistry,
  });
  if ('settings' in reading) return reading.settings;
  throw new CliError(
    2,
    `The settings have problems:\n${reading.problems.join('\n')}`,
    'See civicgraph --help.',
  );
}

const EMPTY: Registry = { cities: [], portals: [] };

export interface Registered {
  readonly reading: RegistryReading;
  readonly files: readonly RegistryFile[];
  readonly connectors: readonly Connector[];
}

/** `extra`: files in the place of those with the same path. */
export async function loadRegistry(world: World, settings: Settings): Promise<Registered> {
  const connectors = await world.loadConnectors(gatewayConfig(settings, EMPTY, 'silent'));
  const missing = settings.registry.filter((path) => path !== settings.overlay && !existsSync(path));
  if (missing.length > 0)
    throw new CliError(2, `There is no registry at ${missing.join(', ')}.`, 'Check --registry.');
  const files = registryFiles(settings.registry, world.cwd);
  return { reading: readRegistry(files, rulesOf(settings, connectors)), files, connectors };
}

/** What people say of categories, from the files beside those of the registry. */
export function loadOverrides(
  world: World,
  settings: Settings,
  registry: RegistryReading,
): { readonly reading: OverridesReading; readonly files: readonly OverrideFile[] } {
  const files = overrideFiles([...settings.registry, ...settings.commitments], world.cwd);
  const known = 'registry' in registry ? knownSlugs(registry.registry) : null;
  return { reading: readOverrides(files, known), files };
}

export function rulesOf(
  settings: Settings,
  connectors: readonly Connector[],
): Parameters<typeof readRegistry>[1] {
  return { connectors: connectors.map(({ manifest }) => manifest), allowLoopback: settings.allowLoopback };
}

export function registryOf(reading: RegistryReading): Registry {
  if ('registry' in reading) return reading.registry;
  const problems = atMost(reading.problems.map(formatProblem), 50);
  throw new CliError(
    1,
    `The registry has problems:\n${problems}`,
    'Correct them; "civicgraph registry check" lists all.',
  );
}

function overridesOf(reading: OverridesReading): Overrides {
  if ('overrides' in reading) return reading.overrides;
  const problems = atMost(reading.problems.map(formatProblem), 50);
  throw new CliError(
    1,
    `The overrides have problems:\n${problems}`,
    'Correct them; "civicgraph registry check" lists all.',
  );
}

export interface Opened {
  readonly settings: Settings;
  readonly config: GatewayConfig;
  readonly gateway: Gateway;
}

/** The whole gateway as the options say, unless `check` throws. Whoever opens it closes it. */
export async function openGateway(
  world: World,
  options: Options,
  logLevel: GatewayConfig['logLevel'] = 'warn',
  check: (registry: Registry) => void = () => undefined,
): Promise<Opened> {
  const settings = loadSettings(world, options);
  const { reading } = await loadRegistry(world, settings);
  const registry = registryOf(reading);
  const { book, cities } = commitmentsOf(loadCommitments(world, settings.commitments, registry));
  const config = {
    ...gatewayConfig(settings, { ...registry, cities }, logLevel),
    overrides: overridesOf(loadOverrides(world, settings, reading).reading),
    commitments: book,
  };
  check(config.registry);
  if (config.store !== ':memory:') mkdirSync(dirname(config.store), { recursive: true });
  return { settings, config, gateway: await world.createGateway(config) };
}

/** Every name that is no portal is told, with the nearest that is one. */
export function requirePortals(registry: Registry, slugs: readonly string[]): void {
  const known = registry.portals.map(({ slug }) => slug);
  const unknown = slugs
    .filter((slug) => !known.includes(slug))
    .map((slug) => {
      const near = nearest(slug, known);
      return `Unknown portal "${slug}".${near === null ? '' : ` Did you mean "${near}"?`}`;
    });
  if (unknown.length > 0) throw new CliError(2, unknown.join('\n'), 'See civicgraph portals list.');
}

/** Text given as it is, as @file, or as - for stdin. */
export async function readArgument(world: World, argument: string): Promise<string> {
  if (argument === '-') return world.readStdin();
  if (!argument.startsWith('@')) return argument;
  const path = join(resolve(world.cwd, argument.slice(1)));
  if (!existsSync(path))
    throw new CliError(2, `There is no file ${argument.slice(1)}.`, 'Check the path after "@".');
  return readFileSync(path, 'utf8');
}
