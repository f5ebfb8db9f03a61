/** What the portals of each platform show together, added up once for each list of portals. */
import type { ComparedPortal } from './compared-city.ts';
import { pointsById } from './points-by-id.ts';

export interface PlatformSum {
  /** Portals where anything is known. */
  readonly portals: number;
  /** Datasets of which it is known. */
  readonly known: number;
  readonly sum: number;
}
type SumsById = Map<string, PlatformSum>;

const NOTHING: PlatformSum = { portals: 0, known: 0, sum: 0 };

export class PlatformSums {
  /** By platform, and by platform and city. */
  readonly #sums = new Map<string, SumsById>();
  /** By platform and indicator: values of its portals, ascending. */
  readonly #values = new Map<string, Float64Array>();
  readonly #portals: readonly ComparedPortal[];

  constructor(portals: readonly ComparedPortal[]) {
    this.#portals = portals;
    for (const portal of portals) {
      this.#add(keyOf(portal.platform), portal);
      this.#add(keyOf(portal.platform, portal.city), portal);
    }
  }

  /** Over the portals of a platform that belong to other cities. Counts are whole, so that the difference is exact. */
  besides(city: string, platform: string, indicator: string): PlatformSum {
    const all = this.#sums.get(keyOf(platform))?.get(indicator) ?? NOTHING;
    const own = this.#sums.get(keyOf(platform, city))?.get(indicator) ?? NOTHING;
    return { portals: all.portals - own.portals, known: all.known - own.known, sum: all.sum - own.sum };
  }

  /** Ascending; of portals that have a value. */
  valuesOf(platform: string, indicator: string): Float64Array {
    const key = keyOf(platform, indicator);
    const before = this.#values.get(key);
    if (before !== undefined) return before;
    const values = this.#portals
      .filter((portal) => portal.platform === platform)
      .flatMap(({ points }) => pointsById(points).get(indicator)?.value ?? []);
    const ascending = Float64Array.from(values).sort();
    this.#values.set(key, ascending);
    return ascending;
  }

  #add(key: string, { points }: ComparedPortal): void {
    const sums = this.#sums.get(key) ?? new Map<string, PlatformSum>();
    this.#sums.set(key, sums);
    for (const { indicator, known, sum } of pointsById(points).values()) {
      if (known === 0) continue;
      const before = sums.get(indicator) ?? NOTHING;
      const { portals } = before;
      sums.set(indicator, { portals: portals + 1, known: before.known + known, sum: before.sum + sum });
    }
  }
}

function keyOf(platform: string, of = ''): string {
  return `${platform}\n${of}`;
}

/** For as long as somebody has the list. */
const known = new WeakMap<readonly ComparedPortal[], PlatformSums>();

export function platformSums(portals: readonly ComparedPortal[]): PlatformSums {
  const before = known.get(portals);
  if (before !== undefined) return before;
  const sums = new PlatformSums(portals);
  known.set(portals, sums);
  return sums;
}
