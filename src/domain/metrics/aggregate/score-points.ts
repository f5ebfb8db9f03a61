/** Points of the MQA score of many datasets. */
import type { IndicatorDefinition } from '../definition.ts';
import {
  MAX_RESAMPLED,
  bootstrapIntervals,
  seedKey,
  type BootstrapIntervals,
} from '../statistics/bootstrap.ts';
import { medianOfWholes, wholeAt, type Histogram } from '../statistics/histogram.ts';
import { Z95, type Interval } from '../statistics/wilson.ts';
import type { IndicatorCell } from './indicator-cell.ts';
import { limits, sharePoint, type AggregatePoint } from './point.ts';
import type { PortalInputs } from './portal-inputs.ts';
import type { PortalTally } from './portal-tally.ts';
import { proportionalMqa } from './proportional-mqa.ts';

/** From the scores where they are given and not too many; null: by the normal approximation. */
export function scoreIntervals({ id, at, scores }: PortalInputs): BootstrapIntervals | null {
  if (scores === null || scores.length > MAX_RESAMPLED) return null;
  return bootstrapIntervals(scores, seedKey(id, at, 'mqa.total'));
}

/** Mean: as the cell has it, with the interval of `intervals`. */
export function meanPoint(
  as: IndicatorDefinition,
  cell: IndicatorCell,
  intervals: BootstrapIntervals | null,
): AggregatePoint {
  return { ...cell.point(as), ...limits(intervals?.mean ?? cell.meanInterval()) };
}

export function medianPoint(
  as: IndicatorDefinition,
  cell: IndicatorCell,
  intervals: BootstrapIntervals | null,
): AggregatePoint {
  const point = cell.point(as);
  const median = (of: 'value' | 'lower' | 'upper'): number | null => {
    const bins = cell.keptBins(of);
    return bins === null ? null : medianOfWholes(bins);
  };
  const [value, lower, upper] = [median('value'), median('lower'), median('upper')];
  const scores = cell.keptBins();
  const approximate = scores === null || value === null ? null : medianInterval(scores, point.known);
  return {
    ...point,
    value,
    lower: lower === null ? null : Math.min(lower, value ?? lower),
    upper: upper === null ? null : Math.max(upper, value ?? upper),
    ...limits(value === null ? null : (intervals?.median ?? approximate)),
  };
}

/** Held, for certain and possibly: a dataset whose score is a range may be in several bands. */
export function bandPoint(as: IndicatorDefinition, tally: PortalTally, band: string): AggregatePoint {
  const traits = tally.counts('traits');
  const held = traits.of(`band ${band}`);
  const certain = traits.of(`certain ${band}`);
  const point = sharePoint(as, { passed: held, failed: tally.size - held, unknown: 0 });
  if (tally.size === 0) return point;
  return {
    ...point,
    lower: Math.min(held, certain) / tally.size,
    upper: Math.max(held, certain + traits.of(`possible ${band}`)) / tally.size,
  };
}

export function proportionalPoint(as: IndicatorDefinition, tally: PortalTally): AggregatePoint | null {
  const questions = tally.cells
    .filter(({ definition }) => definition.group === 'mqa' && definition.kind === 'verdict')
    .filter(({ definition }) => definition.weight !== null);
  const first = tally.cell('mqa.total');
  if (questions.length === 0 || first === null) return null;
  const { total, lower, upper } = proportionalMqa(
    questions.map((cell) => {
      const { value: share, lower: least, upper: most } = cell.share();
      return { points: cell.definition.weight ?? 0, share, lower: least ?? 0, upper: most ?? 1 };
    }),
  );
  const point = first.point(as);
  const value = point.known > 0 ? total : null;
  return { ...point, value, lower, upper, ...limits(null), histogram: null, sum: 0, sumSq: 0 };
}

/** The scores in places n/2 ± z·√n/2. */
function medianInterval(scores: Histogram, n: number): Interval | null {
  const half = (Z95 * Math.sqrt(n)) / 2;
  const lower = wholeAt(scores, Math.max(0, Math.floor((n - 1) / 2 - half)));
  const upper = wholeAt(scores, Math.min(n - 1, Math.ceil(n / 2 + half)));
  return lower === null || upper === null ? null : [lower, upper];
}
