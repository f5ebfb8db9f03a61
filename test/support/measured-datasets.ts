/** The worked examples of the method, and datasets at random, as subjects to be measured. */
import fc from 'fast-check';
import type { Dataset, Distribution, Format, Licence, UpdateFrequency } from '../../src/domain/dataset.ts';
import { OBSERVABLE_FIELDS, type ObservableField } from '../../src/domain/draft.ts';
import { formatRows } from '../../src/domain/format-table.ts';
import type { LinkFact } from '../../src/domain/links/fact.ts';
import type { DatasetSubject } from '../../src/domain/metrics/subject.ts';
import { aDataset, aDistribution, aMoment } from './builders.ts';

export const AT = '2026-11-23T12:00:00.000Z';

/** As a portal states it; null: nothing. */
export function statedFormat(format: string | null, mediaType: string | null): Format {
  const code = format ?? mediaType;
  const known = [...formatRows.values()].find((row) => row.code === code || row.mediaType === code);
  return {
    raw: format ?? mediaType,
    code: known?.code ?? null,
    mediaType: known?.mediaType ?? mediaType,
    statedMediaType: mediaType,
    ...(format === null ? { rawIsMediaType: true as const } : {}),
    machineReadable: known?.machineReadable ?? null,
    nonProprietary: known?.nonProprietary ?? null,
    machineReadableExtended: known?.machineReadableExtended ?? null,
  };
}
export function aLink(url: string, status: number | null, change: Partial<LinkFact> = {}): LinkFact {
  const isAlive = status !== null && status >= 200 && status <= 299;
  return {
    url,
    checkedAt: AT,
    method: 'HEAD',
    status,
    headStatus: status,
    finalUrl: url,
    contentType: null,
    contentLength: null,
    lastModified: null,
    etag: null,
    durationMs: 5,
    state: isAlive ? 'PASS' : 'FAIL',
    reason: isAlive ? null : 'GONE',
    flags: [],
    ...change,
  };
}
export function aSubject(
  dataset: Partial<Dataset>,
  links: readonly LinkFact[] = [],
  change: Partial<DatasetSubject> = {},
): DatasetSubject {
  const known = new Map(links.map((link) => [link.url, link]));
  return {
    dataset: aDataset({ fieldsObserved: OBSERVABLE_FIELDS, ...dataset }),
    platform: 'ckan',
    at: AT,
    link: (url) => known.get(url) ?? null,
    portal: { descriptionUses: () => 1, hasRowApi: false, language: 'en', overrides: [] },
    past: { identifier: null, dataModified: [] },
    ...change,
  };
}

export const CC_BY: Licence = {
  raw: 'CC_BY_4_0',
  code: 'CC-BY-4.0',
  title: null,
  url: null,
  openness: 'OPEN',
  inherited: false,
};
const WEEKLY: UpdateFrequency = { raw: 'R/P1W', code: 'WEEKLY', periodDays: 7 };
const LONG =
  'Inspections of every place in the city where food is sold, with the date, the outcome, the violations found and the score given.';

export const EX_A: DatasetSubject = aSubject(
  {
    title: 'Restaurant inspections',
    description: LONG,
    keywords: ['restaurant', 'inspection', 'food safety'],
    themes: [{ raw: 'HEAL', code: 'HEAL', label: 'Health' }],
    spatial: { kind: 'text', value: 'x', box: null, lowConfidence: true },
    publisher: { name: 'Health Department', localId: null },
    contact: { name: null, email: 'data@example.gov', url: null },
    accessRights: 'PUBLIC',
    issued: aMoment('2024-01-15'),
    dataModified: aMoment('2026-11-20'),
    updateFrequency: WEEKLY,
    distributions: [
      aDistribution({
        localId: 'pdf',
        format: statedFormat('PDF', 'application/pdf'),
        accessUrl: 'https://d.ex/a.pdf',
        licence: CC_BY,
      }),
      aDistribution({
        localId: 'csv',
        format: statedFormat('CSV', 'text/csv'),
        accessUrl: 'https://d.ex/p',
        downloadUrl: 'https://d.ex/a.csv',
        licence: CC_BY,
        byteSize: 1_048_576,
      }),
    ],
  },
  ['https://d.ex/a.pdf', 'https://d.ex/p', 'https://d.ex/a.csv'].map((url) => aLink(url, 200)),
  { dcatAp: true },
);

const B_FILES = ['text/csv', 'application/rdf+xml', 'application/json', 'application/xml'].map(
  (type, index) => ({
    type,
    url: `https://data.ex/rows.${index}`,
  }),
);
export const EX_B: DatasetSubject = aSubject(
  {
    title: 'Permits',
    description: LONG,
    keywords: ['permits'],
    themes: [{ raw: 'Buildings', code: null, label: null }],
    publisher: { name: 'City of Ex', localId: null },
    contact: { name: null, email: 'data@example.gov', url: null },
    accessRights: 'PUBLIC',
    issued: aMoment('2011-03-10'),
    metadataModified: aMoment('2026-11-22'),
    dataModified: aMoment('2026-11-22'),
    licence: { ...CC_BY, code: 'CC0-1.0' },
    distributions: B_FILES.map(({ type, url }, index) =>
      aDistribution({
        localId: `d${index}`,
        format: statedFormat(null, type),
        downloadUrl: url,
        licence: { ...CC_BY, code: 'CC0-1.0', inherited: true },
        tableId: 'ab12-cd34',
      }),
    ),
  },
  B_FILES.map(({ url }) => aLink(url, 200)),
  {
    platform: 'socrata',
    portal: { descriptionUses: () => 1, hasRowApi: true, language: 'en', overrides: [] },
  },
);

