/** Datasets by the address of their page, or by the name that stands in it, out of the store alone. */
import { isUrl } from '../domain/web-address.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { Gateway } from '../gateway.ts';
import type { StoredDataset } from '../ports/store.ts';

export interface PageWorld {
  readonly catalogue: Pick<Gateway['catalogue'], 'datasets' | 'search'>;
  readonly config: Pick<Gateway['config'], 'registry'>;
}

/** How many of those that share its words are looked at. */
const LOOKED_AT = 50;
const NEAREST = 3;
const MOST_SEGMENTS = 12;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function segmentsOf(url: URL): readonly string[] {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  return segments.slice(-MOST_SEGMENTS).map(decoded);
}

/** What makes two addresses the same page: not the scheme, "www.", a slash at the end, or a place within the page. */
function pageKey(url: URL): string {
  const path = segmentsOf(url).join('/');
  return `${url.host.replace(/^www\./, '')}/${path}${url.search}`;
}
function pageOf({ dataset: { landingPage } }: StoredDataset): URL | null {
  return landingPage !== null && isUrl(landingPage) ? new URL(landingPage) : null;
}

function isAlive({ removedAt }: StoredDataset): boolean {
  return removedAt === null;
}
/** Living ones before removed ones. */
function best(found: readonly StoredDataset[]): StoredDataset | null {
  return found.find(isAlive) ?? found[0] ?? null;
}

async function sharingWords(
  { catalogue }: PageWorld,
  portals: readonly string[] | null,
  name: string,
): Promise<readonly StoredDataset[]> {
  const words = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  if (words === '') return [];
  const { hits } = await catalogue.search({
    query: words.slice(0, 200),
    filter: portals === null ? {} : { portals },
    removed: null,
    orderBy: { by: 'RELEVANCE', direction: 'DESC' },
    first: LOOKED_AT,
    after: null,
  });
  const found = await catalogue.datasets(hits.map(({ key }) => key));
  return found.filter((one) => one !== null);
}

export interface NamedDataset {
  readonly found: StoredDataset | null;
  /** What else its words find, the best first. */
  readonly near: readonly StoredDataset[];
}

/** The dataset of a portal whose page ends in this name: what people see in place of an id. */
export async function findNamed(world: PageWorld, portal: string, name: string): Promise<NamedDataset> {
  const near = await sharingWords(world, [portal], name);
  const named = near.filter((one) => {
    const page = pageOf(one);
    return page !== null && segmentsOf(page).at(-1) === name;
  });
  return { found: best(named), near: near.filter(isAlive).slice(0, NEAREST) };
}

/** `portals`: those whose address has the same host. */
export async function findByPage(
  world: PageWorld,
  url: URL,
): Promise<{ readonly found: StoredDataset | null; readonly portals: readonly PortalEntry[] }> {
  const portals = world.config.registry.portals.filter((entry) => new URL(entry.url).host === url.host);
  const segments = segmentsOf(url);
  const keys = portals.flatMap(({ slug }) => segments.map((localId) => ({ portal: slug, localId })));
  const byId = (await world.catalogue.datasets(keys)).filter((one) => one !== null);
  if (byId.length > 0) return { found: best(byId), portals };
  const wanted = pageKey(url);
  const slugs = portals.length === 0 ? null : portals.map(({ slug }) => slug);
  for (const segment of [...segments].reverse().slice(0, 2)) {
    const near = await sharingWords(world, slugs, segment);
    const same = near.filter((one) => {
      const page = pageOf(one);
      return page !== null && pageKey(page) === wanted;
    });
    if (same.length > 0) return { found: best(same), portals };
  }
  return { found: null, portals };
}
