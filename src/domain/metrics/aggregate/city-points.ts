/** All points of a city. */
import { commitmentFigures } from '../../commitments/figures.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { MeasuredDataset } from '../measured.ts';
import { categoryFreshPoint, categoryScorePoint, coveragePoint } from './category-points.ts';
import { CATEGORIES_2014, CORE_CATEGORIES } from '../categories/terms.ts';
import { cityCategories, type CategoryFact, type CategoryFrame } from './city-categories.ts';
import { CITY_INDICATORS } from './city-indicators.ts';
import { importedFact, importedShare, indexPoints } from './delivery-points.ts';
import type { AggregatePoint, Counts } from './point.ts';
import type { PortalInputs } from './portal-inputs.ts';
import { datasetPoints, pointsOf } from './portal-points.ts';
import { PortalTally } from './portal-tally.ts';

const FULFILLED = 'c.commitments.fulfilledShare';

/** What only people or other records can tell; null: not imported. */
export interface CityInputs extends PortalInputs {
  readonly categories: CategoryFrame;
  /** Releases due in the last 365 days. */
  readonly releases: Counts | null;
  /** Of the 31 provisions of the Sunlight guidelines. */
  readonly provisions: number | null;
  /** Fulfilled, not fulfilled, unverifiable. */
  readonly commitments: Counts | null;
}

/**
 * The portals' tallies together, less the datasets that `poolDatasets` dropped, whose measurements are read one by
 * one: all that this takes is their number, not the city's.
 */
export function cityTally(
  definitions: readonly IndicatorDefinition[],
  portals: Iterable<PortalTally>,
  dropped: Iterable<MeasuredDataset>,
): PortalTally {
  const tally = new PortalTally(definitions);
  for (const portal of portals) tally.merge(portal);
  for (const measured of dropped) tally.remove(measured);
  return tally;
}

/** Dataset indicators over the pool, and the city's own; those that need other cities come from `compareCities`. */
export function cityPoints(
  tally: PortalTally,
  facts: Iterable<CategoryFact>,
  inputs: CityInputs,
): readonly AggregatePoint[] {
  const all = [...facts];
  const core = cityCategories(all, inputs.categories, CORE_CATEGORIES);
  const older = cityCategories(all, inputs.categories, CATEGORIES_2014);
  const own = [
    coveragePoint(definitionOf('c.hvdCoverage'), core),
    coveragePoint(definitionOf('c.hvdCoverage.2014'), older),
    categoryScorePoint(definitionOf('c.hvdScore'), core),
    categoryFreshPoint(definitionOf('c.hvdFresh'), core),
    importedShare('c.releaseOnTime', inputs.releases),
    importedFact('c.policy', inputs.provisions),
    importedShare(FULFILLED, inputs.commitments),
    ...commitmentFigures([], []).filter(({ indicator }) => indicator !== FULFILLED),
    ...pointsOf(CITY_INDICATORS, tally, inputs),
  ];
  return [...datasetPoints(tally, inputs), ...own, ...indexPoints(own)];
}

const byId = new Map(CITY_INDICATORS.map((definition) => [definition.id, definition]));

function definitionOf(id: string): IndicatorDefinition {
  const definition = byId.get(id);
  if (definition === undefined) throw new Error(`There is no indicator "${id}" of cities.`);
  return definition;
}
