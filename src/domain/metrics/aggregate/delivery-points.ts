/** What cities deliver, put among the other points of a city once it is known. */
import type { IndicatorDefinition } from '../definition.ts';
import { CITY_INDICATORS } from './city-indicators.ts';
import { indexPoint, pillarsOf } from './city-index.ts';
import { factPoint, sharePoint, unknownPoint, type AggregatePoint, type Counts } from './point.ts';

/** null: not imported. */
export interface Delivery {
  /** Releases due in the last 365 days. */
  readonly releases: Counts | null;
  /** Of the 31 provisions of the Sunlight guidelines. */
  readonly provisions: number | null;
  /** Points of commitments, as `commitmentFigures` gives them. */
  readonly figures: readonly AggregatePoint[];
}

const byId = new Map(CITY_INDICATORS.map((definition) => [definition.id, definition]));

function definitionOf(id: string): IndicatorDefinition {
  const definition = byId.get(id);
  if (definition === undefined) throw new Error(`There is no indicator "${id}" of cities.`);
  return definition;
}

export function importedShare(id: string, counts: Counts | null): AggregatePoint {
  const as = definitionOf(id);
  return counts === null ? unknownPoint(as, 'NOT_IMPORTED') : sharePoint(as, counts);
}

export function importedFact(id: string, value: number | null): AggregatePoint {
  const as = definitionOf(id);
  return value === null ? unknownPoint(as, 'NOT_IMPORTED') : factPoint(as, value);
}

/** Both means of the pillars that are among these points. */
export function indexPoints(points: readonly AggregatePoint[]): readonly AggregatePoint[] {
  const pillars = pillarsOf(points);
  return [
    indexPoint(definitionOf('c.index'), pillars, 'arithmetic'),
    indexPoint(definitionOf('c.index.geometric'), pillars, 'geometric'),
  ];
}

/** The points of a city that change with what it delivers, the index among them. `points`: all that it had. */
export function deliveryPoints(
  points: readonly AggregatePoint[],
  { releases, provisions, figures }: Delivery,
): readonly AggregatePoint[] {
  const own = [importedShare('c.releaseOnTime', releases), importedFact('c.policy', provisions), ...figures];
  const ids = new Set(own.map(({ indicator }) => indicator));
  const others = points.filter(({ indicator }) => !ids.has(indicator));
  return [...own, ...indexPoints([...others, ...own])];
}
