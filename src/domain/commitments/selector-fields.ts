/** The fields that selectors can name: their types, the operators that fit them, and where a catalogue shows them. */
import { OBSERVABLE_FIELDS, type ObservableField } from '../draft.ts';
import type { Box, Moment } from '../dataset.ts';
import { EU_CATEGORIES } from '../metrics/categories/eu-categories.ts';
import { CATEGORIES } from '../metrics/categories/terms.ts';
import { DATASET_INDICATORS } from '../metrics/measure-dataset.ts';
import type { IndicatorResult } from '../metrics/result.ts';
import type { DateSpan } from './date-span.ts';
import { spanOfMoment, spanOfText } from './date-span.ts';
import * as read from './field-readings.ts';
import type { SelectorOp } from './rules.ts';
import type { EvidenceDataset } from './sweep-input.ts';
import type { Truth } from './truth.ts';

interface FieldFacts {
  readonly name: string;
  /** For readers of the documentation. */
  readonly description: string;
  /** Seen where the platform shows any of these; none: every platform shows it. */
  readonly observed: readonly ObservableField[];
  /** It is no field of the record, but something that was measured. */
  readonly isMeasured?: true;
  /** The only values there are; left out: any. */
  readonly allowed?: readonly string[];
}
/** string: as written. text: words, without case, accents and punctuation. code: one of a list, without case. */
export interface WordsField extends FieldFacts {
  readonly type: 'string' | 'text' | 'code' | 'address';
  readonly read: (evidence: EvidenceDataset) => read.Words;
  /** How "is it this one?" reads it, where that differs. */
  readonly readKeys?: (evidence: EvidenceDataset) => read.Words;
  /** How few datasets a value of it picks out, as a rule: 0 is one alone. null: it cannot be searched by. */
  readonly selectivity: number | null;
}
export type SelectorField =
  | WordsField
  | (FieldFacts & {
      readonly type: 'number';
      readonly read: (evidence: EvidenceDataset) => read.NumberReading;
    })
  | (FieldFacts & { readonly type: 'date'; readonly read: (evidence: EvidenceDataset) => DateSpan | null })
  | (FieldFacts & {
      readonly type: 'box';
      readonly read: (evidence: EvidenceDataset) => Box | null | 'any';
    })
  | (FieldFacts & { readonly type: 'boolean'; readonly read: (evidence: EvidenceDataset) => Truth })
  | (FieldFacts & {
      readonly type: 'metric';
      readonly read: (evidence: EvidenceDataset) => IndicatorResult | null;
    });
export type FieldType = SelectorField['type'];

const EQUAL: readonly SelectorOp[] = ['eq', 'ne', 'in', 'notIn'];
const THERE: readonly SelectorOp[] = ['exists', 'absent'];
const ORDER: readonly SelectorOp[] = ['gt', 'gte', 'lt', 'lte'];
const PARTS: readonly SelectorOp[] = ['contains', 'startsWith', 'matches'];
export const OPS_BY_TYPE: Readonly<Record<FieldType, readonly SelectorOp[]>> = {
  string: [...EQUAL, ...PARTS, ...THERE],
  address: [...EQUAL, ...PARTS, ...THERE],
  text: [...EQUAL, ...PARTS, ...THERE],
  code: [...EQUAL, 'contains', ...THERE],
  number: [...EQUAL, ...ORDER, ...THERE],
  date: ['eq', 'ne', ...ORDER, 'intersects', ...THERE],
  box: ['intersects', ...THERE],
  boolean: ['eq', 'ne'],
  metric: [...EQUAL, ...ORDER, ...THERE],
};

type WordsRow = readonly [
  name: string,
  type: WordsField['type'],
  selectivity: number | null,
  observed: readonly ObservableField[],
  reading: WordsField['read'],
  description: string,
];
const one =
  (pick: (evidence: EvidenceDataset) => string | null | undefined): WordsField['read'] =>
  (evidence) => {
    const value = pick(evidence);
    return { values: value === null || value === undefined || value === '' ? [] : [value], maybe: [] };
  };

