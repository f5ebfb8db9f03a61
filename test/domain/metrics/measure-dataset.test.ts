import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATASET_INDICATORS, measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import type { IndicatorResult } from '../../../src/domain/metrics/result.ts';
import type { DatasetSubject } from '../../../src/domain/metrics/subject.ts';
import {
  EX_A,
  EX_B,
  EX_C,
  EX_C_UNCHECKED,
  someSubject,
  withoutField,
} from '../../support/measured-datasets.ts';

const RUNS = 400;

function resultsOf(subject: DatasetSubject): ReadonlyMap<string, IndicatorResult> {
  return new Map(measureDataset(subject).results.map((result) => [result.indicator, result]));
}
/** State where there is one, else the value to four places. */
function shown(subject: DatasetSubject, ...ids: readonly string[]): readonly unknown[] {
  const results = resultsOf(subject);
  return ids.map((id) => {
    const result = results.get(id);
    if (result === undefined) throw new Error(`no result ${id}`);
    return result.state ?? Math.round((result.value ?? Number.NaN) * 10_000) / 10_000;
  });
}

describe('the score of MQA', () => {
  it.each([
    ['A', EX_A, 380, 380, 'EXCELLENT', [80, 100, 110, 75, 15]],
    ['B', EX_B, 245, 275, 'GOOD', [60, 50, 50, 75, 10]],
    ['C', EX_C, 40, 40, 'BAD', [0, 0, 20, 10, 10]],
    ['C, not checked', EX_C_UNCHECKED, 40, 90, 'BAD', [0, 0, 20, 10, 10]],
  ] as const)('is that of the worked example %s', (_name, subject, total, upper, band, dimensions) => {
    const { quality } = measureDataset(subject);
    expect(quality).toMatchObject({ total, lower: total, upper, band, max: 405 });
    expect(quality.dimensions.map(({ points }) => points)).toEqual(dimensions);
  });
});

