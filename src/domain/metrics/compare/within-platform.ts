/** Where a portal stands among those of its own platform. */
import { pointsById } from './points-by-id.ts';
import { MIN_PORTALS } from './platform-determined.ts';
import { platformSums } from './platform-sums.ts';
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
  const own = pointsById(portal.points).get(indicator)?.value ?? null;
  if (own === null) return null;
  const values = platformSums(portals).valuesOf(portal.platform, indicator);
  const below = placeOf(values, (value) => value >= own);
  const equal = placeOf(values, (value) => value > own) - below;
  const percentile = values.length < MIN_PORTALS ? null : (100 * (below + equal / 2)) / values.length;
  return { portal: portal.portal, platform: portal.platform, percentile, of: values.length };
}

/** The first place of ascending values where `isBeyond` holds, by halves; their number where it never does. */
function placeOf(values: Float64Array, isBeyond: (value: number) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(values[middle] ?? Number.NaN)) high = middle;
    else low = middle + 1;
  }
  return low;
}