const WORDS: readonly WordsRow[] = [
  [
    'identifier',
    'string',
    0,
    [],
    one(({ dataset }) => dataset.identifier ?? dataset.localId),
    'The portal’s own identifier, else its local id.',
  ],
  ['portal', 'string', 7, [], one(({ dataset }) => dataset.portal), 'Slug of the portal.'],
  ['city', 'string', 8, [], one(({ city }) => city), 'Slug of the portal’s city.'],
  ['platform', 'string', 9, [], one(({ platform }) => platform), 'Connector id: "ckan", "socrata".'],
  ['title', 'text', 1, ['title'], read.titleWords, 'The title, in every language given.'],
  [
    'description',
    'text',
    3,
    ['description'],
    read.descriptionWords,
    'The description, in every language given.',
  ],
  ['keyword', 'text', 2, ['keywords'], read.keywordWords, 'Keywords, in every language given.'],
  [
    'theme',
    'text',
    6,
    ['themes'],
    read.themeWords,
    'Themes: the portal’s words, the EU’s code and its label.',
  ],
  [
    'publisher.name',
    'text',
    4,
    ['publisher'],
    one(({ dataset }) => dataset.publisher?.name),
    'Name of the publisher.',
  ],
  [
    'publisher.id',
    'text',
    4,
    ['publisher'],
    one(({ dataset }) => dataset.publisher?.localId),
    'The portal’s id of the publisher.',
  ],
  [
    'contact.email',
    'text',
    4,
    ['contact'],
    one(({ dataset }) => dataset.contact?.email),
    'E-mail address of the contact.',
  ],
  ['column.name', 'text', 3, ['columns'], read.columnNameWords, 'Names and titles of columns.'],
  [
    'column.type',
    'text',
    null,
    ['columns'],
    (evidence) => columnTypes(evidence),
    'The platform’s types of columns.',
  ],
  [
    'licence.code',
    'code',
    null,
    ['licence', 'distribution.licence'],
    read.licenceCodeWords,
    'SPDX ids of the licences of the dataset and its distributions.',
  ],
  [
    'accessRights',
    'code',
    null,
    ['accessRights'],
    read.accessRightsWords,
    'Code of the EU’s list of access rights: "PUBLIC".',
  ],
  [
    'distribution.format',
    'code',
    null,
    ['distribution.format'],
    read.formatWords,
    'Format codes: "CSV", "GEOJSON".',
  ],
  [
    'distribution.mediaType',
    'code',
    null,
    ['distribution.mediaType'],
    read.mediaTypeWords,
    'Media types: "text/csv".',
  ],
  [
    'distribution.url',
    'string',
    null,
    ['distribution.accessUrl', 'distribution.downloadUrl'],
    read.urlWords,
    'Addresses of distributions.',
  ],
];
function columnTypes({ dataset }: EvidenceDataset): read.Words {
  const types = dataset.columns.flatMap(({ sourceType }) => (sourceType === null ? [] : [sourceType]));
  return { values: [...new Set(types)], maybe: [] };
}
const CODED: readonly WordsField[] = [
  {
    ...{ name: 'type', type: 'code', selectivity: 9, observed: [], read: read.typeWords },
    allowed: ['DATASET', 'VIEW'],
    description: 'VIEW where it is a view of another dataset, else DATASET.',
  },
  {
    ...{ name: 'licence.class', type: 'code', selectivity: null, read: read.licenceClassWords },
    observed: ['licence', 'distribution.licence'],
    allowed: ['OPEN', 'OPEN_SHAREALIKE', 'NOT_OPEN', 'UNKNOWN', 'NONE'],
    description: 'How open the licences are.',
  },
  {
    ...{ name: 'hvd.category', type: 'code', selectivity: 2, observed: [], read: read.categoryWords },
    allowed: CATEGORIES.map(({ id }) => id),
    description: 'Categories of high-value data; one that only some words hint at is UNKNOWN.',
  },
  {
    ...{ name: 'hvd.euCategory', type: 'code', selectivity: 2, observed: [], read: read.euCategoryWords },
    allowed: [...EU_CATEGORIES.keys()],
    description: 'Codes of the EU’s high-value categories: declared, or stood for by the categories above.',
  },
];
const span = (moment: Moment | null): DateSpan | null => (moment === null ? null : spanOfMoment(moment));
const OTHERS: readonly SelectorField[] = [
  {
    ...{ name: 'frequency.days', type: 'number', observed: ['updateFrequency'], read: read.frequencyReading },
    description: 'Days between two updates, as declared.',
  },
  {
    ...{ name: 'issued', type: 'date', observed: ['issued'] },
    read: ({ dataset }) => span(dataset.issued),
    description: 'When it was published.',
  },
  {
    ...{ name: 'modified', type: 'date', observed: ['metadataModified'] },
    read: ({ dataset }) => span(dataset.metadataModified),
    description: 'When the description changed, which is no date of the data.',
  },
  {
    ...{ name: 'dataModified', type: 'date', observed: ['dataModified'] },
    read: ({ dataset }) => span(dataset.dataModified),
    description: 'When the data changed.',
  },
  {
    ...{ name: 'temporal.start', type: 'date', observed: ['temporal'] },
    read: ({ dataset }) => (dataset.temporalStart === null ? null : spanOfText(dataset.temporalStart)),
    description: 'The first day that the data are about.',
  },
  {
    ...{ name: 'temporal.end', type: 'date', observed: ['temporal'] },
    read: ({ dataset }) => (dataset.temporalEnd === null ? null : spanOfText(dataset.temporalEnd)),
    description: 'The last day that the data are about.',
  },
  {
    ...{ name: 'spatial', type: 'box', observed: ['spatial'] },
    read: ({ dataset: { spatial } }) => (spatial === null ? null : (spatial.box ?? 'any')),
    description: 'The box around what it covers: west, south, east, north.',
  },
  {
    ...{ name: 'distribution.isApi', type: 'boolean', observed: [], isMeasured: true, read: read.apiReading },
    description: 'Whether rows or features can be asked for by an interface.',
  },
];
/** A dataset by its names. */
export const URI_FIELD: WordsField = {
  ...{ name: 'uri', type: 'address', selectivity: 0, observed: [] },
  ...{ read: read.uriWords, readKeys: read.addressWords },
  description: 'Its address, its page, its global id; `eq` takes its identifiers too, and any spelling.',
};

