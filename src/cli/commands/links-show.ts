import { shownLink } from '../../domain/links/link-targets.ts';
import type { LinkFact } from '../../domain/links/fact.ts';
import type { LinkStratumCount } from '../../domain/links/link-estimate.ts';
import type { Gateway } from '../../gateway.ts';
import { textArgument, type Command, type Invocation } from '../command.ts';
import { findDataset } from '../find-dataset.ts';
import { openGateway, type Opened } from '../load.ts';
import type { Column } from '../table.ts';
import { count, relativeTime, type Colour } from '../text.ts';
import type { ExitCode } from '../world.ts';

/** A person reads no more at once; --json has them all. */
const MOST_SHOWN = 30;

const number = (title: string, of: (stratum: LinkStratumCount) => number): Column<LinkStratumCount> => ({
  title,
  align: 'right',
  of: (stratum) => count(of(stratum)),
});
const strataColumns: readonly Column<LinkStratumCount>[] = [
  { title: 'Host', of: ({ host }) => host },
  number('Addresses', ({ total }) => total),
  number('Alive', ({ alive }) => alive),
  number('Dead', ({ known, alive }) => known - alive),
  number('Unknown', ({ unknown }) => unknown),
  { title: 'Pattern', of: ({ template }) => template, isElastic: true },
];

async function showPortal({ output }: Invocation, gateway: Gateway, portal: string): Promise<ExitCode> {
  const strata = await gateway.links.strata(portal);
  if (output.isJson) {
    output.json({ portal, strata });
    return 0;
  }
  if (strata.length > 0) output.table(strata.slice(0, MOST_SHOWN), strataColumns);
  const more = strata.length - MOST_SHOWN;
  if (more > 0) output.say(`… and ${count(more)} more; --json lists all.`);
  const sum = (of: (stratum: LinkStratumCount) => number): string =>
    count(strata.reduce((all, stratum) => all + of(stratum), 0));
  const total = sum((stratum) => stratum.total);
  const checked = sum(({ known, unknown }) => known + unknown);
  output.say(`${checked} of ${total} addresses of ${portal} were checked.`);
  return 0;
}

interface Shown {
  readonly distribution: string;
  readonly url: string | null;
  readonly fact: LinkFact | null;
}
const WORDS = { PASS: 'alive', FAIL: 'dead', UNKNOWN: 'unknown' } as const;
const COLOURS: Readonly<Record<LinkFact['state'], Colour>> = {
  PASS: 'green',
  FAIL: 'red',
  UNKNOWN: 'yellow',
};

function datasetColumns(now: Date): readonly Column<Shown>[] {
  return [
    { title: 'File', of: ({ distribution }) => distribution },
    {
      title: 'Verdict',
      of: ({ fact }) => (fact === null ? 'not checked' : WORDS[fact.state]),
      colour: ({ fact }) => (fact === null ? null : COLOURS[fact.state]),
    },
    { title: 'Reason', of: ({ fact }) => [fact?.reason ?? [], fact?.flags ?? []].flat().join(', ') || '–' },
    { title: 'Status', align: 'right', of: ({ fact }) => String(fact?.status ?? '–') },
    { title: 'Checked', of: ({ fact }) => relativeTime(fact?.checkedAt ?? null, now) },
    { title: 'Address', of: ({ url }) => url ?? '–', isElastic: true },
  ];
}

async function showDataset(invocation: Invocation, opened: Opened, name: string): Promise<ExitCode> {
  const { world, output } = invocation;
  const { gateway } = opened;
  const found = await findDataset({ ...gateway, stopping: world.stopping() }, name);
  const { distributions, portal, localId } = found.dataset;
  const urls = distributions.map(shownLink);
  const facts = await gateway.links.facts(urls.map((url) => url ?? ''));
  const shown = distributions.map((distribution, index) => ({
    distribution: distribution.title ?? distribution.localId,
    url: urls[index] ?? null,
    fact: facts[index] ?? null,
  }));
  if (output.isJson) output.json({ portal, localId, links: shown });
  else if (shown.length === 0) output.say('This dataset names no address.');
  else output.table(shown, datasetColumns(world.now()));
  return 0;
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, options } = invocation;
  const name = textArgument(invocation, 0);
  const opened = await openGateway(world, options, 'warn');
  try {
    const isPortal = opened.config.registry.portals.some(({ slug }) => slug === name);
    return isPortal
      ? await showPortal(invocation, opened.gateway, name)
      : await showDataset(invocation, opened, name);
  } finally {
    await opened.gateway.close();
  }
}

export const linksShow: Command = {
  usage: 'show <portal-or-dataset>',
  summary: 'what the last checks of addresses showed',
  details:
    'Of a portal, its addresses by host and pattern; of a dataset (named as for "rows"), each file. Nothing is checked now.',
  options: [],
  examples: [
    ['civicgraph links show toronto', 'which hosts and patterns are dead'],
    ['civicgraph links show toronto/building-permits', 'the files of one dataset'],
  ],
  run,
};
