/** The facts that people edit: cities and their portals. */
import type { Json } from './json.ts';

export type JurisdictionKind = 'CITY' | 'COUNTY' | 'CITY_COUNTY' | 'REGION' | 'STATE' | 'OTHER';
/** What others call a place; what is left out, nobody said. */
export interface PlaceIds {
  /** "Q60" */
  readonly wikidata?: string;
  /** "5128581" */
  readonly geonames?: string;
  /** Of the census of the United States. */
  readonly fips?: string;
  /** Of the Open Government Partnership. */
  readonly ogpCode?: string;
}
export interface City {
  /** Lower-case, kebab case, unique: "buenos-aires". */
  readonly slug: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region: string | null;
  readonly population: number | null;
  readonly location: { readonly longitude: number; readonly latitude: number } | null;
  /** Where these facts come from, each a URL or a named source. */
  readonly sources: readonly string[];
  /** Left out: nobody said, as registries of portals do not. */
  readonly jurisdictionKind?: JurisdictionKind;
  readonly placeIds?: PlaceIds;
}
export interface PortalEntry {
  readonly slug: string;
  readonly title: string;
  readonly url: string;
  /** Connector id. */
  readonly platform: string;
  /** Slug of its city; null for a portal of no single city. */
  readonly city: string | null;
  /** BCP 47 tag of the portal's default language. */
  readonly language: string | null;
  /** The connector's settings besides `url`. */
  readonly config: Readonly<Record<string, Json>>;
  /** Header overrides and methods that this host needs. */
  readonly headers: Readonly<Record<string, string>>;
  /** Exceptions to the normalisation tables. */
  readonly conventions: {
    /** Days that "biweekly" means here, where it is not 14. */
    readonly biweeklyDays: number | null;
    /** How 03/04/2020 is to be read; null: not at all. */
    readonly dateOrder: 'day-first' | 'month-first' | null;
    /** Portal's theme words → EU theme code, for words the common table does not know. */
    readonly themes: Readonly<Record<string, string>>;
  };
  readonly pace: { readonly concurrency: number | null; readonly minIntervalMs: number | null };
  readonly enabled: boolean;
  readonly sources: readonly string[];
}
export interface Registry {
  readonly cities: readonly City[];
  readonly portals: readonly PortalEntry[];
}
