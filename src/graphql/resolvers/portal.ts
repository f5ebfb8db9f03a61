import { isGiven } from '../../domain/given.ts';
import { toGlobalId } from '../../domain/ids.ts';
import type * as Schema from '../generated/resolvers.ts';
import { asCity, asDataset } from '../lookup.ts';
import { portalViolations, scopeHistory, scopeMetrics } from '../metrics.ts';
import type { HarvestRunModel, PortalModel } from '../models.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { searchDatasets } from '../search.ts';
import type { AllAnswered } from './answered.ts';

export const Portal = {
  id: (portal) => toGlobalId({ type: 'Portal', slug: portal.slug }),
  city: (portal, _args, context) => {
    const city = context.places.cityOf(portal);
    return city === null ? null : asCity(city);
  },
  datasetCount: (portal, _args, context) => context.loaders.counts.load(portal.slug),
  harvest: async (portal, _args, context) => ({ log: await context.loaders.portalLogs.load(portal.slug) }),
  harvests: async (portal, args, context) => {
    const page = pageOf(args);
    const runs = await context.loaders.runs.load({ portal: portal.slug, page });
    return connectionOf(runs, page, (run): HarvestRunModel => ({ kind: 'HarvestRun', ...run }));
  },
  metrics: (portal, args, context) => scopeMetrics(context, `portal:${portal.slug}`, args),
  metricHistory: (portal, args, context) => scopeHistory(context, `portal:${portal.slug}`, args),
  violations: (portal, args, context) => portalViolations(context, portal.slug, args),
  datasets: (portal, args, context) => searchDatasets(context, args, [portal]),
  removals: async (portal, args, context) => {
    const page = pageOf(args);
    const found = await context.loaders.removals.load({ portal: portal.slug, page });
    const stored = await Promise.all(found.items.map(({ item }) => context.loaders.datasets.load(item.key)));
    const items = found.items.flatMap((entry, index) => {
      const dataset = stored[index];
      return !isGiven(dataset) ? [] : [{ ...entry, item: { ...entry.item, dataset: asDataset(dataset) } }];
    });
    return connectionOf({ ...found, items }, page, (removal) => removal);
  },
} satisfies Schema.PortalResolvers;

const complete: AllAnswered<Schema.Portal, PortalModel, typeof Portal> = true;
void complete;
