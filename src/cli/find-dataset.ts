/** From what a person calls a dataset to the dataset, out of the store or, where it is not there, from its portal. */
import { isUrl } from '../domain/web-address.ts';
import { nearest } from '../connector/suggest.ts';
import { fromGlobalId, type DatasetKey } from '../domain/ids.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { Gateway } from '../gateway.ts';
import type { StoredDataset } from '../ports/store.ts';
import { findByPage, findNamed, type PageWorld } from './find-by-page.ts';
import { requirePortals } from './load.ts';
import { orStopped } from './stopping.ts';
import { plain } from './text.ts';
import { CliError } from './world.ts';

export interface FoundDataset extends StoredDataset {
  /** A table or a distribution, where the id was one of these. */
  readonly part: DatasetPart | null;
}
export type DatasetPart =
  | { readonly is: 'table'; readonly table: string }
  | { readonly is: 'distribution'; readonly localId: string };
export interface FindWorld extends PageWorld {
  readonly harvester: Pick<Gateway['harvester'], 'fetch'>;
  readonly stopping: AbortSignal;
}

type Wanted =
  | { readonly is: 'key'; readonly key: DatasetKey; readonly part: DatasetPart | null }
  | { readonly is: 'page'; readonly url: URL }
  | { readonly is: 'name'; readonly key: DatasetKey };

const FORMS =
  'A dataset is named by <portal>/<id>, by the id that the graph gives it, or by the address of its page.';
const HOW_TO_FIND = `To find one: civicgraph query '{ datasets(query: "trees") { nodes { id title } } }'`;

const OTHER_KINDS = {
  City: 'a city',
  Portal: 'a portal',
  HarvestRun: 'a harvest',
  ActionPlan: 'an action plan',
  Commitment: 'a commitment',
} as const;

function ofGlobalId(text: string): Wanted | null {
  const key = fromGlobalId(text);
  if (key === null) return null;
  switch (key.type) {
    case 'Dataset':
      return { is: 'key', key, part: null };
    case 'Distribution':
      return { is: 'key', key, part: { is: 'distribution', localId: key.distribution } };
    case 'Table':
      return { is: 'key', key, part: { is: 'table', table: key.table } };
    case 'City':
    case 'Portal':
    case 'HarvestRun':
    case 'ActionPlan':
    case 'Commitment':
      throw new CliError(2, `${text} is the id of ${OTHER_KINDS[key.type]}, not of a dataset.`, FORMS);
  }
}

function pageOf(text: string): URL | null {
  return /^https?:\/\//i.test(text) && isUrl(text) ? new URL(text) : null;
}

/** CliError for what names no dataset at all. */
export function readDatasetName(text: string, portals: readonly PortalEntry[]): Wanted {
  const url = pageOf(text);
  if (url !== null) return { is: 'page', url };
  const id = ofGlobalId(text);
  if (id !== null) return id;
  const slash = text.indexOf('/');
  const slugs = portals.map(({ slug }) => slug);
  if (slash < 1 || slash === text.length - 1) {
    const portal = text.replaceAll('/', '');
    const isPortal = slugs.includes(portal);
    const near = nearest(portal, slugs);
    const suggestion = near === null || isPortal ? '' : ` Did you mean a dataset of "${near}"?`;
    const what = isPortal ? `"${portal}" is a portal: which of its datasets?` : `"${text}" names no dataset.`;
    throw new CliError(2, `${what}${suggestion} ${FORMS}`, HOW_TO_FIND);
  }
  return { is: 'name', key: { portal: text.slice(0, slash), localId: text.slice(slash + 1) } };
}

async function stored(world: FindWorld, key: DatasetKey): Promise<StoredDataset | null> {
  return (await world.catalogue.datasets([key]))[0] ?? null;
}

/** Asks the portal for it by id. CliError with what came of it. */
async function fetched(
  world: FindWorld,
  portal: PortalEntry,
  localId: string,
): Promise<StoredDataset | null> {
  const name = `${portal.slug}/${localId}`;
  if (!portal.enabled)
    throw new CliError(
      2,
      `${name} is not in the store, and its portal is not enabled.`,
      'Name another, or enable the portal in the registry.',
    );
  const report = await orStopped(world.harvester.fetch(portal.slug, [localId]), world.stopping);
  const [outcome] = report.outcomes;
  if (outcome?.outcome === 'STORED') return stored(world, { portal: portal.slug, localId });
  if (outcome?.failure === null || outcome?.failure === undefined) return null;
  throw new CliError(
    3,
    `${name} is not in the store, and its portal could not be asked: ${plain(outcome.failure.message)}.`,
    `Try again later, or read the whole catalogue: civicgraph harvest ${portal.slug}`,
  );
}

async function byName(world: FindWorld, { portal: slug, localId }: DatasetKey): Promise<StoredDataset> {
  requirePortals(world.config.registry, [slug]);
  const portal = world.config.registry.portals.find((entry) => entry.slug === slug);
  if (portal === undefined) throw new CliError(2, `Unknown portal "${slug}".`);
  const known = await stored(world, { portal: slug, localId });
  if (known !== null) return known;
  const named = await findNamed(world, slug, localId);
  if (named.found !== null) return named.found;
  const read = await fetched(world, portal, localId);
  if (read !== null) return read;
  const near = named.near.map(({ dataset }) => `  ${slug}/${dataset.localId}  ${plain(dataset.title)}`);
  const list = near.length === 0 ? '' : `\nThe nearest of its datasets:\n${near.join('\n')}`;
  throw new CliError(2, `The portal "${slug}" has no dataset "${plain(localId)}".${list}`, HOW_TO_FIND);
}

async function byKey(world: FindWorld, key: DatasetKey): Promise<StoredDataset> {
  return (await stored(world, key)) ?? byName(world, key);
}

async function byPage(world: FindWorld, url: URL): Promise<StoredDataset> {
  const { found, portals } = await findByPage(world, url);
  if (found !== null) return found;
  const [only] = portals;
  if (only === undefined)
    throw new CliError(
      2,
      `No dataset in the store has its page at ${url.href}, and no portal of the registry is there.`,
      'See civicgraph portals list, or add the portal: civicgraph portals add.',
    );
  throw new CliError(
    2,
    `No dataset in the store has its page at ${url.href}.`,
    `Read its portal first: civicgraph harvest ${only.slug}`,
  );
}

/** CliError 2 for what is no dataset, 3 when its portal had to be asked and failed. Harvests nothing. */
export async function findDataset(world: FindWorld, text: string): Promise<FoundDataset> {
  const wanted = readDatasetName(text.trim(), world.config.registry.portals);
  switch (wanted.is) {
    case 'key':
      return { ...(await byKey(world, wanted.key)), part: wanted.part };
    case 'name':
      return { ...(await byName(world, wanted.key)), part: null };
    case 'page':
      return { ...(await byPage(world, wanted.url)), part: null };
  }
}
