import { toGlobalId } from '../../domain/ids.ts';
import type * as Schema from '../generated/resolvers.ts';
import { commitmentPage } from '../commitments.ts';
import { asPlan, asPortal } from '../lookup.ts';
import { scopeHistory, scopeMetrics } from '../metrics.ts';
import type { CityModel } from '../models.ts';
import { searchDatasets } from '../search.ts';
import type { AllAnswered } from './answered.ts';

export const City = {
  id: (city) => toGlobalId({ type: 'City', slug: city.slug }),
  factSources: (city) => city.sources,
  portals: (city, _args, context) => context.places.portalsOf(city).map(asPortal),
  metrics: (city, args, context) => scopeMetrics(context, `city:${city.slug}`, args),
  metricHistory: (city, args, context) => scopeHistory(context, `city:${city.slug}`, args),
  datasets: (city, args, context) => searchDatasets(context, args, context.places.portalsOf(city)),
  commitments: (city, args, context) =>
    commitmentPage(context, args, ['city', city.slug], (one) => one.city === city.slug),
  actionPlans: (city, _args, { book }) => book.plansOf(city.slug).map(asPlan),
  signatories: (city, _args, { book }) => book.signatoriesOf(city.slug).map((signatory) => ({ signatory })),
} satisfies Schema.CityResolvers;

const complete: AllAnswered<Schema.City, CityModel, typeof City> = true;
void complete;
