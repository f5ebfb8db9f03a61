import { describe, expect, it } from 'vitest';
import { indexPoint, pillarsOf } from '../../../../src/domain/metrics/aggregate/city-index.ts';
import { emptyPoint, type AggregatePoint } from '../../../../src/domain/metrics/aggregate/point.ts';
import { aDefinition } from '../../../support/measured.ts';

const as = aDefinition('c.index', 'quantity');
function point(id: string, value: number, coverage = 1): AggregatePoint {
  return {
    ...emptyPoint(aDefinition(id, 'share'), null),
    n: 10,
    known: 10,
    value,
    lower: value,
    upper: value,
    coverage,
  };
}
const whole = [
  point('c.hvdCoverage', 0.8),
  point('c.openLicence', 0.9),
  point('c.machineReadable', 0.7),
  point('c.tau', 0.5),
  point('c.mqa', 243),
  point('c.alive', 0.9),
  point('c.commitments.fulfilledShare', 0.4),
];
const without = (...ids: readonly string[]) => whole.filter(({ indicator }) => !ids.includes(indicator));

describe('indexPoint', () => {
  it('weighs six pillars', () => {
    const pillars = pillarsOf(whole);
    expect(pillars.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    // 0.25·0.8 + 0.2·0.8 + 0.2·0.5 + 0.15·0.6 + 0.1·0.9 + 0.1·0.4
    expect(indexPoint(as, pillars, 'arithmetic').value).toBeCloseTo(0.68, 12);
    const geometric = 0.8 ** 0.25 * 0.8 ** 0.2 * 0.5 ** 0.2 * 0.6 ** 0.15 * 0.9 ** 0.1 * 0.4 ** 0.1;
    expect(indexPoint(as, pillars, 'geometric').value).toBeCloseTo(geometric, 12);
  });

  it('widens its bounds by the weight of a missing pillar, and gives it to no other', () => {
    const index = indexPoint(as, pillarsOf(without('c.commitments.fulfilledShare')), 'arithmetic');
    expect(index).toMatchObject({ value: null, reason: 'PILLAR_MISSING' });
    expect(index.lower).toBeCloseTo(0.64, 12);
    expect(index.upper).toBeCloseTo(0.74, 12);
    expect(index.coverage).toBeCloseTo(0.9, 12);
  });

  it('takes half an openness for none', () => {
    expect(pillarsOf(without('c.openLicence'))[1]).toMatchObject({ value: null, coverage: 0 });
  });

  it('says nothing below seven tenths of the weight, and something at it', () => {
    const poor = pillarsOf(without('c.tau', 'c.alive', 'c.commitments.fulfilledShare'));
    expect(indexPoint(as, poor, 'arithmetic')).toMatchObject({
      value: null,
      lower: null,
      reason: 'INSUFFICIENT_COVERAGE',
    });
    const enough = pillarsOf(without('c.tau', 'c.alive'));
    expect(indexPoint(as, enough, 'arithmetic').lower).not.toBeNull();
    const thin = pillarsOf([...without('c.tau', 'c.alive', 'c.mqa'), point('c.mqa', 243, 0.5)]);
    expect(indexPoint(as, thin, 'arithmetic').reason).toBe('INSUFFICIENT_COVERAGE');
  });

  it('lets no pillar of nought make nought of the geometric mean', () => {
    const pillars = pillarsOf([...without('c.tau'), point('c.tau', 0)]);
    expect(indexPoint(as, pillars, 'geometric').value).toBeGreaterThan(0.2);
  });
});
