import type { City, PortalEntry, Registry } from '../../domain/registry.ts';
import { textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { loadRegistry, loadSettings, registryOf } from '../load.ts';
import type { Column } from '../table.ts';
import { count } from '../text.ts';
import type { ExitCode } from '../world.ts';

interface Listed {
  readonly portal: PortalEntry;
  readonly city: City | null;
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function listed(registry: Registry): readonly Listed[] {
  const cities = new Map(registry.cities.map((city) => [city.slug, city]));
  return [...registry.portals]
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
    .map((portal) => ({ portal, city: portal.city === null ? null : (cities.get(portal.city) ?? null) }));
}

const columns: readonly Column<Listed>[] = [
  { title: 'Portal', of: ({ portal }) => portal.slug },
  { title: 'City', of: ({ city }) => city?.name ?? '–' },
  { title: 'Country', of: ({ city }) => city?.country ?? '–' },
  { title: 'Platform', of: ({ portal }) => portal.platform },
  { title: 'Title', of: ({ portal }) => portal.title, isElastic: true },
  { title: 'Address', of: ({ portal }) => (portal.enabled ? portal.url : `${portal.url} (not enabled)`) },
];

/** Settings and headers stay out: they may hold secrets. */
function shown({ portal, city }: Listed): unknown {
  const { slug, title, url, platform, language, enabled, sources } = portal;
  const where = city === null ? null : { slug: city.slug, name: city.name, country: city.country };
  return { slug, title, url, platform, language, enabled, city: where, sources };
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { reading } = await loadRegistry(world, loadSettings(world, options));
  const registry = registryOf(reading);
  const words = folded(textArgument(invocation, 0));
  const platform = textOption(options, 'platform');
  const country = textOption(options, 'country')?.toUpperCase() ?? null;
  const found = listed(registry).filter(
    ({ portal, city }) =>
      (platform === null || portal.platform === platform) &&
      (country === null || city?.country === country) &&
      folded(`${portal.slug} ${portal.title} ${portal.url} ${city?.name ?? ''}`).includes(words),
  );
  if (output.isJson) output.json(found.map(shown));
  else output.table(found, columns);
  if (!output.isJson) output.say(`${count(found.length)} of ${count(registry.portals.length)} portals`);
  return 0;
}

export const portalsList: Command = {
  usage: 'list [words]',
  summary: 'the portals of the registry',
  details: 'From the registry alone: nothing is asked and no store is opened.',
  options: [
    { flags: '--platform <id>', help: 'only those of this platform, such as ckan' },
    { flags: '--country <code>', help: 'only those of this country, such as CA' },
  ],
  examples: [
    ['civicgraph portals list', 'all of them'],
    ['civicgraph portals list berl', 'those with "berl" in name, title or address'],
    ['civicgraph portals list --country JP --json', 'for a program'],
  ],
  run,
};
