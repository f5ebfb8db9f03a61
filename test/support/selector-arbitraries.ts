/** Selectors and datasets of few words, so that they often meet. */
import fc from 'fast-check';
import type { Predicate, Selector } from '../../src/domain/commitments/rules.ts';
import type { EvidenceDataset } from '../../src/domain/commitments/sweep-input.ts';
import type { Dataset, DatePrecision } from '../../src/domain/dataset.ts';
import type { ObservableField } from '../../src/domain/draft.ts';
import { anEvidence } from './evidence-builders.ts';

const WORDS = ['service', 'Requests', 'permís', 'building', 'bike-share', 'requested', 'per'] as const;
const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const wanted = fc.oneof(
  phrase,
  fc.constantFrom('requ*', 'bike share', 'perm* build*', 'service*', 'PERMIS', 'p* b*'),
);
const category = fc.constantFrom('budget', 'parcels', 'zoning');
const date = fc.constantFrom('2012', '2013', '2013-03', '2013-03-07', '2013-12-31', '2014-01');
const text = fc.constantFrom('title', 'description', 'keyword', 'publisher.name', 'column.name');

export const somePredicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc
    .record({ field: text, op: fc.constantFrom('eq', 'ne', 'contains', 'startsWith'), value: wanted })
    .map(({ field, op, value }): Predicate => ({
      field,
      op,
      value: op === 'contains' ? value : value.replaceAll('*', ''),
    })),
  fc.record({ field: text, op: fc.constantFrom('exists', 'absent') }),
  fc.record({
    field: text,
    op: fc.constant('matches' as const),
    value: fc.constantFrom('^Req', 'per$', 'i.*e'),
  }),
  fc.record({ field: fc.constant('hvd.category'), op: fc.constantFrom('eq', 'ne'), value: category }),
  fc.record({
    field: fc.constant('hvd.category'),
    op: fc.constantFrom('in', 'notIn'),
    value: fc.array(category, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    field: fc.constant('identifier'),
    op: fc.constantFrom('eq', 'startsWith'),
    value: fc.constantFrom('d1', 'd', 'd3'),
  }),
  fc.record({
    field: fc.constant('portal'),
    op: fc.constantFrom('eq', 'ne'),
    value: fc.constantFrom('one', 'two'),
  }),
  fc.record({
    field: fc.constant('issued'),
    op: fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte'),
    value: date,
  }),
  fc.record({ field: fc.constant('issued'), op: fc.constantFrom('exists', 'absent') }),
  fc.record({
    field: fc.constant('frequency.days'),
    op: fc.constantFrom('eq', 'ne', 'lte', 'gt'),
    value: fc.constantFrom(1, 7, 30),
  }),
);
export const someSelector: fc.Arbitrary<Selector> = fc.letrec<{ node: Selector }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    somePredicate,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;

const FIELDS: readonly ObservableField[] = [
  ...(['title', 'description', 'keywords', 'publisher', 'issued', 'updateFrequency', 'columns'] as const),
];
const moment = fc.record({
  at: fc.constantFrom('2012-06-01', '2013-01-01', '2013-03-01', '2013-03-07', '2013-12-31', '2014-01-01'),
  precision: fc.constantFrom<DatePrecision>('year', 'month', 'day'),
});
const frequency = fc.constantFrom(
  { raw: 'daily', code: 'DAILY', periodDays: 1 },
  { raw: 'weekly', code: 'WEEKLY', periodDays: 7 },
  { raw: 'never', code: 'NEVER', periodDays: null },
  { raw: 'when it rains', code: null, periodDays: null },
);
function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null });
}
const record: fc.Arbitrary<Partial<Dataset>> = fc.record({
  portal: fc.constantFrom('one', 'two', 'elsewhere'),
  title: phrase,
  description: optional(phrase),
  keywords: fc.array(phrase, { maxLength: 3 }),
  publisher: optional(phrase.map((name) => ({ name, localId: null }))),
  columns: fc.array(
    phrase.map((name) => ({ name, title: null, description: null, sourceType: null })),
    { maxLength: 2 },
  ),
  issued: optional(moment.map(({ at, precision }) => ({ at: `${at}T00:00:00.000Z`, precision, raw: at }))),
  updateFrequency: optional(frequency),
  fieldsObserved: fc.subarray([...FIELDS]),
});
const hits = fc.array(
  fc.record({ category, verdict: fc.constantFrom('MATCH' as const, 'CANDIDATE' as const) }),
  { maxLength: 2 },
);
/** Of three portals, the third of another city; local ids d0, d1, … */
export const someDatasets: fc.Arbitrary<readonly EvidenceDataset[]> = fc
  .array(fc.tuple(record, hits), { maxLength: 12 })
  .map((all) =>
    all.map(([dataset, found], at) =>
      anEvidence({
        dataset: { ...dataset, localId: `d${at}` },
        city: dataset.portal === 'elsewhere' ? 'elsewhere' : 'springfield',
        categories: () => found.map((hit) => ({ ...hit, method: 'KEYWORD', score: 4, phrases: [] })),
      }),
    ),
  );
