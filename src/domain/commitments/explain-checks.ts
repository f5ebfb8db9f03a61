/** Sentences about checks: what was looked for, and what was found. */
import type { Json } from '../json.ts';
import type { CheckOutcome } from './evaluation.ts';

/** What a criterion looks at, for people. */
const SUBJECTS: Readonly<Record<string, string>> = {
  machineReadable: 'machine-readable format',
  nonProprietary: 'non-proprietary format',
  bulk: 'download of the whole',
  api: 'interface',
  format: 'format',
  openLicence: 'licence',
  licence: 'licence',
  accessRights: 'access rights',
  alive: 'working address',
  fresh: 'recent data',
  temporalUntil: 'period covered',
  temporalFrom: 'period covered',
  columns: 'columns',
  rowCount: 'rows',
  publishedBy: 'date of publication',
  mqa: 'quality score',
  documented: 'documentation',
  contactable: 'contact',
  mediaType: 'media type',
  mustContain: 'phrases',
  metric: 'figure',
};
/** Why something is not known. */
const REASONS: Readonly<Record<string, string>> = {
  FIELD_NOT_OBSERVED: 'the platform does not show it',
  NOT_CHECKED: 'it was not checked',
  NOT_MEASURED: 'it was not measured',
  UNMAPPED_VALUE: 'its words are not understood',
  CUSTOM_TERMS: 'its terms are not known',
  METADATA_DATE_ONLY: 'only the date of the description is known',
  NOT_DECLARED: 'nothing is declared',
  NO_DATE: 'no date is given',
  NO_DUE_DATE: 'no due date is given',
  NO_COLUMNS: 'no columns are listed',
  ROWS_NOT_COUNTED: 'its rows were not counted yet',
  CHANGED_SINCE_COUNT: 'its data have changed since its rows were counted',
  COUNT_TOO_OLD: 'its rows were counted too long ago',
  NO_TABLE: 'its portal answers for no table of it',
  ESTIMATE_ONLY: 'its portal gives an estimate only',
  NOT_COUNTABLE: 'its portal counts no rows',
  TOO_MANY_TABLES: 'it has more tables than are counted',
  TOO_COSTLY: 'counting its rows would take too many requests',
  FILE_TABLE: 'it has tables in files, which are not counted',
  IRREGULAR: 'no regular period is declared',
  TOO_FEW_CHANGES: 'too few changes were seen',
  BLOCKED: 'the server refused the check',
  RATE_LIMITED: 'the server put the check off',
  ROBOTS: 'robots are asked to stay away',
  NO_TEXT: 'its text could not be read',
};
const LONGEST = 120;

/** "licence missing (expected an open licence, found none)" */
export function explainCheck({ check, state, observed, expected, reason }: CheckOutcome): string {
  const subject = SUBJECTS[check] ?? check;
  const wanted = `expected ${expectedWords(check, expected)}`;
  if (state === 'UNKNOWN') {
    const why =
      reason === null ? 'it is not known' : (REASONS[reason] ?? reason.toLowerCase().replaceAll('_', ' '));
    return `${subject} not known (${wanted}; ${why})`;
  }
  const isMissing = observed === null || reason === 'ABSENT';
  const problem = isMissing
    ? 'missing'
    : reason === 'OVERDUE' || reason === 'TOO_OLD'
      ? 'missing'
      : 'not as expected';
  return `${subject} ${problem} (${wanted}, found ${isMissing ? 'none' : observedWords(check, observed)})`;
}

function expectedWords(check: string, expected: Json): string {
  if (typeof expected === 'string') return check === 'accessRights' ? expected : expected;
  if (typeof expected !== 'object' || expected === null) return shown(expected);
  if (isList(expected)) return expected.map(shown).join(', ');
  const parts = Object.entries(expected).map(([name, value]) => partWords(name, value));
  return parts.filter((part) => part !== '').join(', ');
}
function partWords(name: string, value: Json): string {
  switch (name) {
    case 'days':
      return `at most ${shown(value)} days of age`;
    case 'within':
      return value === 'observed'
        ? 'an update within its usual period'
        : 'an update within the declared period';
    case 'grace':
      return typeof value === 'number' && value > 0 ? `with ${Math.round(value * 100)} % of grace` : '';
    case 'gte':
      return `at least ${shown(value)}`;
    case 'by':
      return `by ${shown(value)}`;
    case 'graceDays':
      return value === 0 ? '' : `with ${shown(value)} days of grace`;
    case 'lagDays':
      return typeof value === 'number' && value > 0
        ? `data that end at most ${Math.round(value)} days before`
        : 'data up to the day';
    case 'from':
      return `data from ${shown(value)} or earlier`;
    case 'anyOf':
      return `one of ${listed(value, ', ')}`;
    case 'allOf':
      return listed(value, ' and ');
    case 'described':
      return typeof value === 'number' ? `${Math.round(value * 100)} % of the columns described` : '';
    default:
      return `${name} ${shown(value)}`;
  }
}
function observedWords(check: string, observed: Json): string {
  if (check === 'fresh' && typeof observed === 'string') return dataOf(observed);
  if (check === 'alive' && observed === 0) return 'none';
  if (check === 'documented' && typeof observed === 'number') return `${Math.round(observed * 100)} %`;
  if (isList(observed)) return observed.length === 0 ? 'none' : listed(observed, ', ');
  if (typeof observed === 'object' && observed !== null) {
    const { missing } = observed;
    return missing === undefined ? shown(observed) : `no ${listed(missing, ', ')}`;
  }
  return shown(observed);
}
/** `date`: RFC 3339. */
export function dataOf(date: string): string {
  return `data of ${date.slice(0, 10)}`;
}
function listed(value: Json, between: string): string {
  if (!isList(value)) return shown(value);
  return value.map((one) => (isList(one) ? one.map(shown).join(' or ') : shown(one))).join(between);
}
function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** "2 of 3 checks passed for “311 Service Requests”: licence missing (expected an open licence, found none)." */
export function explainChecks(subject: string, checks: readonly CheckOutcome[]): string {
  const asked = checks.filter(
    ({ check, required, state }) => check !== 'exists' && required && state !== 'NOT_APPLICABLE',
  );
  if (asked.length === 0) return `${subject} is in the catalogue, which is all that is asked.`;
  const open = asked.filter(({ state }) => state !== 'PASS');
  const passed = asked.length - open.length;
  const counted = `${passed === asked.length ? (passed === 1 ? 'The only check' : `All ${passed} checks`) : `${passed} of ${asked.length} checks`} passed for ${subject}`;
  return open.length === 0 ? `${counted}.` : `${counted}: ${open.map(explainCheck).join('; ')}.`;
}
