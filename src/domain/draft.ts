/**
 * What a connector hands over for one dataset: strings as the portal wrote them, sorted into DCAT slots.
 * Meaning (dates, periods, licences, formats, places) is read from them in `normalise.ts`, never by a connector.
 */
import type { Json } from './json.ts';

/** DCAT terms that a platform's catalogue answer can carry; what is not listed is "not visible here", not absent. */
export const OBSERVABLE_FIELDS = [
  'title',
  'description',
  'landingPage',
  'publisher',
  'contact',
  'keywords',
  'themes',
  'language',
  'issued',
  'metadataModified',
  'dataModified',
  'updateFrequency',
  'licence',
  'accessRights',
  'spatial',
  'temporal',
  'conformsTo',
  'provenance',
  'hvdCategories',
  'applicableLegislation',
  'columns',
  'distributions',
  'distribution.title',
  'distribution.description',
  'distribution.accessUrl',
  'distribution.downloadUrl',
  'distribution.format',
  'distribution.mediaType',
  'distribution.byteSize',
  'distribution.checksum',
  'distribution.issued',
  'distribution.modified',
  'distribution.licence',
  'distribution.rights',
  'distribution.applicableLegislation',
] as const;
export type ObservableField = (typeof OBSERVABLE_FIELDS)[number];

/** Candidates in the order of preference; the reader takes the first that it recognises and keeps the rest as raw. */
export interface LicenceDraft {
  readonly url: string | null;
  readonly id: string | null;
  readonly title: string | null;
}

export interface ColumnDraft {
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  /** The vendor's own type name, as sent. */
  readonly sourceType: string | null;
}

export interface DistributionDraft {
  /** Stable within the dataset. */
  readonly localId: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly accessUrl: string | null;
  readonly downloadUrl: string | null;
  readonly format: string | null;
  readonly mediaType: string | null;
  /** As sent: digits, "1.2 MB", a number. */
  readonly byteSize: string | number | null;
  readonly checksum: string | null;
  readonly issued: string | number | null;
  readonly modified: string | number | null;
  readonly licence: LicenceDraft | null;
  readonly rights?: string | null;
  /** Web addresses of laws that require it. */
  readonly applicableLegislation?: readonly string[];
  /** Set when rows of it can be asked for. */
  readonly tableId: string | null;
}

export interface DatasetDraft {
  readonly title: string | null;
  /** Used when the title is empty: a slug or name. */
  readonly name: string | null;
  /** Other languages of title, description and keywords, by language tag as sent. */
  readonly translations: Readonly<
    Record<
      string,
      { readonly title?: string; readonly description?: string; readonly keywords?: readonly string[] }
    >
  >;
  readonly description: string | null;
  /** The portal's own identifier for other systems, if it has one besides the local id. */
  readonly identifier: string | null;
  readonly iri: string | null;
  readonly landingPage: string | null;
  readonly publisher: { readonly localId: string | null; readonly name: string } | null;
  readonly contact: {
    readonly name: string | null;
    readonly email: string | null;
    readonly url: string | null;
  } | null;
  readonly keywords: readonly string[];
  readonly themes: readonly string[];
  readonly language: readonly string[];
  readonly issued: string | number | null;
  /** When the description changed, and when the data did: never one for the other. */
  readonly metadataModified: string | number | null;
  readonly dataModified: string | number | null;
  readonly updateFrequency: string | null;
  readonly licence: LicenceDraft | null;
  readonly accessRights: string | null;
  /** GeoJSON, box, text or address, as sent. */
  readonly spatial: Json;
  /** An interval in one text ("2019-01-01/2020-01-01"), or its two ends. */
  readonly temporal: {
    readonly interval: string | null;
    readonly start: string | null;
    readonly end: string | null;
  };
  readonly conformsTo: readonly string[];
  readonly provenance: string | null;
  /** `dcatap:hvdCategory`: the EU's categories of high-value data, by address or code. */
  readonly hvdCategories?: readonly string[];
  /** `dcatap:applicableLegislation`: web addresses of laws that require the data. */
  readonly applicableLegislation?: readonly string[];
  /** Local ids of datasets that this one is a view of. */
  readonly derivedFrom: readonly string[];
  readonly columns: readonly ColumnDraft[];
  readonly distributions: readonly DistributionDraft[];
}