describe('the other indicators', () => {
  it('are those of the worked examples', () => {
    const rows: readonly (readonly [
      ids: readonly string[],
      a: readonly unknown[],
      b: readonly unknown[],
      c: readonly unknown[],
    ])[] = [
      [
        ['odpw.ex.access', 'odpw.ex.discovery'],
        [1, 1],
        [1, 1],
        [1, 0.6667],
      ],
      [
        ['odpw.ex.contact', 'odpw.ex.contact~lenient'],
        ['PASS', 'PASS'],
        ['PASS', 'PASS'],
        ['FAIL', 'PASS'],
      ],
      [
        ['odpw.ex.rights', 'odpw.ex.preservation', 'odpw.ex.date'],
        [1, 0.8333, 0.3333],
        [1, 0.3333, 0.2],
        [0, 0.3333, 0.5],
      ],
      [
        ['odpw.ex.temporal', 'odpw.ex.spatial'],
        ['FAIL', 'PASS'],
        ['FAIL', 'FAIL'],
        ['FAIL', 'FAIL'],
      ],
      [
        ['odpw.co.contactEmail', 'odpw.co.licence', 'odpw.co.format'],
        ['PASS', 1, 1],
        ['PASS', 1, 1],
        ['NOT_APPLICABLE', 'NOT_APPLICABLE', 1],
      ],
      [
        ['odpw.op.format', 'odpw.op.machine', 'odpw.op.licence'],
        [0.5, 0.5, 1],
        [1, 1, 1],
        [0, 0, 0],
      ],
      [['star.tbl'], [3], [4], [0]],
      [
        ['open.licence', 'open.bulk', 'open.api'],
        ['PASS', 'PASS', 'FAIL'],
        ['PASS', 'PASS', 'PASS'],
        ['FAIL', 'FAIL', 'FAIL'],
      ],
      [
        ['time.age', 'time.delayRatio'],
        [3, 0.4286],
        [1, 'UNKNOWN'],
        ['UNKNOWN', 'UNKNOWN'],
      ],
      [
        ['time.fresh.0', 'time.fresh', 'time.fresh.nyc'],
        ['PASS', 'PASS', 'PASS'],
        ['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
        ['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
      ],
      [['census.score'], [100], [90], [10]],
    ];
    for (const [ids, a, b, c] of rows) {
      expect([ids, shown(EX_A, ...ids)]).toEqual([ids, a]);
      expect([ids, shown(EX_B, ...ids)]).toEqual([ids, b]);
      expect([ids, shown(EX_C, ...ids)]).toEqual([ids, c]);
    }
  });

  it('say why they do not pass, and how far they could', () => {
    expect(resultsOf(EX_C).get('time.age')).toMatchObject({ reason: 'METADATA_DATE_ONLY' });
    expect(resultsOf(EX_B).get('star.tbl')).toMatchObject({ value: 4, reason: 'PLATFORM_EXPORT', upper: 5 });
    expect(resultsOf(EX_B).get('census.score')).toMatchObject({ lower: 90, upper: 100 });
    expect(resultsOf(EX_C_UNCHECKED).get('census.score')).toMatchObject({ value: 10, upper: 45 });
    expect(resultsOf(EX_C).get('mqa.fin.keyword')).toMatchObject({ state: 'FAIL', reason: 'ABSENT' });
    expect(resultsOf(withoutField(EX_C, 'keywords')).get('mqa.fin.keyword')).toMatchObject({
      state: 'UNKNOWN',
      reason: 'FIELD_NOT_OBSERVED',
    });
  });
});

describe('measuring a dataset', () => {
  it('gives one result for each definition, in their order', () => {
    const ids = DATASET_INDICATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const subject of [EX_A, EX_B, EX_C])
      expect(measureDataset(subject).results.map(({ indicator }) => indicator)).toEqual(ids);
  });

  it('keeps every value between its bounds, and these within the range of the indicator', () => {
    fc.assert(
      fc.property(someSubject, (subject) => {
        const { results, quality } = measureDataset(subject);
        expect(quality.lower <= quality.total && quality.total <= quality.upper && quality.upper <= 405).toBe(
          true,
        );
        results.forEach(({ value, lower, upper }, index) => {
          const { id, range } = DATASET_INDICATORS[index] ?? { id: '', range: [0, 0] };
          if (value !== null)
            expect([id, (lower ?? value) <= value && value <= (upper ?? value)]).toEqual([id, true]);
          expect([id, (lower ?? range[0]) >= range[0]]).toEqual([id, true]);
          expect([id, (upper ?? 0) <= (range[1] ?? Infinity)]).toEqual([id, true]);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('never narrows what could be when something becomes unknown', () => {
    const widened = (before: IndicatorResult, after: IndicatorResult): boolean =>
      before.state === 'NOT_APPLICABLE' ||
      after.state === 'NOT_APPLICABLE' ||
      ((after.lower ?? -Infinity) <= (before.lower ?? -Infinity) &&
        (after.upper ?? Infinity) >= (before.upper ?? Infinity));
    // By definition a file that nobody checked counts as one that is there.
    const countUnchecked = ['open.machineReadable', 'open.machineReadable.ext', 'open.format'];
    fc.assert(
      fc.property(someSubject, fc.nat(), (subject, pick) => {
        const fields = subject.dataset.fieldsObserved;
        const field = fields[pick % Math.max(1, fields.length)];
        const hidden = field === undefined ? { ...subject, link: () => null } : withoutField(subject, field);
        const before = measureDataset(subject);
        const after = measureDataset(hidden);
        expect(after.quality.lower).toBeLessThanOrEqual(before.quality.lower);
        expect(after.quality.upper).toBeGreaterThanOrEqual(before.quality.upper);
        before.results.forEach((result, index) => {
          const other = after.results[index];
          if (field === undefined && countUnchecked.includes(result.indicator)) return;
          const isWide = other !== undefined && widened(result, other);
          expect([result.indicator, field, isWide]).toEqual([result.indicator, field, true]);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('scores the same whatever the order of the distributions', () => {
    fc.assert(
      fc.property(someSubject, (subject) => {
        const { dataset } = subject;
        const turned = {
          ...subject,
          dataset: { ...dataset, distributions: dataset.distributions.toReversed() },
        };
        const { total, lower, upper } = measureDataset(subject).quality;
        expect(measureDataset(turned).quality).toMatchObject({ total, lower, upper });
      }),
      { numRuns: RUNS },
    );
  });
});
