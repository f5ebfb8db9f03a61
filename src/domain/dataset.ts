/** The normalised record: what every platform's description of a dataset becomes. DCAT 3 terms. */
import type { ColumnDraft, ObservableField } from './draft.ts';
import type { Json } from './json.ts';

export type DatePrecision = 'year' | 'month' | 'day' | 'second' | 'millisecond';
/** A point in time as read: `at` is RFC 3339 UTC (the start of the period when the precision is coarser). */
export interface Moment {
  readonly at: string;
  readonly precision: DatePrecision;
  readonly raw: string | number;
}
export interface Publisher {
  readonly name: string;
  readonly localId: string | null;
}
export interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly url: string | null;
}
export interface Theme {
  /** The portal's own words. */
  readonly raw: string;
  /** EU data-theme code, when a table knows it. */
  readonly code: string | null;
  readonly label: string | null;
}
export interface UpdateFrequency {
  readonly raw: string;
  /** EU frequency code; null when the words are not known. */
  readonly code: string | null;
  /** null where the code means no period (NEVER, IRREG, AS_NEEDED, UNKNOWN, …). */
  readonly periodDays: number | null;
}
export type LicenceOpenness = 'OPEN' | 'OPEN_SHAREALIKE' | 'NOT_OPEN' | 'UNKNOWN' | 'NONE';
export interface Licence {
  readonly raw: string;
  /** SPDX id or LicenseRef-…; null for NOASSERTION. */
  readonly code: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly openness: LicenceOpenness;
  /** The distribution has none of its own: this is its dataset's. */
  readonly inherited: boolean;
}
export interface Format {
  readonly raw: string | null;
  /** EU file-type code or our own name where that list has none; null when unknown. */
  readonly code: string | null;
  readonly mediaType: string | null;
  /** The media type that the portal itself states, which `mediaType` may be repaired from; left out: it was not kept then. */
  readonly statedMediaType?: string | null;
  /** Set: the portal states no format, and `raw` is its media type. */
  readonly rawIsMediaType?: true;
  readonly machineReadable: boolean | null;
  readonly nonProprietary: boolean | null;
  /** Our longer list: TSV, GPKG, GML, Parquet, … count too. */
  readonly machineReadableExtended: boolean | null;
}
export interface Checksum {
  readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512';
  readonly value: string;
}
export type Box = readonly [west: number, south: number, east: number, north: number];
export interface Place {
  readonly kind: 'geometry' | 'box' | 'iri' | 'text';
  /** GeoJSON geometry, [w,s,e,n], an IRI, or a label. */
  readonly value: Json;
  /** Derived from the geometry; null for an IRI or a label. */
  readonly box: Box | null;
  readonly lowConfidence: boolean;
}
export interface Remark {
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
  /** Kebab-case name of the repair, listed in docs. */
  readonly rule: string;
}
export interface Distribution {
  readonly localId: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly accessUrl: string | null;
  readonly downloadUrl: string | null;
  readonly format: Format | null;
  readonly byteSize: number | null;
  readonly checksum: Checksum | null;
  readonly issued: Moment | null;
  readonly modified: Moment | null;
  readonly licence: Licence | null;
  /** A statement of rights besides the licence; left out: none, or not seen. */
  readonly rights?: string;
  /** Laws that require it; left out: none, or not seen. */
  readonly applicableLegislation?: readonly string[];
  readonly tableId: string | null;
}
export interface Translation {
  readonly title: string | null;
  readonly description: string | null;
  readonly keywords: readonly string[];
}
export interface Dataset {
  /** Portal slug of the registry. */
  readonly portal: string;
  readonly localId: string;
  readonly title: string;
  /** Plain text. */
  readonly description: string | null;
  /** By BCP 47 tag; without the language shown in `title`. */
  readonly translations: Readonly<Record<string, Translation>>;
  readonly identifier: string | null;
  readonly iri: string | null;
  readonly landingPage: string | null;
  readonly publisher: Publisher | null;
  readonly contact: Contact | null;
  readonly keywords: readonly string[];
  readonly themes: readonly Theme[];
  readonly language: readonly string[];
  readonly issued: Moment | null;
  readonly metadataModified: Moment | null;
  readonly dataModified: Moment | null;
  readonly updateFrequency: UpdateFrequency | null;
  readonly licence: Licence | null;
  readonly accessRights: string | null;
  readonly spatial: Place | null;
  /** Calendar dates YYYY-MM-DD. */
  readonly temporalStart: string | null;
  readonly temporalEnd: string | null;
  readonly conformsTo: readonly string[];
  readonly provenance: string | null;
  /** The EU's categories of high-value data that the record declares, as written; left out: none, or not seen. */
  readonly hvdCategories?: readonly string[];
  /** Laws that require the data; left out: none, or not seen. */
  readonly applicableLegislation?: readonly string[];
  readonly derivedFrom: readonly string[];
  readonly columns: readonly ColumnDraft[];
  readonly distributions: readonly Distribution[];
  readonly remarks: readonly Remark[];
  /** What this platform's record can carry at all; the rest is unknown rather than absent. */
  readonly fieldsObserved: readonly ObservableField[];
}
