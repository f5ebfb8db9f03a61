import { describe, expect, it } from 'vitest';
import { neutralPoint } from '../../../../src/domain/metrics/compare/neutral-score.ts';
import { aShare } from '../../../support/compared.ts';
import { aDefinition } from '../../../support/measured.ts';

const as = aDefinition('mqa.neutral', 'quantity', [0, 100]);
const questions = [
  aDefinition('mqa.a', 'verdict', [0, 1], 30),
  aDefinition('mqa.b', 'verdict', [0, 1], 20),
  aDefinition('mqa.c', 'verdict', [0, 1], 50),
];
const points = [aShare('mqa.a', 4, 10), aShare('mqa.b', 10, 10), aShare('mqa.c', 2, 5, 5)];

describe('neutralPoint', () => {
  it('leaves out what a platform decides, from points and from weights', () => {
    const point = neutralPoint(as, points, questions, new Set(['mqa.b']));
    // (30·4 + 50·2) / (80·10)
    expect(point.value).toBeCloseTo(27.5, 12);
    expect(point.lower).toBeCloseTo(27.5, 12);
    expect(point.upper).toBeCloseTo((100 * (30 * 4 + 50 * 7)) / 800, 12);
    expect(point.coverage).toBeCloseTo(550 / 800, 12);
  });

  it('is the raw score of 100 where nothing is left out', () => {
    expect(neutralPoint(as, points, questions, new Set()).value).toBeCloseTo(30 * 0.4 + 20 + 50 * 0.2, 12);
  });

  it('says so where platforms decide everything', () => {
    const all = new Set(questions.map(({ id }) => id));
    expect(neutralPoint(as, points, questions, all)).toMatchObject({
      value: null,
      reason: 'ALL_PLATFORM_DETERMINED',
    });
    expect(neutralPoint(as, [aShare('mqa.a', 0, 0)], questions, new Set())).toMatchObject({
      value: null,
      n: 0,
    });
  });
});
