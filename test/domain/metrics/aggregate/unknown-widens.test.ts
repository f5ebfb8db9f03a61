import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../../src/domain/dataset.ts';
import type { ObservableField } from '../../../../src/domain/draft.ts';
import type { AggregatePoint } from '../../../../src/domain/metrics/aggregate/point.ts';
import { portalPoints } from '../../../../src/domain/metrics/aggregate/portal-points.ts';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import { DATASET_INDICATORS, measureDataset } from '../../../../src/domain/metrics/measure-dataset.ts';
import type { DatasetSubject } from '../../../../src/domain/metrics/subject.ts';
import { EX_A, someSubject } from '../../../support/measured-datasets.ts';

const INPUTS = {
  ...{ id: 'x', at: '2026-11-23T00:00:00Z', linkMode: 'ALL' as const, links: null, movement: null },
  ...{ harvest: null, distinct: null, records: null, scores: null },
};
function pointsOf(subjects: readonly DatasetSubject[]): ReadonlyMap<string, AggregatePoint> {
  const tally = new PortalTally(DATASET_INDICATORS);
  for (const subject of subjects) tally.add(measureDataset(subject));
  return new Map(portalPoints(tally, INPUTS).map((point) => [point.indicator, point]));
}

/** What a record looks like on a platform that cannot carry the field. */
const BLANK: Partial<Record<ObservableField, Partial<Dataset>>> = {
  keywords: { keywords: [] },
  themes: { themes: [] },
  publisher: { publisher: null },
  accessRights: { accessRights: null },
  temporal: { temporalStart: null, temporalEnd: null },
  spatial: { spatial: null },
  description: { description: null },
  landingPage: { landingPage: null },
  columns: { columns: [] },
};
function withUnknown(subject: DatasetSubject, field: ObservableField): DatasetSubject {
  const { dataset } = subject;
  const fieldsObserved = dataset.fieldsObserved.filter((one) => one !== field);
  return { ...subject, dataset: { ...dataset, ...BLANK[field], fieldsObserved } };
}

/** Words find what they find: their upper bound is what candidates may be, not what unseen words might say. */
const BY_WORDS: ReadonlySet<string> = new Set(['hvd.category', 'hvd.euCategory']);
/** Bounds of `after` that lie within those of `before`; a point without bounds was of nothing. */
function narrowed(
  before: ReadonlyMap<string, AggregatePoint>,
  after: ReadonlyMap<string, AggregatePoint>,
): readonly string[] {
  const tiny = 1e-9;
  return [...before.values()].flatMap((was) => {
    const is = after.get(was.indicator);
    if (is === undefined || BY_WORDS.has(was.indicator) || was.lower === null || is.lower === null) return [];
    const isRaised = is.lower > was.lower + tiny;
    const isLowered = is.upper !== null && (was.upper === null || is.upper < was.upper - tiny);
    return isRaised || isLowered ? [was.indicator] : [];
  });
}
const someField = fc.constantFrom<ObservableField>(
  ...(['keywords', 'themes', 'publisher', 'accessRights', 'temporal', 'spatial', 'description'] as const),
  ...([
    'landingPage',
    'columns',
    'licence',
    'distribution.licence',
    'distribution.format',
    'distributions',
  ] as const),
  ...(['distribution.mediaType', 'distribution.byteSize', 'distribution.downloadUrl', 'contact'] as const),
  ...(['updateFrequency', 'issued', 'metadataModified', 'hvdCategories', 'applicableLegislation'] as const),
);

describe('bounds over many datasets', () => {
  it('never move inwards when something known of one of them becomes unknown', () => {
    fc.assert(
      fc.property(
        fc.array(someSubject, { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        someField,
        (subjects, at, field) => {
          const changed = subjects.map((one, index) =>
            index === at % subjects.length ? withUnknown(one, field) : one,
          );
          expect(narrowed(pointsOf(subjects), pointsOf(changed))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('contain the value', () => {
    fc.assert(
      fc.property(fc.array(someSubject, { maxLength: 5 }), (subjects) => {
        for (const { value, lower, upper } of pointsOf(subjects).values()) {
          if (value === null) continue;
          expect(lower ?? -Infinity).toBeLessThanOrEqual(value + 1e-9);
          expect(upper ?? Infinity).toBeGreaterThanOrEqual(value - 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('would be seen to move inwards', () => {
    const [a, b] = [pointsOf([EX_A]), pointsOf([EX_A])];
    const point = a.get('mqa.fin.temporal');
    const wider = new Map(a);
    if (point !== undefined) wider.set('mqa.fin.temporal', { ...point, lower: 0, upper: 1 });
    expect(narrowed(wider, b)).toEqual(['mqa.fin.temporal']);
  });
});
