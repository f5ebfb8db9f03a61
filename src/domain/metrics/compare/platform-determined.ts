/** Indicators that say more about the software than about the city. */
import type { ComparedPortal } from './compared-city.ts';
import { PLATFORM_PRIOR, type PlatformPrior } from './platform-prior.ts';
import { platformSums } from './platform-sums.ts';

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
  const sums = platformSums(portals);
  return indicators.flatMap((indicator): readonly PlatformDetermined[] => {
    const { portals: seen, known, sum } = sums.besides(city, platform, indicator);
    if (seen < MIN_PORTALS) {
      const told = prior.find((one) => one.platform === platform && one.indicator === indicator);
      return told === undefined ? [] : [{ ...told, basis: 'PRIOR', portals: seen }];
    }
    const share = sum / known;
    if (share > NEARLY_NONE && share < NEARLY_ALL) return [];
    return [{ platform, indicator, basis: 'OBSERVED', share, portals: seen }];
  });
}
