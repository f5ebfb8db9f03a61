import { describe, expect, it } from 'vitest';
import { commitmentFigures } from '../../../../src/domain/commitments/figures.ts';
import { judgementsOf } from '../../../../src/domain/commitments/judgements.ts';
import { deliveryPoints, indexPoints } from '../../../../src/domain/metrics/aggregate/delivery-points.ts';
import { aVerdict } from '../../../support/an-evaluation.ts';
import { aCommitment } from '../../../support/commitment-builders.ts';
import { exactly } from '../../../support/exact-point.ts';

const others = [
  ...['c.hvdCoverage', 'c.openLicence', 'c.machineReadable', 'c.tau', 'c.alive'].map((id) =>
    exactly(id, 1, 1),
  ),
  exactly('c.mqa', 1, 405),
];
const computed = aVerdict({ state: 'FULFILLED' });
const judgements = judgementsOf('a', computed, { updates: [], assessments: [] }, null);
const figures = commitmentFigures([{ commitment: aCommitment('a'), judgements, milestones: [] }], []);

describe('what a city delivers', () => {
  it('completes the index, which was in doubt without it', () => {
    const [before] = indexPoints(others);
    expect([before?.value, before?.reason, before?.upper]).toEqual([null, 'PILLAR_MISSING', 1]);
    const points = deliveryPoints(others, { releases: null, provisions: 12, figures });
    const valueOf = (id: string) => points.find(({ indicator }) => indicator === id)?.value;
    expect(valueOf('c.index')).toBeCloseTo(1, 12);
    expect([valueOf('c.policy'), valueOf('c.releaseOnTime')]).toEqual([12, null]);
    expect(points.map(({ indicator }) => indicator)).not.toContain('c.tau');
  });

  it('takes the place of what was said of it before', () => {
    const none = deliveryPoints(others, {
      releases: null,
      provisions: null,
      figures: commitmentFigures([], []),
    });
    const again = deliveryPoints([...others, ...none], { releases: null, provisions: 12, figures });
    expect(again).toEqual(deliveryPoints(others, { releases: null, provisions: 12, figures }));
  });
});
