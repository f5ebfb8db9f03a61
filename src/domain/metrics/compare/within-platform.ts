/** Where a portal stands among those of its own platform. */
import { pointsById } from './points-by-id.ts';
import { MIN_PORTALS } from './platform-determined.ts';
import type { ComparedPortal } from './compared-city.ts';

export interface WithinPlatform {
  readonly portal: string;
  readonly platform: string;
  /** 0..100: half of those equal count as below; null with fewer than three portals. */
  readonly percentile: number | null;
  /** Portals of the platform with a value, itself among them. */
  readonly of: number;
}

/** null where the portal has no value itself. */
export function percentileWithinPlatform(
  portal: ComparedPortal,
  indicator: string,
  portals: readonly ComparedPortal[],
): WithinPlatform | null {
  const own = valueOf(portal, indicator);
  if (own === null) return null;
  const values = portals
    .filter((other) => other.platform === portal.platform)
    .flatMap((other) => valueOf(other, indicator) ?? []);
  const below = values.filter((value) => value < own).length;
  const equal = values.filter((value) => value === own).length;
  const percentile = values.length < MIN_PORTALS ? null : (100 * (below + equal / 2)) / values.length;
  return { portal: portal.portal, platform: portal.platform, percentile, of: values.length };
}

function valueOf({ points }: ComparedPortal, indicator: string): number | null {
  return pointsById(points).get(indicator)?.value ?? null;
}
