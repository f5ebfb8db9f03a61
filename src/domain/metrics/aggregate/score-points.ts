/** Points of the MQA score of many datasets. */
import type { IndicatorDefinition } from '../definition.ts';
import { MAX_RESAMPLED, bootstrapInterval, quantileOf, seedKey } from '../statistics/bootstrap.ts';
import { medianOfBins, quantileOfBins, type Histogram } from '../statistics/histogram.ts';
import { Z95, type Interval } from '../statistics/wilson.ts';
import type { IndicatorCell } from './indicator-cell.ts';
import { limits, sharePoint, type AggregatePoint } from './point.ts';
import type { PortalInputs } from './portal-inputs.ts';
import type { PortalTally } from './portal-tally.ts';
import { proportionalMqa } from './proportional-mqa.ts';

/** Mean: as the cell has it, with the interval from the scores where they are given. */
export function meanPoint(
  as: IndicatorDefinition,
  cell: IndicatorCell,
  inputs: PortalInputs,
): AggregatePoint {
  const interval = resampled(cell, inputs, 'mean') ?? cell.meanInterval();
  return { ...cell.point(as), ...limits(interval) };
}

export function medianPoint(
  as: IndicatorDefinition,
  cell: IndicatorCell,
  inputs: PortalInputs,
): AggregatePoint {
  const point = cell.point(as);
  const bins = cell.histogram();
  if (bins === null || point.known === 0) return { ...point, value: null, ...limits(null) };
  const value =
    inputs.scores === null || inputs.scores.length === 0
      ? medianOfBins(bins)
      : quantileOf(
          [...inputs.scores].sort((a, b) => a - b),
          0.5,
        );
  const interval = resampled(cell, inputs, 'median') ?? medianInterval(bins, point.known);
  const end = (of: 'lower' | 'upper'): number | null => {
    const ends = cell.histogram(of);
    return ends === null ? null : medianOfBins(ends);
  };
  const [lower, upper] = [end('lower'), end('upper')];
  return {
    ...point,
    value,
    lower: lower === null ? null : Math.min(lower, value ?? lower),
    upper: upper === null ? null : Math.max(upper, value ?? upper),
    ...limits(interval),
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

function resampled(
  cell: IndicatorCell,
  { id, at, scores }: PortalInputs,
  statistic: 'mean' | 'median',
): Interval | null {
  if (scores === null || scores.length > MAX_RESAMPLED) return null;
  return bootstrapInterval(scores, seedKey(id, at, cell.definition.id), statistic);
}

/** Ranks n/2 ± z·√n/2, read from the bins. */
function medianInterval(bins: Histogram, n: number): Interval | null {
  const half = Z95 / (2 * Math.sqrt(n));
  const lower = quantileOfBins(bins, 0.5 - half);
  const upper = quantileOfBins(bins, 0.5 + half);
  return lower === null || upper === null ? null : [lower, upper];
}
