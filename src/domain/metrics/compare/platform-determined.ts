/** Indicators that say more about the software than about the city. */
import type { ComparedPortal } from './compared-city.ts';
import { pointsById } from './points-by-id.ts';
import { PLATFORM_PRIOR, type PlatformPrior } from './platform-prior.ts';

export interface PlatformDetermined {
  readonly platform: string;
  readonly indicator: string;
  /** OBSERVED: by portals of other cities. PRIOR: too few of them, but the platform is known for it. */
  readonly basis: 'OBSERVED' | 'PRIOR';
  /** Pooled over those portals; of a prior 0 or 1. */
  readonly share: number;
  readonly portals: number;
}

export const MIN_PORTALS = 3;
const NEARLY_ALL = 0.98;
const NEARLY_NONE = 0.02;

/**
 * Of verdict indicators, on one platform, as seen from one city: its own portals do not count, or a city that does
 * well would lose what it does well in. Observation overrules the prior as soon as three portals were seen.
 */
export function platformDetermined(
  city: string,
  platform: string,
  indicators: readonly string[],
  portals: readonly ComparedPortal[],
  prior: readonly PlatformPrior[] = PLATFORM_PRIOR,
): readonly PlatformDetermined[] {
  const others = portals
    .filter((portal) => portal.platform === platform && portal.city !== city)
    .map(({ points }) => pointsById(points));
  return indicators.flatMap((indicator): readonly PlatformDetermined[] => {
    let [seen, known, sum] = [0, 0, 0];
    for (const points of others) {
      const point = points.get(indicator);
      if (point === undefined || point.known === 0) continue;
      seen += 1;
      known += point.known;
      sum += point.sum;
    }
    if (seen < MIN_PORTALS) {
      const told = prior.find((one) => one.platform === platform && one.indicator === indicator);
      return told === undefined ? [] : [{ ...told, basis: 'PRIOR', portals: seen }];
    }
    const share = sum / known;
    if (share > NEARLY_NONE && share < NEARLY_ALL) return [];
    return [{ platform, indicator, basis: 'OBSERVED', share, portals: seen }];
  });
}