const C_URL = 'https://old.ex/report.pdf';
const C: Partial<Dataset> = {
  title: 'Annual report',
  description: LONG,
  publisher: { name: 'Some office', localId: null },
  issued: aMoment('2013-06-01'),
  metadataModified: aMoment('2014-02-02'),
  updateFrequency: { raw: 'annual', code: 'ANNUAL', periodDays: 365.25 },
  licence: { ...CC_BY, raw: 'notspecified', code: 'NONE', openness: 'NONE' },
  distributions: [
    aDistribution({
      localId: 'pdf',
      format: statedFormat('PDF', null),
      accessUrl: C_URL,
      licence: { ...CC_BY, raw: 'notspecified', code: 'NONE', openness: 'NONE', inherited: true },
    }),
  ],
};
export const EX_C: DatasetSubject = aSubject(C, [aLink(C_URL, 404)], { dcatAp: false });
/** As EX_C, with its address not yet checked. */
export const EX_C_UNCHECKED: DatasetSubject = aSubject(C, [], { dcatAp: false });

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const someMoment = fc.constantFrom('2013-02-03', '2026-11-01', '2026-11-22', '2027-01-01').map(aMoment);
const someLicence = fc
  .constantFrom('OPEN', 'OPEN_SHAREALIKE', 'NOT_OPEN', 'UNKNOWN', 'NONE')
  .chain((openness) =>
    fc
      .constantFrom('CC-BY-4.0', 'LicenseRef-other-open', null)
      .map((code): Licence => ({ ...CC_BY, openness, code })),
  );
const someFormat = fc
  .tuple(
    fc.constantFrom('CSV', 'PDF', 'RDF_XML', 'JSON_LD', 'WMS_SRVC', 'weird', null),
    fc.constantFrom('text/csv', 'x/y', null),
  )
  .map(([format, type]) => (format === null && type === null ? null : statedFormat(format, type)));
const someUrl = fc.constantFrom(
  'https://a.ex/1',
  'https://a.ex/2',
  'https://b.ex/3.csv',
  'https://localhost/x',
);

const someDistribution: fc.Arbitrary<Partial<Distribution>> = fc.record({
  accessUrl: maybe(someUrl),
  downloadUrl: maybe(someUrl),
  format: someFormat,
  byteSize: maybe(fc.constantFrom(0, 5_000)),
  issued: maybe(someMoment),
  modified: maybe(someMoment),
  licence: maybe(someLicence),
  tableId: maybe(fc.constant('t')),
});
const someLinks = fc
  .dictionary(someUrl, fc.constantFrom(200, 202, 301, 404, 503, null))
  .map((links) =>
    Object.entries(links).map(([url, status]) =>
      aLink(url, status, status === 503 || status === null ? { state: 'UNKNOWN', reason: 'UNSTABLE' } : {}),
    ),
  );

/** Datasets of every kind, with links checked or not. */
export const someSubject: fc.Arbitrary<DatasetSubject> = fc
  .record({
    title: fc.constantFrom('Building permits', 'x.csv', 'Presupuesto', 'n/a'),
    description: maybe(fc.constantFrom(LONG, 'short', 'Building permits')),
    keywords: fc.constantFrom([], ['permits'], ['n/a']),
    themes: fc.constantFrom([], [{ raw: 'HEAL', code: null, label: null }]),
    publisher: maybe(fc.constantFrom({ name: 'Office', localId: null }, { name: 'n/a', localId: null })),
    contact: maybe(
      fc.constantFrom({ name: 'A', email: 'a@b.ex', url: null }, { name: null, email: 'nobody', url: 'x' }),
    ),
    accessRights: maybe(fc.constantFrom('PUBLIC', 'ask us')),
    issued: maybe(someMoment),
    metadataModified: maybe(someMoment),
    dataModified: maybe(someMoment),
    updateFrequency: maybe(
      fc.constantFrom<UpdateFrequency>(
        WEEKLY,
        { raw: 'never', code: 'NEVER', periodDays: null },
        { raw: 'as needed', code: 'AS_NEEDED', periodDays: null },
        { raw: 'now and then', code: null, periodDays: null },
      ),
    ),
    hvdCategories: fc.constantFrom([], ['http://data.europa.eu/bna/c_6a3f6896'], ['c_e1da4e07', 'x']),
    applicableLegislation: fc.constantFrom([], ['http://data.europa.eu/eli/reg_impl/2023/138/oj']),
    columns: fc.constantFrom([], [{ name: 'id', title: null, description: 'A number', sourceType: null }]),
    distributions: fc.array(someDistribution, { maxLength: 4 }),
    links: someLinks,
    observed: fc.subarray([...OBSERVABLE_FIELDS]),
    dcatAp: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ distributions, links, observed, dcatAp, ...dataset }) =>
    aSubject(
      {
        ...dataset,
        fieldsObserved: observed,
        distributions: distributions.map((one, index) => aDistribution({ localId: `d${index}`, ...one })),
      },
      links,
      dcatAp === undefined ? {} : { dcatAp },
    ),
  );

export function withoutField(subject: DatasetSubject, field: ObservableField): DatasetSubject {
  const fieldsObserved = subject.dataset.fieldsObserved.filter((one) => one !== field);
  return { ...subject, dataset: { ...subject.dataset, fieldsObserved } };
}
