/** The EU's categories of high-value data, Implementing Regulation (EU) 2023/138, and how those of cities stand to them. */
import type { Dataset } from '../../dataset.ts';

const PREFIX = 'http://data.europa.eu/bna/';
/** The six, and those below them that cities publish. */
export const EU_CATEGORIES: ReadonlyMap<string, string> = new Map([
  ['c_164e0bf5', 'Meteorological'],
  ['c_a9135398', 'Companies and company ownership'],
  ['c_ac64a52d', 'Geospatial'],
  ['c_b79e35eb', 'Mobility'],
  ['c_dd313021', 'Earth observation and environment'],
  ['c_e1da4e07', 'Statistics'],
  ['c_60182062', 'Buildings'],
  ['c_6a3f6896', 'Cadastral parcels'],
  ['c_c3de25e4', 'Addresses'],
  ['c_9427236f', 'Administrative units'],
  ['c_6c2bb82d', 'Geographical names'],
  ['c_fbd2fc3f', 'Reference parcels'],
  ['c_642643e6', 'Agricultural parcels'],
]);

export interface EuRelation {
  readonly code: string;
  /** SKOS: only closeMatch says that what is declared to be the one is the other. */
  readonly relation: 'closeMatch' | 'relatedMatch' | 'broadMatch';
}
/** By category of cities. The others have none. */
export const EU_RELATIONS: Readonly<Record<string, EuRelation>> = {
  parcels: { code: 'c_6a3f6896', relation: 'closeMatch' },
  public_facilities: { code: 'c_60182062', relation: 'relatedMatch' },
  // INSPIRE land use
  zoning: { code: 'c_dd313021', relation: 'broadMatch' },
  // the regulation means company registers
  business_listings: { code: 'c_a9135398', relation: 'relatedMatch' },
  // the regulation means transport networks and waterways
  transit: { code: 'c_b79e35eb', relation: 'relatedMatch' },
  traffic_crashes: { code: 'c_b79e35eb', relation: 'relatedMatch' },
  // government finance statistics
  budget: { code: 'c_e1da4e07', relation: 'relatedMatch' },
  spending: { code: 'c_e1da4e07', relation: 'relatedMatch' },
};

/** "c_ac64a52d" of an address or a bare code; null: no category of the regulation. */
export function euCategoryCode(text: string): string | null {
  const code = /^(?:https?:\/\/data\.europa\.eu\/bna\/)?(c_[0-9a-f]{8})\/?$/i.exec(text.trim())?.[1];
  return code?.toLowerCase() ?? null;
}

/** What was written, with a bare code as the address that it stands for. */
export function hvdCategoryIri(text: string): string {
  const code = euCategoryCode(text);
  return code === null ? text : `${PREFIX}${code}`;
}

/** Of the regulation itself, in any of the forms in which its European identifier is written. */
export function isHvdRegulation(law: string): boolean {
  return /^https?:\/\/data\.europa\.eu\/eli\/reg_impl\/2023\/138(?:\/|$)/i.test(law.trim());
}

type Declaring = Pick<Dataset, 'hvdCategories' | 'applicableLegislation'>;

/** Codes that the record declares, each once, also of categories that no table here knows. */
export function declaredEuCategories({ hvdCategories = [] }: Declaring): readonly string[] {
  return [...new Set(hvdCategories.flatMap((text) => euCategoryCode(text) ?? []))];
}

/** High-value by declaration: by a category, or by the regulation. */
export function isDeclaredHighValue(dataset: Declaring): boolean {
  return (
    declaredEuCategories(dataset).length > 0 || (dataset.applicableLegislation ?? []).some(isHvdRegulation)
  );
}

/** Categories of cities that are declared with those of the EU. */
export function declaredCategories(dataset: Declaring): readonly string[] {
  const declared = new Set(declaredEuCategories(dataset));
  return Object.entries(EU_RELATIONS).flatMap(([category, { code, relation }]) =>
    relation === 'closeMatch' && declared.has(code) ? [category] : [],
  );
}
