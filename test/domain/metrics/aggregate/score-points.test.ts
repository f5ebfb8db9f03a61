import { describe, expect, it } from 'vitest';
import { IndicatorCell } from '../../../../src/domain/metrics/aggregate/indicator-cell.ts';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import {
  meanPoint,
  medianPoint,
  proportionalPoint,
  scoreIntervals,
} from '../../../../src/domain/metrics/aggregate/score-points.ts';
import { aDefinition, quantity } from '../../../support/measured.ts';

const total = aDefinition('mqa.total', 'points', [0, 405]);
const as = aDefinition('p.mqa', 'quantity', [0, 405]);
const inputs = {
  id: 'exampleville',
  at: '2026-11-23T00:00:00Z',
  linkMode: 'NONE',
  links: null,
  movement: null,
  harvest: null,
  distinct: null,
  records: null,
  scores: null,
} as const;
function cellOf(scores: readonly number[], upper = 0): IndicatorCell {
  const cell = new IndicatorCell(total);
  for (const score of scores) cell.apply(quantity('mqa.total', score, score, score + upper), 1);
  return cell;
}

describe('meanPoint', () => {
  it('resamples up to 20 000 scores and takes the normal approximation above', () => {
    const scores = [380, 245, 40, 300, 310, 120, 221, 351, 180, 265];
    expect(meanPoint(as, cellOf(scores), scoreIntervals({ ...inputs, scores })).ciLower).toBeCloseTo(
      175.795,
      9,
    );
    const many = Array.from({ length: 20_001 }, (_, i) => (i * 37) % 406);
    const point = meanPoint(as, cellOf(many), scoreIntervals({ ...inputs, scores: many }));
    const sd = 406 / Math.sqrt(12);
    expect((point.ciUpper ?? 0) - (point.value ?? 0)).toBeCloseTo((1.96 * sd) / Math.sqrt(20_001), 2);
  });
});

describe('medianPoint', () => {
  it('is exact, with bounds that are the medians of all lower and of all upper scores', () => {
    const scores = Array.from({ length: 1_001 }, (_, i) => (i * 37) % 376);
    const ascending = scores.toSorted((a, b) => a - b);
    const point = medianPoint(as, cellOf(scores, 30), null);
    expect(point).toMatchObject({ value: ascending[500], lower: ascending[500] });
    expect(point.upper).toBe((ascending[500] ?? 0) + 30);
    expect((point.ciLower ?? 0) < (point.value ?? 0) && (point.value ?? 0) < (point.ciUpper ?? 0)).toBe(true);
  });

  it('has bounds apart from it only where something is unknown', () => {
    expect(medianPoint(as, cellOf([380, 380, 381]), null)).toMatchObject({ value: 380, upper: 380 });
    expect(medianPoint(as, cellOf([380, 381]), null)).toMatchObject({ value: 380.5, lower: 380.5 });
    expect(medianPoint(as, cellOf([380, 380, 381], 1), null).upper).toBe(381);
  });

  it('has no median of nothing', () => {
    expect(medianPoint(as, cellOf([]), null)).toMatchObject({ value: null, ciLower: null });
  });
});

describe('proportionalPoint', () => {
  it('is not made without the questions', () => {
    expect(proportionalPoint(as, new PortalTally([total]))).toBeNull();
  });
});
