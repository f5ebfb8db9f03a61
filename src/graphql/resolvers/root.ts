import { isGiven } from '../../domain/given.ts';
import { GatewayError } from '../../domain/errors.ts';
import { THEMES } from '../../domain/commitments/partnership.ts';
import { fromGlobalId } from '../../domain/ids.ts';
import { findCities, findPortals, unknownMessage } from '../../federate/places.ts';
import { harvestStateOf } from '../../harvest/status.ts';
import { metricsPage } from '../commitment-metrics.ts';
import { changePage, commitmentPage, partnerPage, planPage } from '../commitments.ts';
import type { Context } from '../context.ts';
import type * as Schema from '../generated/resolvers.ts';
import { asCity, asPortal, findCommitment, findDataset, findNode, findPlan, findTable } from '../lookup.ts';
import type { HarvestRunModel, NodeModel } from '../models.ts';
import { comparedCities, indicatorsOf } from '../metrics.ts';
import { connectionOf, MAX_PAGE, pageOf, slugPage } from '../pages.ts';
import { explainRows } from '../rows.ts';
import { searchDatasets } from '../search.ts';

interface SlugOrId {
  readonly slug?: string | null | undefined;
  readonly id?: string | null | undefined;
}

/** The slug that is asked for; null for an id of anything else. BAD_INPUT unless exactly one is given. */
function slugAsked(type: 'City' | 'Portal', { slug, id }: SlugOrId): string | null {
  if (!isGiven(slug) === !isGiven(id))
    throw new GatewayError(
      'BAD_INPUT',
      `Give exactly one of slug and id, got ${!isGiven(slug) ? 'neither' : 'both'}.`,
    );
  if (isGiven(slug)) return slug;
  const key = fromGlobalId(id ?? '');
  return key !== null && (key.type === 'City' || key.type === 'Portal') && key.type === type
    ? key.slug
    : null;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

export const Node = {
  __resolveType: (node: NodeModel) => node.kind,
} satisfies Schema.NodeResolvers;

export const Query = {
  node: (_root, { id }, context) => findNode(context, id),
  nodes: (_root, { ids }, context) => {
    if (ids.length > MAX_PAGE)
      throw new GatewayError(
        'BAD_INPUT',
        `ids: at most ${MAX_PAGE} can be asked at once, got ${ids.length}.`,
      );
    // An Error in place of a member makes that member null and leaves the others alone.
    return Promise.all(ids.map((id) => findNode(context, id).catch(asError)));
  },
  city: (_root, args, context) => {
    const city = context.places.city(slugAsked('City', args) ?? '');
    return city === null ? null : asCity(city);
  },
  cities: (_root, args, context) => {
    const page = pageOf(args);
    return connectionOf(slugPage('City', findCities(context.places, args.where ?? {}), page), page, asCity);
  },
  portal: (_root, args, context) => {
    const portal = context.places.portal(slugAsked('Portal', args) ?? '');
    return portal === null ? null : asPortal(portal);
  },
  portals: async (_root, args, context) => {
    const page = pageOf(args);
    const found = findPortals(context.places, args.where ?? {});
    const inState = await keepStates(context, found, args.where?.states ?? null);
    return connectionOf(slugPage('Portal', inState, page), page, asPortal);
  },
  connectors: (_root, _args, context) => context.deps.connectors,
  dataset: (_root, { id, refresh }, context) => {
    const key = fromGlobalId(id);
    return key?.type === 'Dataset' ? findDataset(context, key, refresh === true) : null;
  },
  datasetByLocalId: (_root, { portal, localId, refresh }, context) => {
    needPortalSlug(context, portal);
    return findDataset(context, { portal, localId }, refresh === true);
  },
  table: (_root, { id }, context) => {
    const key = fromGlobalId(id);
    return key?.type === 'Table' ? findTable(context, key) : null;
  },
  explainRows: (_root, args, context) => explainRows(context, args),
  datasets: (_root, args, context) => searchDatasets(context, args, null),
  indicators: (_root, { group }) => indicatorsOf(group),
  compareCities: (_root, args, context) => comparedCities(context, args),
  declaration: (_root, _args, { book }) => ({ declaration: book.declaration }),
  rounds: (_root, _args, { book }) => book.rounds.map((round) => ({ round })),
  themes: () => THEMES,
  partners: (_root, args, context) => partnerPage(context, args),
  actionPlan: (_root, { id }, context) => {
    const key = fromGlobalId(id);
    return findPlan(context, key?.type === 'ActionPlan' ? key.plan : id);
  },
  actionPlans: (_root, args, context) => planPage(context, args),
  commitment: (_root, { id }, context) => {
    const key = fromGlobalId(id);
    return findCommitment(context, key?.type === 'Commitment' ? key.commitment : id);
  },
  commitments: (_root, args, context) => commitmentPage(context, args),
  commitmentMetrics: (_root, args, context) => metricsPage(context, args),
  verdictChanges: (_root, args, context) => changePage(context, args),
} satisfies Schema.QueryResolvers;

async function keepStates<T extends { readonly slug: string }>(
  context: Context,
  portals: readonly T[],
  states: readonly Schema.HarvestState[] | null,
): Promise<readonly T[]> {
  if (states === null) return portals;
  const logs = await Promise.all(portals.map(({ slug }) => context.loaders.portalLogs.load(slug)));
  return portals.filter((_portal, index) => {
    const log = logs[index];
    return log !== undefined && states.includes(harvestStateOf(log, context.now, context.deps.intervalMs));
  });
}

function needPortalSlug(context: Context, slug: string): void {
  if (context.places.portal(slug) !== null) return;
  const known = context.places.portals.map((portal) => portal.slug);
  throw new GatewayError('BAD_INPUT', unknownMessage('portal', slug, known));
}

function needAdmin(context: Context): void {
  if (context.isAdmin) return;
  const hint =
    context.deps.adminToken === null
      ? 'No admin token is set for this gateway, so mutations are refused.'
      : 'Send the header "Authorization: Bearer <admin token>".';
  throw new GatewayError('UNAUTHORISED', 'This needs the admin token.', { hint });
}

export const Mutation = {
  harvest: async (_root, { portal, full }, context): Promise<HarvestRunModel> => {
    needAdmin(context);
    needPortalSlug(context, portal);
    const run = await context.deps.harvester.harvest(portal, { full: full === true });
    return { kind: 'HarvestRun', ...run };
  },
  acceptHeldHarvest: async (_root, { portal }, context): Promise<HarvestRunModel> => {
    needAdmin(context);
    needPortalSlug(context, portal);
    return { kind: 'HarvestRun', ...(await context.deps.harvester.acceptHeld(portal)) };
  },
} satisfies Schema.MutationResolvers;
