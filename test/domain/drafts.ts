/** Drafts for tests: empty but for what the test is about; and arbitrary ones. */
import fc from 'fast-check';
import type { DatasetDraft, DistributionDraft } from '../../src/domain/draft.ts';
import type { Json } from '../../src/domain/json.ts';
import { normalise, type NormaliseContext } from '../../src/domain/normalise.ts';
import type { Dataset } from '../../src/domain/dataset.ts';

export function aDraft(given: Partial<DatasetDraft> = {}): DatasetDraft {
  return {
    title: 'Trees',
    name: null,
    translations: {},
    description: null,
    identifier: null,
    iri: null,
    landingPage: null,
    publisher: null,
    contact: null,
    keywords: [],
    themes: [],
    language: [],
    issued: null,
    metadataModified: null,
    dataModified: null,
    updateFrequency: null,
    licence: null,
    accessRights: null,
    spatial: null,
    temporal: { interval: null, start: null, end: null },
    conformsTo: [],
    provenance: null,
    derivedFrom: [],
    columns: [],
    distributions: [],
    ...given,
  };
}

export function aDistributionDraft(given: Partial<DistributionDraft> = {}): DistributionDraft {
  return {
    localId: 'r1',
    title: null,
    description: null,
    accessUrl: null,
    downloadUrl: null,
    format: null,
    mediaType: null,
    byteSize: null,
    checksum: null,
    issued: null,
    modified: null,
    licence: null,
    tableId: null,
    ...given,
  };
}

export function aContext(given: Partial<NormaliseContext> = {}): NormaliseContext {
  return {
    portal: 'springfield',
    localId: 'd1',
    now: new Date('2026-11-23T12:00:00Z'),
    language: 'en',
    conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
    fieldsObserved: ['title'],
    baseUrl: 'https://data.springfield.example/',
    ...given,
  };
}

export function normalised(given: Partial<DatasetDraft>, context: Partial<NormaliseContext> = {}): Dataset {
  return normalise(aDraft(given), aContext(context));
}

export function rulesOf(dataset: Dataset): readonly string[] {
  return dataset.remarks.map((remark) => `${remark.field} ${remark.rule}`);
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    'null',
    'CSV',
    'cc-by',
    'daily',
    '<p>x</p>',
    '{{x}}',
    'https://x.org/a.csv',
    'en',
    '2020-01-01',
    'R/P1D',
  ),
  fc.constantFrom(
    'javascript:alert(1)',
    '-75,39,-74,40',
    'a, b; c',
    '&amp;lt;',
    '2019/2020',
    '__proto__',
    '1.2 MB',
    'a@b.org',
  ),
);
const maybe = fc.option(text, { nil: null });
const date = fc.oneof(maybe, fc.double(), fc.integer());
const licence = fc.option(fc.record({ url: maybe, id: maybe, title: maybe }), { nil: null });
const distribution: fc.Arbitrary<DistributionDraft> = fc.record({
  localId: text,
  title: maybe,
  description: maybe,
  accessUrl: maybe,
  downloadUrl: maybe,
  format: maybe,
  mediaType: maybe,
  byteSize: date,
  checksum: maybe,
  issued: date,
  modified: date,
  licence,
  tableId: maybe,
});
const spatial: fc.Arbitrary<Json> = fc.oneof(
  maybe,
  fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value))),
);

/** Anything that the type of a draft allows. */
export const anyDraft: fc.Arbitrary<DatasetDraft> = fc.record({
  title: maybe,
  name: maybe,
  translations: fc.dictionary(
    text,
    fc.record(
      { title: text, description: text, keywords: fc.array(text, { maxLength: 3 }) },
      { requiredKeys: [] },
    ),
    { maxKeys: 3 },
  ),
  description: maybe,
  identifier: maybe,
  iri: maybe,
  landingPage: maybe,
  publisher: fc.option(fc.record({ localId: maybe, name: text }), { nil: null }),
  contact: fc.option(fc.record({ name: maybe, email: maybe, url: maybe }), { nil: null }),
  keywords: fc.array(text, { maxLength: 4 }),
  themes: fc.array(text, { maxLength: 4 }),
  language: fc.array(text, { maxLength: 4 }),
  issued: date,
  metadataModified: date,
  dataModified: date,
  updateFrequency: maybe,
  licence,
  accessRights: maybe,
  spatial,
  temporal: fc.record({ interval: maybe, start: maybe, end: maybe }),
  conformsTo: fc.array(text, { maxLength: 3 }),
  provenance: maybe,
  derivedFrom: fc.array(text, { maxLength: 3 }),
  columns: fc.array(fc.record({ name: text, title: maybe, description: maybe, sourceType: maybe }), {
    maxLength: 3,
  }),
  distributions: fc.array(distribution, { maxLength: 4 }),
});
