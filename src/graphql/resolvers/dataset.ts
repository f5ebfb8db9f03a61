import type { Dataset as Described, Moment } from '../../domain/dataset.ts';
import { isGiven } from '../../domain/given.ts';
import { toGlobalId } from '../../domain/ids.ts';
import { toJsonLd } from '../../domain/json-ld.ts';
import type { LinkState } from '../../domain/links/fact.ts';
import { shownLink } from '../../domain/links/link-targets.ts';
import { queryabilityOf } from '../../domain/tables.ts';
import { datasetCommitments } from '../commitments.ts';
import type * as Schema from '../generated/resolvers.ts';
import { asCity, harvestedSourceOf, keyOf, needPortal } from '../lookup.ts';
import { datasetMetrics, datasetQuality } from '../metrics.ts';
import type { DatasetModel, DistributionModel, LinkStatusModel } from '../models.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { ACCESS, tableIn, tablesIn } from '../tables.ts';
import type { AllAnswered } from './answered.ts';

const PRECISION = {
  year: 'YEAR',
  month: 'MONTH',
  day: 'DAY',
  second: 'SECOND',
  millisecond: 'MILLISECOND',
} as const satisfies Record<Moment['precision'], Schema.DatePrecision>;
const SPATIAL_KIND = {
  geometry: 'GEOMETRY',
  box: 'BOX',
  iri: 'IRI',
  text: 'TEXT',
} as const satisfies Record<string, Schema.SpatialKind>;

function datesOf(dataset: Described): readonly Schema.DateReading[] {
  return (['issued', 'metadataModified', 'dataModified'] as const).flatMap((field) => {
    const moment = dataset[field];
    if (moment === null) return [];
    return [{ field, at: moment.at, precision: PRECISION[moment.precision], raw: String(moment.raw) }];
  });
}

export const Dataset = {
  id: ({ dataset }) => toGlobalId({ type: 'Dataset', portal: dataset.portal, localId: dataset.localId }),
  portal: ({ dataset }, _args, context) => needPortal(context, dataset.portal),
  city: ({ dataset }, _args, context) => {
    const city = context.places.cityOf(needPortal(context, dataset.portal));
    return city === null ? null : asCity(city);
  },
  localId: ({ dataset }) => dataset.localId,
  title: ({ dataset }) => dataset.title,
  description: ({ dataset }) => dataset.description,
  translations: ({ dataset }) =>
    Object.entries(dataset.translations).map(([language, texts]) => ({ language, ...texts })),
  identifier: ({ dataset }) => dataset.identifier,
  landingPage: ({ dataset }) => dataset.landingPage,
  publisher: ({ dataset }) => dataset.publisher,
  contact: ({ dataset }) => dataset.contact,
  keywords: ({ dataset }) => dataset.keywords,
  themes: ({ dataset }) => dataset.themes,
  language: ({ dataset }) => dataset.language,
  issued: ({ dataset }) => dataset.issued?.at ?? null,
  metadataModified: ({ dataset }) => dataset.metadataModified?.at ?? null,
  dataModified: ({ dataset }) => dataset.dataModified?.at ?? null,
  dates: ({ dataset }) => datesOf(dataset),
  updateFrequency: ({ dataset }) => dataset.updateFrequency,
  licence: ({ dataset }) => dataset.licence,
  accessRights: ({ dataset }) => dataset.accessRights,
  spatial: ({ dataset }) => dataset.spatial?.value ?? null,
  spatialKind: ({ dataset }) => (dataset.spatial === null ? null : SPATIAL_KIND[dataset.spatial.kind]),
  bbox: ({ dataset }) => dataset.spatial?.box ?? null,
  temporalStart: ({ dataset }) => dataset.temporalStart,
  temporalEnd: ({ dataset }) => dataset.temporalEnd,
  conformsTo: ({ dataset }) => dataset.conformsTo,
  provenance: ({ dataset }) => dataset.provenance,
  derivedFrom: ({ dataset }) => dataset.derivedFrom,
  columns: ({ dataset }) => dataset.columns,
  distributions: (of) =>
    of.dataset.distributions.map((distribution): DistributionModel => ({
      kind: 'Distribution',
      of,
      distribution,
    })),
  tables: (of, { via }) => tablesIn(of).filter(({ listing }) => !isGiven(via) || ACCESS[listing.via] === via),
  metrics: (model, args, context) => datasetMetrics(context, model, args),
  quality: (model, _args, context) => datasetQuality(context, model),
  remarks: ({ dataset }) => dataset.remarks,
  fieldsObserved: ({ dataset }) => dataset.fieldsObserved,
  raw: (model, _args, context) => context.loaders.raw.load(keyOf(model)),
  history: async (model, args, context) => {
    const page = pageOf(args);
    const changes = await context.loaders.changes.load({ key: keyOf(model), page });
    return connectionOf(changes, page, (change) => change);
  },
  source: async ({ dataset, source }, _args, context) => ({
    portal: needPortal(context, dataset.portal),
    report: source ?? (await harvestedSourceOf(context, dataset.portal)),
    rows: () => Promise.resolve(null),
  }),
  commitments: (model, args, context) => datasetCommitments(context, model, args),
  jsonLd: ({ dataset }, _args, context) => toJsonLd(dataset, needPortal(context, dataset.portal).language),
} satisfies Schema.DatasetResolvers;

export const Distribution = {
  id: ({ of: { dataset }, distribution }) => {
    const { portal, localId } = dataset;
    return toGlobalId({ type: 'Distribution', portal, localId, distribution: distribution.localId });
  },
  dataset: ({ of }) => of,
  localId: ({ distribution }) => distribution.localId,
  title: ({ distribution }) => distribution.title,
  description: ({ distribution }) => distribution.description,
  accessUrl: ({ distribution }) => distribution.accessUrl,
  downloadUrl: ({ distribution }) => distribution.downloadUrl,
  format: ({ distribution }) => distribution.format,
  byteSize: ({ distribution }) => distribution.byteSize,
  checksum: ({ distribution }) => distribution.checksum,
  issued: ({ distribution }) => distribution.issued?.at ?? null,
  modified: ({ distribution }) => distribution.modified?.at ?? null,
  licence: ({ distribution }) => distribution.licence,
  table: ({ of, distribution }) => {
    const found = queryabilityOf(distribution);
    return found.via === null ? null : tableIn(of, found.table);
  },
  queryable: ({ distribution }) => {
    const found = queryabilityOf(distribution);
    return found.via === null
      ? { via: null, reason: found.because }
      : { via: ACCESS[found.via], reason: null };
  },
  link: ({ distribution }, _args, context) => {
    const url = shownLink(distribution);
    return url === null ? null : context.loaders.links.load(url);
  },
} satisfies Schema.DistributionResolvers;

const VERDICT = { PASS: 'ALIVE', FAIL: 'DEAD', UNKNOWN: 'UNKNOWN' } as const satisfies Record<
  LinkState,
  string
>;

export const LinkStatus = {
  verdict: ({ state }) => VERDICT[state],
  reason: ({ reason }) => reason,
  status: ({ status }) => status,
  checkedAt: ({ checkedAt }) => checkedAt,
  finalUrl: ({ status, finalUrl }) => (status === null ? null : finalUrl),
} satisfies Schema.LinkStatusResolvers;

const complete: readonly [
  AllAnswered<Schema.Dataset, Omit<DatasetModel, 'dataset' | 'source'>, typeof Dataset>,
  AllAnswered<Schema.Distribution, object, typeof Distribution>,
  AllAnswered<Schema.LinkStatus, LinkStatusModel, typeof LinkStatus>,
] = [true, true, true];
void complete;