/** In the order of the documentation; beside them `metric.<indicator>` for every indicator of datasets. */
export const SELECTOR_FIELDS: readonly SelectorField[] = [
  URI_FIELD,
  ...WORDS.map(([name, type, selectivity, observed, reading, description]): WordsField => ({
    ...{ name, type, selectivity, observed, read: reading, description },
  })),
  ...CODED,
  ...OTHERS,
];

const METRIC = 'metric.';
const METRICS: readonly SelectorField[] = DATASET_INDICATORS.map(({ id, title }) => ({
  ...{ name: `${METRIC}${id}`, type: 'metric', observed: [], isMeasured: true, read: read.metricReading(id) },
  description: `${title}: what the indicator says, a number or a state.`,
}));
const BY_NAME: ReadonlyMap<string, SelectorField> = new Map(
  [...SELECTOR_FIELDS, ...METRICS].map((field) => [field.name, field]),
);
export const SELECTOR_FIELD_NAMES: readonly string[] = [...BY_NAME.keys()];

/** null: no such field. */
export function selectorField(name: string): SelectorField | null {
  return BY_NAME.get(name) ?? null;
}
export function isWordsField(field: SelectorField): field is WordsField {
  return 'selectivity' in field;
}

/** Which fields a platform shows; the answer is the same for all datasets that list the same terms. */
export function seenFields(fieldsObserved: readonly ObservableField[]): (field: SelectorField) => boolean {
  const seen = new Set(fieldsObserved);
  return ({ observed }) => observed.length === 0 || observed.some((term) => seen.has(term));
}
/** One text for each set of terms. */
export function signatureOf(fieldsObserved: readonly ObservableField[]): string {
  const seen = new Set(fieldsObserved);
  return OBSERVABLE_FIELDS.map((term) => (seen.has(term) ? '1' : '0')).join('');
}
