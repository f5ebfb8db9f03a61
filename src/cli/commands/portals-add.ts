import { existsSync, readFileSync } from 'node:fs';
import { withEntries, writeWhole, type EntryText } from '../../config/overlay.ts';
import { formatProblem } from '../../config/problem.ts';
import { readRegistry, registryFiles, type RegistryFile } from '../../config/registry.ts';
import type { Settings } from '../../config/settings.ts';
import { nearest } from '../../connector/suggest.ts';
import type { Connector } from '../../connector/contract.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Gateway } from '../../gateway.ts';
import { textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { loadRegistry, openGateway, rulesOf, type Options } from '../load.ts';
import { bestMatch, entryOf, type EntryWishes } from '../portal-entry.ts';
import { CliError, type ExitCode, type World } from '../world.ts';
import { entryOptions, readAddress, verdictLine, wishesOf } from './portals-probe.ts';

interface Addition {
  readonly portal: EntryText;
  readonly city: EntryText | null;
}

function refuseKnown(registry: Registry, address: URL): void {
  const host = (url: string): string => new URL(url).href.replace(/\/$/, '');
  const known = registry.portals.find(({ url }) => host(url) === host(address.href));
  if (known !== undefined)
    throw new CliError(
      2,
      `${address.href} is in the registry already, as "${known.slug}".`,
      `To read it: civicgraph harvest ${known.slug}`,
    );
}

/** null: the city is known, or none is wanted. */
function newCity(
  registry: Registry,
  options: Options,
  wishes: EntryWishes,
  source: string,
): EntryText | null {
  const slug = wishes.city;
  if (slug === null || registry.cities.some((city) => city.slug === slug)) return null;
  const country = textOption(options, 'country');
  if (country !== null)
    return { slug, name: textOption(options, 'cityName') ?? slug, country, sources: [source] };
  const near = nearest(
    slug,
    registry.cities.map((city) => city.slug),
  );
  throw new CliError(
    2,
    `Unknown city "${slug}".${near === null ? '' : ` Did you mean "${near}"?`}`,
    'To add the city too, give --country <code> and --city-name <name>.',
  );
}

/** What the overlay will say; CliError with every problem when it would not be a good registry. */
function compose(
  world: World,
  settings: Settings,
  files: readonly RegistryFile[],
  connectors: readonly Connector[],
  addition: Addition,
): string {
  const before = existsSync(settings.overlay) ? readFileSync(settings.overlay, 'utf8') : '';
  const text = withEntries(before, {
    portals: [addition.portal],
    cities: addition.city === null ? [] : [addition.city],
  });
  const own = registryFiles([settings.overlay], world.cwd).map(({ name }) => name);
  const others = files.filter(({ name }) => !own.includes(name));
  const reading = readRegistry([...others, { name: settings.overlay, text }], rulesOf(settings, connectors));
  if ('registry' in reading) return text;
  throw new CliError(
    2,
    `Nothing was written, for the registry would have problems:\n${reading.problems.map(formatProblem).join('\n')}`,
    'Choose another --slug, --title or --city.',
  );
}

function write(settings: Settings, text: () => string): void {
  try {
    writeWhole(settings.overlay, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new CliError(
      1,
      `Somebody else is writing ${settings.overlay}.`,
      `Try again; if nobody is, delete ${settings.overlay}.lock.`,
    );
  }
}

async function probeAndAdd(invocation: Invocation, gateway: Gateway, settings: Settings): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { registry } = gateway.config;
  const address = readAddress(textArgument(invocation, 0), settings);
  refuseKnown(registry, address);
  const wishes = wishesOf(options);
  const city = newCity(registry, options, wishes, `${address.origin}/`);
  const probed = await gateway.probe(address);
  output.say(...probed.map(verdictLine));
  const match = bestMatch(probed);
  if (match === null)
    throw new CliError(1, `No connector knows the platform at ${address.href}.`, 'Nothing was written.');
  const taken = registry.portals.map(({ slug }) => slug);
  const portal = entryOf(match, address, wishes, taken, world.now());
  const { files, connectors } = await loadRegistry(world, settings);
  write(settings, () => compose(world, settings, files, connectors, { portal, city }));
  const slug = String(portal['slug']);
  if (output.isJson) output.json({ file: settings.overlay, portal, city });
  else output.lines([`Added "${slug}" (${match.connector}) to ${settings.overlay}`]);
  output.say(`To read it: civicgraph harvest ${slug}`);
  return 0;
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, options } = invocation;
  const { gateway, settings } = await openGateway(world, { ...options, store: ':memory:' }, 'error');
  try {
    return await probeAndAdd(invocation, gateway, settings);
  } finally {
    await gateway.close();
  }
}

export const portalsAdd: Command = {
  usage: 'add <url>',
  summary: 'probe an address and keep it in your own registry file',
  details:
    'Writes to portals.yaml in the data folder, which is read beside the registry of the package. The file is written ' +
    'whole or not at all, and only when the registry stays without problems.',
  options: [
    ...entryOptions,
    { flags: '--city-name <name>', help: 'name of a city that is not in the registry yet' },
    { flags: '--country <code>', help: 'ISO 3166-1 alpha-2 code of that city' },
  ],
  examples: [
    ['civicgraph portals add https://data.city.gov', 'a portal of no single city'],
    ['civicgraph portals add data.city.gov --city ottawa --country CA --city-name Ottawa', 'with its city'],
  ],
  run,
};
