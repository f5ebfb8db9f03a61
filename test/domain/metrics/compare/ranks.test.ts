import { describe, expect, it } from 'vitest';
import {
  emptyPoint,
  factPoint,
  type AggregatePoint,
} from '../../../../src/domain/metrics/aggregate/point.ts';
import { rankPoints } from '../../../../src/domain/metrics/compare/ranks.ts';
import { aShare } from '../../../support/compared.ts';
import { aDefinition } from '../../../support/measured.ts';

const share = aDefinition('c.openLicence', 'share');
const points = aDefinition('c.mqa', 'quantity', [0, 405]);
const comparable = (point: AggregatePoint | null) => ({ point, isComparable: true });
const ranks = (definition: typeof share, all: readonly (AggregatePoint | null)[]) =>
  rankPoints(definition, all.map(comparable)).map(({ rank, rankRefused }) => rank ?? rankRefused);

describe('rankPoints', () => {
  it('ranks shares by the lower end of their interval, so that a few datasets are not first by chance', () => {
    const all = [aShare('x', 9, 10), aShare('x', 895, 1_000)];
    expect((all[0]?.value ?? 0) > (all[1]?.value ?? 0)).toBe(true);
    expect(ranks(share, all)).toEqual([2, 1]);
  });

  it('ranks by the upper end where less is better', () => {
    expect(ranks({ ...share, better: 'less' }, [aShare('x', 0, 3), aShare('x', 10, 1_000)])).toEqual([2, 1]);
  });

  it('ranks means by value, and lets equals share a rank', () => {
    const all = [200, 300, 300, 100].map((value) => factPoint(points, value));
    expect(ranks(points, all)).toEqual([3, 1, 1, 4]);
    expect(ranks({ ...points, better: 'less' }, all)).toEqual([2, 3, 3, 1]);
  });

  it('refuses where too little is known, nothing was measured, or words alone speak', () => {
    const all = [
      aShare('x', 3, 10),
      aShare('x', 30, 40, 60),
      null,
      emptyPoint(share, 'NOTHING_APPLICABLE'),
      { ...aShare('x', 5, 10), reason: 'KEYWORD_ONLY' },
      { ...aShare('x', 5, 10), reason: 'CANDIDATES_UNREVIEWED' },
      { ...aShare('x', 5, 10), value: null },
    ];
    expect(ranks(share, all)).toEqual([
      1,
      'INSUFFICIENT_COVERAGE',
      'NOT_MEASURED',
      'NOT_MEASURED',
      'KEYWORD_ONLY',
      'CANDIDATES_UNREVIEWED',
      'NOT_MEASURED',
    ]);
  });

  it('never ranks counts, nor cities measured otherwise, nor lets those take a place', () => {
    expect(ranks({ ...points, better: null }, [factPoint(points, 7)])).toEqual(['NOT_RANKED']);
    const ranked = rankPoints(points, [
      { point: factPoint(points, 400), isComparable: false },
      comparable(factPoint(points, 7)),
    ]);
    expect(ranked).toMatchObject([{ rank: null, rankRefused: 'NOT_COMPARABLE' }, { rank: 1 }]);
  });

  it('gives the shrunk share beside', () => {
    const [small, large] = rankPoints(share, [aShare('x', 9, 10), aShare('x', 300, 1_000)].map(comparable));
    expect(small?.shrunk).toBeCloseTo((9 + 50 * 0.6) / 60, 12);
    expect(large?.shrunk).toBeCloseTo((300 + 50 * 0.6) / 1_050, 12);
    expect(rankPoints(points, [comparable(factPoint(points, 7))])[0]?.shrunk).toBeNull();
  });
});
