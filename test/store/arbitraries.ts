/** Random catalogues small enough for a plain search, with few words, so that much matches. */
import fc from 'fast-check';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { DatasetFilter, DatasetOrder } from '../../src/ports/store.ts';
import { aColumn, aDataset, aDistribution, aFormat, aLicence, aMoment } from '../support/builders.ts';

const WORDS = [
  'air',
  'airport',
  'bus',
  'busy',
  'city',
  'data',
  'date',
  'park',
  'parking',
  'tree',
  'x',
  '2024',
];
const word = fc.constantFrom(...WORDS);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const day = fc.constantFrom('2020-01-01', '2021-06-30', '2021-06-30', '2025-12-31');
const moment = fc.option(day.map(aMoment));
const openness = fc.constantFrom('OPEN', 'NOT_OPEN', 'UNKNOWN', 'NONE');
const FORMATS = ['CSV', 'JSON', 'PDF'] as const;
const edge = fc.integer({ min: -20, max: 20 });
const box = fc
  .tuple(edge, edge, edge, edge)
  .map(([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const);

const content = fc.record({
  title: text,
  description: fc.option(text),
  keywords: fc.uniqueArray(word, { maxLength: 3 }),
  themes: fc
    .uniqueArray(fc.constantFrom('TRAN', 'Umwelt', 'Health'), { maxLength: 2 })
    .map((raws) => raws.map((raw) => ({ raw, code: raw === 'Umwelt' ? 'ENVI' : null, label: null }))),
  publisher: fc.option(word.map((name) => ({ name, localId: null }))),
  licence: fc.option(openness.map(aLicence)),
  issued: moment,
  metadataModified: moment,
  dataModified: moment,
  columns: fc.array(
    fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 2 }), fc.option(text))
      .map(([name, title]) => aColumn(name.join('_'), title)),
    { maxLength: 3 },
  ),
  distributions: fc.array(
    fc
      .tuple(
        fc.constantFrom(...FORMATS, null),
        fc.constantFrom(null, 't1'),
        fc.constantFrom(null, 'https://a.example/'),
      )
      .map(([code, tableId, downloadUrl]) =>
        aDistribution({ format: code === null ? null : aFormat(code), tableId, downloadUrl }),
      ),
    { maxLength: 2 },
  ),
  spatial: fc.option(box.map((value) => ({ kind: 'box', value, box: value, lowConfidence: false }) as const)),
});

/** With ids "d0", "d1", … counted from `from`. */
export function datasets(from = 0): fc.Arbitrary<readonly Dataset[]> {
  return fc
    .array(content, { minLength: 1, maxLength: 25 })
    .map((list) => list.map((given, i) => aDataset({ ...given, localId: `d${from + i}` })));
}

const leafFilter: fc.Arbitrary<DatasetFilter> = fc.oneof(
  fc.record({
    keywords: fc.array(
      word.map((each) => each.toUpperCase()),
      { maxLength: 2 },
    ),
  }),
  fc.record({ themes: fc.constantFrom(['envi'], ['UMWELT'], ['tran', 'Health']) }),
  fc.record({ formats: fc.constantFrom(['csv'], ['JSON', 'PDF'], []) }),
  fc.record({ publishers: fc.array(word, { maxLength: 2 }) }),
  fc.record({ licence: fc.array(openness, { maxLength: 2 }) }),
  fc.record({ queryable: fc.boolean() }),
  fc.record({ access: fc.uniqueArray(fc.constantFrom('API', 'FILE')) }),
  fc.record({ portals: fc.constantFrom(['springfield'], ['shelbyville'], []) }),
  fc.record({ issuedSince: day.map((each) => `${each}T00:00:00Z`) }),
  fc.record({ modifiedSince: day.map((each) => `${each}T00:00:00Z`) }),
  fc.record({ bbox: box }),
  fc.record({ column: text }),
);

export const filters: fc.Arbitrary<DatasetFilter> = fc.letrec<{ filter: DatasetFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leafFilter,
    fc.constant({}),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 2 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 2 }) }),
    fc.record({ not: tie('filter') }),
    fc.tuple(leafFilter, leafFilter).map(([a, b]) => ({ ...a, ...b })),
  ),
})).filter;

/** Only words that every catalogue may lack without being close to another: no corrections are made. */
export const queries = fc.option(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
);

export const orders: fc.Arbitrary<DatasetOrder> = fc.record({
  by: fc.constantFrom('RELEVANCE', 'TITLE', 'ISSUED', 'METADATA_MODIFIED', 'DATA_MODIFIED', 'FIRST_SEEN'),
  direction: fc.constantFrom('ASC', 'DESC'),
});
