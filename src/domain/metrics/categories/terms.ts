/** The categories of high-value data of cities. */
import type { CategoryTerms } from './category-terms.ts';
import { TERMS_A_TO_L } from './terms-a-to-l.ts';
import { TERMS_LEGACY } from './terms-legacy.ts';
import { TERMS_P_TO_Z } from './terms-p-to-z.ts';

/** Raised when a phrase changes: shares of categories are then not comparable with those before. */
export const TERMS_VERSION = '2.0.0';
export const CATEGORIES: readonly CategoryTerms[] = [...TERMS_A_TO_L, ...TERMS_P_TO_Z, ...TERMS_LEGACY];

/** US City Open Data Census, list of 2018. */
export const CORE_CATEGORIES: readonly string[] = [...TERMS_A_TO_L, ...TERMS_P_TO_Z].map(({ id }) => id);
const SINCE_2014: ReadonlySet<string> = new Set([
  ...['emergency_calls', 'employee_salaries', 'police_use_of_force', 'traffic_crashes'],
]);
/** The same census, list of 2014. */
export const CATEGORIES_2014: readonly string[] = [
  ...CORE_CATEGORIES.filter((id) => !SINCE_2014.has(id)),
  ...TERMS_LEGACY.map(({ id }) => id),
];
/** In whose languages there are phrases. */
export const CLASSIFIER_LANGUAGES: readonly string[] = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl'];
