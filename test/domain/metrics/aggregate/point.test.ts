import { describe, expect, it } from 'vitest';
import {
  emptyPoint,
  factPoint,
  sharePoint,
  unknownPoint,
} from '../../../../src/domain/metrics/aggregate/point.ts';
import { aDefinition } from '../../../support/measured.ts';

const as = { ...aDefinition('p.x', 'share'), version: '1.2.0' };

describe('sharePoint', () => {
  it('counts the unknown both ways, and those not asked in neither', () => {
    const point = sharePoint(as, { passed: 30, failed: 10, unknown: 60, notApplicable: 5 });
    expect(point).toMatchObject({
      indicator: 'p.x',
      version: '1.2.0',
      n: 105,
      value: 0.75,
      lower: 0.3,
      upper: 0.9,
      coverage: 0.4,
      reason: null,
    });
  });

  it('says why there is no value', () => {
    expect(sharePoint(as, { passed: 0, failed: 0, unknown: 2 })).toMatchObject({
      value: null,
      lower: 0,
      upper: 1,
      reason: 'NOTHING_KNOWN',
    });
    expect(sharePoint(as, { passed: 0, failed: 0, unknown: 0, notApplicable: 1 })).toMatchObject({
      lower: null,
      coverage: null,
      reason: 'NOTHING_APPLICABLE',
    });
    expect(sharePoint(as, { passed: 1, failed: 0, unknown: 0 }, 'KEYWORD_ONLY').reason).toBe('KEYWORD_ONLY');
  });
});

describe('the other points', () => {
  it('are wholly known, wholly unknown, or of nothing', () => {
    expect(factPoint(as, 7)).toMatchObject({ value: 7, lower: 7, upper: 7, coverage: 1, sumSq: 49 });
    expect(unknownPoint(as, 'NOT_IMPORTED')).toMatchObject({
      value: null,
      lower: 0,
      upper: 1,
      coverage: 0,
      unknown: 1,
    });
    expect(emptyPoint(as, null)).toMatchObject({ n: 0, value: null, lower: null, coverage: null });
  });
});
