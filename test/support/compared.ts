/** Cities and portals to compare, as tests need them. */
import type { AggregatePoint } from '../../src/domain/metrics/aggregate/point.ts';
import { sharePoint } from '../../src/domain/metrics/aggregate/point.ts';
import type { ComparedCity, ComparedPortal } from '../../src/domain/metrics/compare/compared-city.ts';
import { aDefinition } from './measured.ts';

/** k of n passed, and some unknown. */
export function aShare(id: string, passed: number, n: number, unknown = 0): AggregatePoint {
  return sharePoint(aDefinition(id, 'share'), { passed, failed: n - passed, unknown });
}

export function aPortal(city: string, given: Partial<ComparedPortal> = {}): ComparedPortal {
  return {
    portal: `${city}-portal`,
    city,
    platform: 'ckan',
    takenAt: '2026-11-23T00:00:00Z',
    completeness: 'COMPLETE',
    linkMode: 'SAMPLED',
    points: [],
    ...given,
  };
}

export function aCity(
  city: string,
  points: readonly AggregatePoint[] = [],
  portal: Partial<ComparedPortal> = {},
): ComparedCity {
  return { city, portals: [aPortal(city, portal)], points, freshness: [] };
}
