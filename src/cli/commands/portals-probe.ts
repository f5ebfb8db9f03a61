import { readPortalUrl } from '../../config/portal-url.ts';
import { entryText, type EntryText } from '../../config/overlay.ts';
import type { Settings } from '../../config/settings.ts';
import { textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { openGateway, type Options } from '../load.ts';
import { bestMatch, entryOf, type EntryWishes, type Match, type Probed } from '../portal-entry.ts';
import { plain } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

/** "data.city.gov" is as good as "https://data.city.gov". */
export function readAddress(text: string, settings: Settings): URL {
  const reading = readPortalUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`, settings);
  if ('url' in reading) return reading.url;
  throw new CliError(2, reading.problem, 'Such as: civicgraph portals probe https://data.city.gov');
}

export function wishesOf(options: Options): EntryWishes {
  return {
    slug: textOption(options, 'slug'),
    title: textOption(options, 'title'),
    city: textOption(options, 'city'),
  };
}

export function verdictLine({ connector, probe }: Probed): string {
  if (probe.match === 'no') return `${connector}: no, ${plain(probe.because)}`;
  const version = probe.version === null ? '' : ` (version ${plain(probe.version)})`;
  return `${connector}: yes, ${probe.certainty}${version}: ${plain(probe.because)}`;
}

function print(
  { output }: Invocation,
  address: URL,
  probed: readonly Probed[],
  match: Match | null,
  entry: EntryText | null,
): void {
  if (output.isJson) {
    output.json({ address: address.href, platform: match?.connector ?? null, probes: probed, entry });
    return;
  }
  output.lines(probed.map((one) => `# ${verdictLine(one)}`));
  if (entry !== null) output.lines([entryText('portals', entry).trimEnd()]);
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway, settings, config } = await openGateway(world, { ...options, store: ':memory:' }, 'error');
  try {
    const address = readAddress(textArgument(invocation, 0), settings);
    const probed = await gateway.probe(address);
    const match = bestMatch(probed);
    const taken = config.registry.portals.map(({ slug }) => slug);
    const entry = match === null ? null : entryOf(match, address, wishesOf(options), taken, world.now());
    print(invocation, address, probed, match, entry);
    if (match === null) {
      output.say(
        `No connector knows the platform at ${address.href}.`,
        'Try the address of its API or catalogue; platforms known: civicgraph portals list.',
      );
      return 1;
    }
    output.say(`To keep it: civicgraph portals add ${address.href}`);
    return 0;
  } finally {
    await gateway.close();
  }
}

export const entryOptions: Command['options'] = [
  { flags: '--slug <slug>', help: 'name in the registry; otherwise made from the city or host' },
  { flags: '--title <title>', help: 'otherwise as the portal calls itself' },
  { flags: '--city <slug>', help: 'whose portal it is; otherwise of no single city' },
];

export const portalsProbe: Command = {
  usage: 'probe <url>',
  summary: 'which platform runs at an address, and why',
  details:
    'Each connector sends at most a few requests. Prints an entry for portals.yaml. Exit code 1: none matched; 3: no answer.',
  options: entryOptions,
  examples: [
    ['civicgraph portals probe https://data.city.gov', 'what is it?'],
    ['civicgraph portals probe data.city.gov --city ottawa > entry.yaml', 'an entry to edit'],
  ],
  run,
};
