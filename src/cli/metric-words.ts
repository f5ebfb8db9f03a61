/** Measurements in words, and what people name to get them. */
import { nearest } from '../connector/suggest.ts';
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import { rounded } from '../domain/metrics/rounded.ts';
import type { Registry } from '../domain/registry.ts';
import { textOption } from './command.ts';
import type { Options } from './load.ts';
import type { Column } from './table.ts';
import { count } from './text.ts';
import { CliError } from './world.ts';

export function shownNumber(value: number | null): string {
  const short = rounded(value);
  return short === null ? '–' : String(short);
}

/** "portal:alder-bay" or "city:alder-bay": a name alone is a city's where there is one, else a portal's. */
export function scopeOf(registry: Registry, name: string): string {
  const [kind = '', slug = ''] = name.includes(':') ? name.split(':', 2) : ['', name];
  const isCity = registry.cities.some((city) => city.slug === slug);
  const isPortal = registry.portals.some((portal) => portal.slug === slug);
  if (kind === 'city' && isCity) return `city:${slug}`;
  if (kind === 'portal' && isPortal) return `portal:${slug}`;
  if (kind === '' && isCity) return `city:${slug}`;
  if (kind === '' && isPortal) return `portal:${slug}`;
  const known = [...registry.cities, ...registry.portals].map((one) => one.slug);
  const near = nearest(slug, known);
  const suggestion = near === null ? '' : ` Did you mean "${near}"?`;
  throw new CliError(
    2,
    `There is no city or portal "${name}".${suggestion}`,
    'Write portal:<slug> for a portal that is called as its city is.',
  );
}

/** Slug of the city that is named. */
export function cityOf(registry: Registry, name: string): string {
  const scope = scopeOf(registry, name);
  if (scope.startsWith('city:')) return scope.slice('city:'.length);
  throw new CliError(2, `"${name}" is a portal, not a city.`);
}

/** What cities are compared by unless it is said. */
export const COMPARED: readonly string[] = [
  ...['c.mqa', 'c.openLicence', 'c.machineReadable', 'c.tau', 'c.hvdCoverage'],
];

/** RFC 3339 UTC, or null where the option is not given. A day alone is its last moment. */
export function momentOption(options: Options, name: string, flag: string): string | null {
  const text = textOption(options, name);
  if (text === null) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = new Date(isDay ? `${text}T23:59:59.999Z` : text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(at.getTime())) return at.toISOString();
  throw new CliError(
    2,
    `${flag}: expected a day or a time such as 2026-11-01 or 2026-11-01T12:00:00Z, got "${text}".`,
  );
}

export function idsOption(options: Options, usual: readonly string[]): readonly string[] {
  const text = textOption(options, 'indicators');
  return text === null
    ? usual
    : text
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== '');
}

export function boundsText({ lower, upper }: AggregatePoint): string {
  return lower === upper ? '' : `${shownNumber(lower)} – ${shownNumber(upper)}`;
}
export function intervalText({ ciLower, ciUpper }: AggregatePoint): string {
  return ciLower === null ? '' : `${shownNumber(ciLower)} – ${shownNumber(ciUpper)}`;
}

export const pointColumns: readonly Column<AggregatePoint>[] = [
  { title: 'Indicator', of: ({ indicator }) => indicator },
  { title: 'Value', align: 'right', of: ({ value }) => shownNumber(value) },
  { title: 'Bounds', of: boundsText },
  { title: '95 %', of: intervalText },
  { title: 'Datasets', align: 'right', of: ({ n }) => count(n) },
  {
    title: 'Known',
    align: 'right',
    of: ({ coverage }) => (coverage === null ? '' : `${Math.floor(coverage * 100)} %`),
  },
  {
    title: 'Note',
    of: ({ reason, estimated }) =>
      [...(reason === null ? [] : [reason]), ...(estimated ? ['ESTIMATED'] : [])].join(', '),
    isElastic: true,
  },
];
/** What stands behind figures is long; programs that want it have the store. */
export function pointJson({
  histogram: _histogram,
  sum: _sum,
  sumSq: _sumSq,
  ...point
}: AggregatePoint): unknown {
  const { value, lower, upper, ciLower, ciUpper, coverage } = point;
  return {
    ...point,
    ...{ value: rounded(value), lower: rounded(lower), upper: rounded(upper) },
    ...{ ciLower: rounded(ciLower), ciUpper: rounded(ciUpper), coverage: rounded(coverage) },
  };
}
