import { describe, expect, it } from 'vitest';
import { IndicatorCell } from '../../../../src/domain/metrics/aggregate/indicator-cell.ts';
import type { IndicatorDefinition } from '../../../../src/domain/metrics/definition.ts';
import type { IndicatorResult } from '../../../../src/domain/metrics/result.ts';
import { aDefinition, fail, notApplicable, pass, quantity, unknown } from '../../../support/measured.ts';

function cellOf(definition: IndicatorDefinition, results: readonly IndicatorResult[]): IndicatorCell {
  const cell = new IndicatorCell(definition);
  for (const result of results) cell.apply(result, 1);
  return cell;
}

describe('IndicatorCell', () => {
  it('gives the pass share of a verdict', () => {
    const cell = cellOf(aDefinition('v', 'verdict'), [
      pass('v'),
      pass('v'),
      fail('v'),
      unknown('v'),
      notApplicable('v'),
    ]);
    expect(cell.point()).toMatchObject({
      n: 5,
      known: 3,
      unknown: 1,
      notApplicable: 1,
      value: 2 / 3,
      lower: 0.5,
      upper: 0.75,
      coverage: 0.75,
      histogram: null,
    });
  });

  it('gives the mean of a share, with bins and an interval', () => {
    const cell = cellOf(
      aDefinition('s', 'share'),
      [0.2, 0.4, 0.6].map((value) => quantity('s', value)),
    );
    const point = cell.point();
    expect(point.value).toBeCloseTo(0.4, 12);
    expect(point.ciLower).toBeCloseTo(0.4 - 1.959964 * (0.2 / Math.sqrt(3)), 6);
    expect(point.histogram?.counts.flatMap((count, bin) => (count > 0 ? [bin] : []))).toEqual([4, 8, 12]);
    expect(point.sumSq).toBeCloseTo(0.56, 12);
  });

  it('takes the end of the range where a result has no bound, and none where the range has none', () => {
    const known = quantity('a', 10);
    const open = cellOf(aDefinition('a', 'quantity', [0, null]), [known, unknown('a', null, null)]).point();
    expect(open).toMatchObject({ value: 10, lower: 5, upper: null });
    const closed = cellOf(aDefinition('a', 'quantity', [0, 50]), [known, unknown('a', null, null)]).point();
    expect(closed).toMatchObject({ value: 10, lower: 5, upper: 30 });
  });

  it('keeps bounds of points in bins too, of unknown datasets as well', () => {
    const cell = cellOf(aDefinition('p', 'points', [0, 405]), [
      quantity('p', 30, 30, 60),
      unknown('p', 0, 405),
    ]);
    const filled = (of: 'value' | 'lower' | 'upper') =>
      cell.histogram(of)?.counts.flatMap((count, bin) => (count > 0 ? [bin] : []));
    expect([filled('value'), filled('lower'), filled('upper')]).toEqual([[2], [0, 2], [4, 26]]);
    expect(cell.histogram()?.counts).toHaveLength(27);
  });

  it('has no interval of fewer than two values, and no value of none', () => {
    expect(cellOf(aDefinition('s', 'share'), [quantity('s', 1)]).meanInterval()).toBeNull();
    expect(cellOf(aDefinition('s', 'share'), [unknown('s')]).point()).toMatchObject({
      value: null,
      reason: 'NOTHING_KNOWN',
    });
  });
});
