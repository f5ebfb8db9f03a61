/** Indicators whose outcome is the platform's doing, not the publisher's. */
import type { AggregatePoint } from '../aggregate/point.ts';

export interface PlatformPortal {
  readonly portal: string;
  /** Slug; null: of no single city. */
  readonly city: string | null;
  readonly platform: string;
  /** Of dataset indicators, by id. */
  readonly points: ReadonlyMap<string, AggregatePoint>;
}

/** Portals of other cities that it takes, and how nearly all of their datasets must agree. */
const LEAST_PORTALS = 3;
const NEARLY_ALL = 0.98;

/** Pass or fail on the platform whoever publishes, found on the portals themselves. Ids ascending. */
export function platformDetermined(
  portals: readonly PlatformPortal[],
  platform: string,
  ids: readonly string[],
): readonly string[] {
  const own = portals.filter((portal) => portal.platform === platform);
  const cities = new Set(own.map(({ city, portal }) => city ?? portal));
  if (cities.size < LEAST_PORTALS) return [];
  return ids.filter((id) => isDetermined(own, id)).toSorted();
}
function isDetermined(portals: readonly PlatformPortal[], id: string): boolean {
  const points = portals.flatMap(({ points: all }) => all.get(id) ?? []).filter(({ known }) => known > 0);
  if (points.length < LEAST_PORTALS) return false;
  const known = points.reduce((sum, point) => sum + point.known, 0);
  const passed = points.reduce((sum, point) => sum + (point.value ?? 0) * point.known, 0);
  return passed / known >= NEARLY_ALL || passed / known <= 1 - NEARLY_ALL;
}
