import { toGlobalId } from '../../domain/ids.ts';
import type * as Schema from '../generated/resolvers.ts';
import { asPortal } from '../lookup.ts';
import type { CityModel } from '../models.ts';
import { searchDatasets } from '../search.ts';
import type { AllAnswered } from './answered.ts';

export const City = {
  id: (city) => toGlobalId({ type: 'City', slug: city.slug }),
  factSources: (city) => city.sources,
  portals: (city, _args, context) => context.places.portalsOf(city).map(asPortal),
  datasets: (city, args, context) => searchDatasets(context, args, context.places.portalsOf(city)),
} satisfies Schema.CityResolvers;

const complete: AllAnswered<Schema.City, CityModel, typeof City> = true;
void complete;
