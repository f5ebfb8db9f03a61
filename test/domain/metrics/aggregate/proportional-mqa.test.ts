import { describe, expect, it } from 'vitest';
import { proportionalMqa } from '../../../../src/domain/metrics/aggregate/proportional-mqa.ts';

/** 46 datasets with 255 distributions, as ckan-mqa prints them: points, and points reached. */
const published = [
  [30, 30],
  [30, 30],
  [20, 18.26],
  [20, 0],
  [50, 50],
  [20, 0],
  [30, 0],
  [20, 20],
  [10, 10],
  [10, 7.41],
  [20, 10.27],
  [20, 19.76],
  [30, 0],
  [20, 20],
  [10, 9.61],
  [10, 10],
  [5, 0],
  [20, 20],
  [10, 10],
  [5, 5],
  [5, 0],
  [5, 5],
  [5, 5],
] as const;

describe('proportionalMqa', () => {
  it('gives the published total', () => {
    const questions = published.map(([points, reached]) => {
      const share = reached / points;
      return { points, share, lower: share, upper: share };
    });
    expect(questions.reduce((sum, { points }) => sum + points, 0)).toBe(405);
    expect(proportionalMqa(questions).total).toBeCloseTo(280.31, 10);
  });

  it('gives the parts from counts of datasets and distributions', () => {
    const part = (points: number, k: number, n: number) =>
      proportionalMqa([{ points, share: k / n, lower: k / n, upper: k / n }]).total.toFixed(2);
    expect([
      part(20, 42, 46),
      part(10, 189, 255),
      part(20, 131, 255),
      part(20, 252, 255),
      part(10, 245, 255),
    ]).toEqual(['18.26', '7.41', '10.27', '19.76', '9.61']);
  });

  it('gives unknown questions to the upper bound only', () => {
    expect(proportionalMqa([{ points: 50, share: null, lower: 0, upper: 1 }])).toEqual({
      total: 0,
      lower: 0,
      upper: 50,
    });
  });
});
