/** The four dates of a package, and how often it says it changes. */
import { isJsonObject, type Json, type Reader } from '../../src/connector/index.ts';
import type { Package } from './package.ts';
import { fileModified } from './resources.ts';
import { textIn, utcStamp } from './words.ts';

const INTERVAL = /^R?\d*\/?P(?:\d|T)/i;
const FREQUENCY_KEYS = [
  'frequency',
  'accrualPeriodicity',
  'accrual_periodicity',
  'update_frequency',
  'updateFrequency',
  // York, and so data.gov.uk
  'UpdateFrequency',
  // Toronto
  'refresh_rate',
  // Zurich
  'updateInterval',
  // ISO 19115 harvesters
  'frequency-of-update',
  'maintenance_and_update_frequency',
  // Tokyo: "frequency of update"
  '更新頻度',
] as const;

/** Last change of any file, by the texts' own order, which ISO dates have. */
function newestFile(resources: readonly Reader[]): string | null {
  const stamps = resources.flatMap((resource) => fileModified(resource) ?? []);
  const sortable = stamps.filter((stamp) => /^\d{4}-\d\d-\d\d/.test(stamp));
  const newest = sortable.reduce<string | null>((best, stamp) => {
    const isNewer = best === null || stamp.replace(' ', 'T') > best.replace(' ', 'T');
    return isNewer ? stamp : best;
  }, null);
  return newest ?? stamps[0] ?? null;
}

/** ISO 19115's dates as ckanext-spatial keeps them: [{"type": "publication", "value": "2013-12-12"}]. */
function referenceDate(pkg: Package, type: 'publication' | 'revision'): string | null {
  const dates = pkg.value('dataset-reference-date');
  const found = (Array.isArray(dates) ? dates : []).flatMap((date: Json) =>
    isJsonObject(date) && date['type'] === type ? (textIn(date['value'] ?? null, undefined) ?? []) : [],
  );
  return found[0] ?? null;
}

/**
 * When the data changed: what the publisher says, else the newest file. `metadata_modified` is no answer: it moves
 * with every save of the description and not with rows.
 */
export function dataModifiedOf(pkg: Package, resources: readonly Reader[]): string | null {
  const stated =
    pkg.text('modified', 'last_refreshed', 'dateLastUpdated', 'data_last_updated', 'data_modified') ??
    referenceDate(pkg, 'revision');
  if (stated !== null && /\d{4}/.test(stated) && !INTERVAL.test(stated)) return stated;
  const newest = newestFile(resources);
  return newest ?? (stated !== null && INTERVAL.test(stated) ? null : stated);
}

/** `modified` holds an interval on sites that follow old federal rules: dkan, pull request 2627. */
export function frequencyOf(pkg: Package): string | null {
  const stated = pkg.text(...FREQUENCY_KEYS);
  if (stated !== null) return stated;
  const modified = pkg.text('modified');
  return modified !== null && INTERVAL.test(modified) ? modified : null;
}

export function issuedOf(pkg: Package): string | null {
  const stated = pkg.text('issued', 'date_published', 'dateFirstPublished', 'release_date', 'data_issued');
  return stated ?? referenceDate(pkg, 'publication') ?? utcStamp(pkg.core.text('metadata_created'));
}

export interface Temporal {
  readonly interval: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

function ends(value: Json, language: string | undefined): Temporal | null {
  const first: Json = Array.isArray(value) ? (value[0] ?? null) : value;
  if (!isJsonObject(first)) return null;
  const pick = (...keys: readonly string[]): string | null =>
    keys.flatMap((key) => textIn(first[key] ?? null, language) ?? [])[0] ?? null;
  const start = pick('start_date', 'start', 'startDate', 'temporal_start', 'from');
  const end = pick('end_date', 'end', 'endDate', 'temporal_end', 'to');
  return start === null && end === null ? null : { interval: null, start, end };
}

export function temporalOf(pkg: Package): Temporal {
  const start = pkg.text(
    'temporal_start',
    'temporal_coverage_from',
    'temporal-extent-begin',
    'time_period_coverage_start',
  );
  const end = pkg.text(
    'temporal_end',
    'temporal_coverage_to',
    'temporal-extent-end',
    'time_period_coverage_end',
  );
  if (start !== null || end !== null) return { interval: null, start, end };
  const nested = ends(pkg.value('temporals', 'temporal', 'temporal_coverage'), pkg.language);
  const interval = pkg.text('temporal', 'temporal_coverage', 'timeRange');
  return nested ?? { interval, start: null, end: null };
}
