import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gatewayConfig, type Settings } from '../../config/settings.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Gateway } from '../../gateway.ts';
import { flagOption, textOption, type Command, type Invocation } from '../command.ts';
import { commitmentsOf, loadCommitments } from '../load-commitments.ts';
import { loadSettings } from '../load.ts';
import type { ExitCode } from '../world.ts';
import { untilAborted } from '../stopping.ts';
import { harvestAll, harvestExit, printHarvests } from './harvest.ts';

/** Beside the registry that comes with the package. */
const COMMITMENTS = 'demo/commitments';
const QUESTIONS: readonly { readonly asks: string; readonly query: string }[] = [
  {
    asks: 'One question to four cities in three languages: who publishes timetables, and how open are they?',
    query: `{
  datasets(query: "gtfs", first: 5) {
    totalCount
    nodes { title city { name } licence { title openness } dataModified }
    facets(fields: [CITY, LICENCE], limit: 4) { field buckets { label count } }
    sources { portal { slug } outcome asOf }
  }
}`,
  },
  {
    asks: 'What can be put on a map in Puerto Alameda, the freshest first?',
    query: `{
  city(slug: "puerto-alameda") {
    name
    datasets(where: { formats: ["GEOJSON"] }, orderBy: { by: DATA_MODIFIED, direction: DESC }, first: 5) {
      totalCount
      nodes { title publisher { name } dataModified updateFrequency { raw periodDays } }
    }
  }
}`,
  },
  {
    asks: 'How whole and how fresh is what is known of each portal?',
    query: `{
  portals(first: 10) {
    nodes {
      title
      platform
      datasetCount
      harvest { state lastComplete { finishedAt seen expected rejected leftOut } }
    }
  }
}`,
  },
  {
    asks: 'What did Alder Bay promise, what does it say of it, and what does its catalogue prove?',
    query: `{
  commitments(where: { cities: ["alder-bay"] }, first: 10) {
    totalCount
    nodes {
      title
      selfReported { status }
      independent { status }
      computed { state reason dueState explanation }
      agreement
    }
  }
}`,
  },
];

interface Store {
  readonly file: string;
  forget(): void;
}

/** In a folder that is gone afterwards, unless a person wants to keep it. */
function storeFor(keep: string | null, cwd: string): Store {
  if (keep !== null) {
    const folder = resolve(cwd, keep);
    mkdirSync(folder, { recursive: true });
    return { file: join(folder, 'civicgraph.sqlite'), forget: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'civicgraph-demo-'));
  return {
    file: join(folder, 'civicgraph.sqlite'),
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The suggested questions with their answers; 1 when one has errors. */
async function askAll({ output }: Invocation, gateway: Gateway): Promise<ExitCode> {
  let exit: ExitCode = 0;
  for (const { asks, query } of QUESTIONS) {
    const answer = await gateway.execute({ query });
    if ((answer.errors?.length ?? 0) > 0) exit = 1;
    if (output.isJson) output.ndjson({ type: 'answer', asks, query, ...answer });
    else output.lines(['', output.paint(`# ${asks}`, 'bold'), query, JSON.stringify(answer, null, 2)]);
  }
  return exit;
}

async function serveUntilStopped(
  { output }: Invocation,
  gateway: Gateway,
  settings: Settings,
  stopping: AbortSignal,
): Promise<void> {
  const listening = await gateway.listen({ host: settings.host, port: settings.port });
  if (output.isJson) output.ndjson({ type: 'listening', url: listening.url });
  else {
    const questions = QUESTIONS.flatMap(({ asks, query }) => ['', output.paint(`# ${asks}`, 'bold'), query]);
    output.lines(['', `Open ${output.paint(listening.url, 'cyan')} and ask, for example:`, ...questions, '']);
  }
  output.say('Ctrl-C ends the demo.');
  await untilAborted(stopping);
  output.say('Ending the demo.');
  await listening.close();
}

async function withGateway(
  invocation: Invocation,
  settings: Settings,
  registry: Registry,
  store: Store,
): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const stopping = world.stopping();
  const usual = gatewayConfig(settings, registry, 'error');
  const contact = 'demo on one machine';
  const folder = join(world.shippedRegistry, COMMITMENTS);
  const { book: commitments } = commitmentsOf(loadCommitments(world, [folder], registry));
  const config = { ...usual, commitments, store: store.file, contact, allowLoopback: true };
  const gateway = await world.createGateway(config);
  try {
    const slugs = registry.portals.map(({ slug }) => slug);
    const end = await harvestAll(world, output, gateway, slugs, false);
    printHarvests(world, output, options, end);
    if (end.isStopped) return 1;
    if (flagOption(options, 'once')) {
      const harvested = harvestExit(end);
      const asked = await askAll(invocation, gateway);
      return harvested === 0 ? asked : harvested;
    }
    await serveUntilStopped(invocation, gateway, settings, stopping);
    return 0;
  } finally {
    await gateway.close();
  }
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  world.stopping();
  const settings = loadSettings(world, options);
  const keep = textOption(options, 'keep');
  const { startDemoPortals } = await import('../../../test/twins/demo.ts');
  const portals = await startDemoPortals({ now: () => world.now() });
  const store = storeFor(keep, world.cwd);
  try {
    const { cities } = portals.registry;
    output.say(
      `Four portals of fictional cities run on this machine: ${cities.map(({ name }) => name).join(', ')}.`,
      'Their promises are invented too. Harvesting them:',
    );
    return await withGateway(invocation, settings, portals.registry, store);
  } finally {
    await portals.close();
    store.forget();
  }
}

export const demo: Command = {
  usage: 'demo',
  summary: 'four fictional city portals, harvested and served on this machine',
  details:
    'Starts portals that speak the real protocols of CKAN and Socrata, harvests them while showing progress, judges what those cities promised, and serves the graph. ' +
    'Nothing leaves this machine, and nothing stays on it unless --keep says where.',
  options: [
    { flags: '--keep <folder>', help: 'keep the store there' },
    { flags: '--once', help: 'harvest, ask the suggested questions, print the answers, end' },
  ],
  examples: [
    ['civicgraph demo', 'on http://127.0.0.1:4000/'],
    ['civicgraph demo --port 0 --keep ./demo', 'on any free port, keeping what was harvested'],
    ['civicgraph demo --once --json', 'for a script'],
  ],
  run,
};
