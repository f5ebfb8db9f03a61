/** Six pillars in one number. Experimental: never to be shown without its parts. */
import type { IndicatorDefinition } from '../definition.ts';
import { emptyPoint, type AggregatePoint } from './point.ts';

/** On 0..1. */
export interface Pillar {
  readonly name: string;
  readonly weight: number;
  /** null: missing. */
  readonly value: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly coverage: number;
}

export const ENOUGH_COVERAGE = 0.6;
export const ENOUGH_WEIGHT = 0.7;
/** Of a pillar in the geometric mean: nought in one would make nought of all. */
const FLOOR = 0.01;

export function pillarsOf(points: readonly AggregatePoint[]): readonly Pillar[] {
  const pillar = (name: string, weight: number, ids: readonly string[], scale = 1): Pillar => {
    const parts = ids.map((id) => points.find((point) => point.indicator === id));
    const mean = (of: (point: AggregatePoint | undefined) => number): number =>
      parts.reduce((sum, part) => sum + of(part), 0) / parts.length;
    const isMissing = parts.some((part) => (part?.value ?? null) === null);
    return {
      name,
      weight,
      value: isMissing ? null : mean((part) => (part?.value ?? 0) / scale),
      lower: mean((part) => (part?.lower ?? 0) / scale),
      upper: mean((part) => (part?.upper ?? scale) / scale),
      coverage: isMissing ? 0 : Math.min(...parts.map((part) => part?.coverage ?? 0)),
    };
  };
  return [
    pillar('coverage', 0.25, ['c.hvdCoverage']),
    pillar('openness', 0.2, ['c.openLicence', 'c.machineReadable']),
    pillar('timeliness', 0.2, ['c.tau']),
    pillar('metadata', 0.15, ['c.mqa'], 405),
    pillar('retrievability', 0.1, ['c.alive']),
    pillar('delivery', 0.1, ['c.commitments.fulfilledShare']),
  ];
}

export function indexPoint(
  as: IndicatorDefinition,
  pillars: readonly Pillar[],
  mean: 'arithmetic' | 'geometric',
): AggregatePoint {
  const weight = (some: readonly Pillar[]): number => some.reduce((sum, pillar) => sum + pillar.weight, 0);
  const present = pillars.filter(({ value }) => value !== null);
  const counts = { n: pillars.length, known: present.length, unknown: pillars.length - present.length };
  const coverage = weight(pillars.filter((pillar) => pillar.coverage >= ENOUGH_COVERAGE));
  // 0.2 + 0.2 + 0.3 is less than 0.7 in binary.
  if (coverage < ENOUGH_WEIGHT - 1e-9) {
    return { ...emptyPoint(as, 'INSUFFICIENT_COVERAGE'), ...counts, coverage };
  }
  const of = (end: (pillar: Pillar) => number): number =>
    mean === 'arithmetic'
      ? pillars.reduce((sum, pillar) => sum + pillar.weight * end(pillar), 0)
      : pillars.reduce((product, pillar) => product * Math.max(end(pillar), FLOOR) ** pillar.weight, 1);
  const isWhole = present.length === pillars.length;
  const value = isWhole ? of((pillar) => pillar.value ?? 0) : null;
  const lower = of((pillar) => (pillar.value === null ? 0 : pillar.lower));
  const upper = of((pillar) => (pillar.value === null ? 1 : pillar.upper));
  return {
    ...emptyPoint(as, isWhole ? null : 'PILLAR_MISSING'),
    ...counts,
    value,
    lower: Math.min(lower, value ?? lower),
    upper: Math.max(upper, value ?? upper),
    coverage,
  };
}
