/** Which cities were measured alike, and so can be set side by side. */
import type { IndicatorDefinition } from '../definition.ts';
import type { ComparedCity, ComparedLinkMode } from './compared-city.ts';

export type NotComparableCode =
  'NEVER_HARVESTED' | 'INCOMPLETE_HARVEST' | 'TOO_FAR_APART' | 'DIFFERENT_VERSIONS' | 'DIFFERENT_LINK_MODE';

export interface NotComparable {
  readonly city: string;
  readonly code: NotComparableCode;
  readonly message: string;
}

export const MAX_DAYS_APART = 14;
const DAY_MS = 86_400_000;
/** Among equally common modes the more thorough one is the ruler. */
const BY_THOROUGHNESS: readonly ComparedLinkMode[] = ['ALL', 'SAMPLED', 'TOO_FEW', 'NONE'];
const MODE_WORDS = {
  ALL: 'all links checked',
  SAMPLED: 'a sample of links checked',
  TOO_FEW: 'fewer links checked than a sample needs',
  NONE: 'no link checked',
} as const;

/** The first reason of each city that is out. The ruler is what most of the cities without a harvest problem have. */
export function notComparable(
  cities: readonly ComparedCity[],
  definitions: readonly IndicatorDefinition[],
): readonly NotComparable[] {
  const found = new Map<string, NotComparable>();
  const refuse = (refusals: readonly NotComparable[]): readonly ComparedCity[] => {
    for (const refusal of refusals) found.set(refusal.city, found.get(refusal.city) ?? refusal);
    return cities.filter(({ city }) => !found.has(city));
  };
  let left = refuse(cities.flatMap(harvestProblem));
  left = refuse(left.flatMap((city) => versionProblem(city, definitions)));
  left = refuse(tooFarApart(left));
  refuse(otherLinkMode(left));
  return cities.flatMap(({ city }) => found.get(city) ?? []);
}

function harvestProblem({ city, portals }: ComparedCity): readonly NotComparable[] {
  const never = portals.find(({ takenAt }) => takenAt === null);
  if (portals.length === 0 || never !== undefined) {
    const what = never === undefined ? 'No portal' : `Portal "${never.portal}"`;
    return [
      {
        city,
        code: 'NEVER_HARVESTED',
        message: `${what} of ${city} ${never === undefined ? 'is known' : 'was never harvested'}.`,
      },
    ];
  }
  const partial = portals.find(({ completeness }) => completeness !== 'COMPLETE');
  if (partial === undefined) return [];
  const how = partial.completeness === 'PARTIAL' ? 'is only part of the catalogue' : 'failed';
  const message = `The harvest of portal "${partial.portal}" of ${city} ${how}.`;
  return [{ city, code: 'INCOMPLETE_HARVEST', message }];
}

/** The definitions of today are the ruler. */
function versionProblem(
  { city, points }: ComparedCity,
  definitions: readonly IndicatorDefinition[],
): readonly NotComparable[] {
  const versions = new Map(definitions.map(({ id, version }) => [id, version]));
  const other = points.find(({ indicator, version }) => (versions.get(indicator) ?? version) !== version);
  if (other === undefined) return [];
  const now = versions.get(other.indicator) ?? '';
  const message = `${city} was measured with version ${other.version} of ${other.indicator}; compared is version ${now}.`;
  return [{ city, code: 'DIFFERENT_VERSIONS', message }];
}

/** Keeps the fortnight that holds most cities; among equals the latest. */
function tooFarApart(cities: readonly ComparedCity[]): readonly NotComparable[] {
  const spans = cities.map((city) => ({ city: city.city, ...spanOf(city) }));
  let best: { readonly from: number; readonly inside: number } | null = null;
  for (const { first: from } of spans.toSorted((a, b) => a.first - b.first)) {
    const inside = spans.filter((span) => isWithin(span, from)).length;
    if (best === null || inside >= best.inside) best = { from, inside };
  }
  if (best === null) return [];
  const { from } = best;
  return spans
    .filter((span) => !isWithin(span, from))
    .map(({ city, first, last }) => ({
      city,
      code: 'TOO_FAR_APART',
      message: `${city} was harvested ${days(first, last)}, more than ${MAX_DAYS_APART} days from the others, which begin on ${day(from)}.`,
    }));
}

interface Span {
  readonly first: number;
  readonly last: number;
}

function spanOf({ portals }: ComparedCity): Span {
  const times = portals.map(({ takenAt }) => Date.parse(takenAt ?? ''));
  return { first: Math.min(...times), last: Math.max(...times) };
}

function isWithin({ first, last }: Span, from: number): boolean {
  return first >= from && last <= from + MAX_DAYS_APART * DAY_MS;
}

function days(first: number, last: number): string {
  return day(first) === day(last) ? `on ${day(first)}` : `from ${day(first)} to ${day(last)}`;
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function otherLinkMode(cities: readonly ComparedCity[]): readonly NotComparable[] {
  const modes = cities.map(({ city, portals }) => ({
    city,
    mode: leastThorough(portals.map((one) => one.linkMode)),
  }));
  const count = (mode: ComparedLinkMode): number => modes.filter((one) => one.mode === mode).length;
  const [ruler = 'NONE'] = BY_THOROUGHNESS.toSorted((a, b) => count(b) - count(a));
  return modes
    .filter(({ mode }) => mode !== ruler)
    .map(({ city, mode }) => ({
      city,
      code: 'DIFFERENT_LINK_MODE',
      message: `${city} has ${MODE_WORDS[mode]}, the others have ${MODE_WORDS[ruler]}.`,
    }));
}

function leastThorough(modes: readonly ComparedLinkMode[]): ComparedLinkMode {
  return BY_THOROUGHNESS.findLast((mode) => modes.includes(mode)) ?? 'NONE';
}
