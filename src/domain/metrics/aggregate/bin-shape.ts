import type { IndicatorDefinition } from '../definition.ts';
import type { BinShape } from '../statistics/histogram.ts';

/** The MQA total in steps of 15, dimensions and other points of 5, shares of 0.05, stars one by one. */
export function binShapeOf({ kind, range, unit }: IndicatorDefinition): BinShape | null {
  if (kind === 'verdict') return null;
  const [from, to] = range;
  if (to === null) return openEnded(unit);
  const span = to - from;
  if (span <= 1) return { from, width: 0.05, bins: Math.max(1, Math.ceil(span / 0.05 - 1e-9)) };
  if (span <= 10) return { from, width: 1, bins: Math.ceil(span) + 1 };
  const width = span > 150 ? 15 : 5;
  return { from, width, bins: Math.ceil(span / width) };
}

/** The last bin holds the rest: days by quarters of a year up to ten years, other numbers by quarters up to ten. */
function openEnded(unit: string): BinShape {
  const width = unit.includes('day') ? 365.25 / 4 : 0.25;
  return { from: 0, width, bins: 41 };
}

/** As they are kept: points are whole numbers, and each has a bin of its own, so that medians are exact. */
export function keptShapeOf(definition: IndicatorDefinition): BinShape | null {
  const [from, to] = definition.range;
  if (definition.kind !== 'points' || to === null) return binShapeOf(definition);
  return { from, width: 1, bins: to - from + 1 };
}
