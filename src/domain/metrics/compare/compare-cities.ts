/** Cities side by side, with what makes it fair. */
import type { AggregatePoint } from '../aggregate/point.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { ComparedCity, ComparedPortal } from './compared-city.ts';
import { neutralPoint } from './neutral-score.ts';
import { platformDetermined, type PlatformDetermined } from './platform-determined.ts';
import { rankPoints, type Ranked } from './ranks.ts';
import { notComparable, type NotComparable } from './same-ruler.ts';
import { pooledMix, standardisedPoint } from './standardised-freshness.ts';
import { percentileWithinPlatform, type WithinPlatform } from './within-platform.ts';

export interface Comparison {
  readonly cities: readonly ComparedCity[];
  /** Ids of city indicators, or of dataset indicators for their share or mean over the city's datasets. */
  readonly indicators: readonly string[];
  /** Of dataset, portal and city indicators. */
  readonly definitions: readonly IndicatorDefinition[];
  /** All portals known, those of other cities too: they show what a platform decides. */
  readonly portals: readonly ComparedPortal[];
}
export interface ComparisonRow extends Ranked {
  readonly city: string;
  readonly indicator: string;
  /** null: not measured there. */
  readonly point: AggregatePoint | null;
  readonly withinPlatform: readonly WithinPlatform[];
}
export interface CityComparison {
  readonly rows: readonly ComparisonRow[];
  readonly platformDetermined: readonly PlatformDetermined[];
  readonly notComparable: readonly NotComparable[];
}

/** Raw scores never stand without the fair one beside. */
const BESIDE: Readonly<Record<string, string>> = {
  'c.mqa': 'mqa.neutral',
  'mqa.total': 'mqa.neutral',
  'c.tau': 'c.tau.standardised',
};

/** Rows by indicator as asked, and in each by city as given. Unknown indicators are the caller's mistake. */
export function compareCities(input: Comparison): CityComparison {
  const indicators = new Set(input.indicators.flatMap((id) => [id, BESIDE[id] ?? id]));
  const asked = [...indicators].map((id) => definitionOf(id, input.definitions));
  const out = notComparable(input.cities, measuredBy(asked, input.definitions));
  const outside = new Set(out.map(({ city }) => city));
  const inside = input.cities.filter(({ city }) => !outside.has(city));
  const determined = determinedFor(inside, input);
  const pointOf = pointsBy(inside, input, new Set(determined.map(({ indicator }) => indicator)));
  const rows = asked.flatMap((definition) => {
    const points = input.cities.map((city) => ({
      point: pointOf(definition, city),
      isComparable: !outside.has(city.city),
    }));
    return rankPoints(definition, points).map((ranked, i): ComparisonRow => {
      const city = input.cities[i];
      return {
        city: city?.city ?? '',
        indicator: definition.id,
        point: points[i]?.point ?? null,
        ...ranked,
        withinPlatform: city === undefined ? [] : standing(city, definition, input.portals),
      };
    });
  });
  return { rows, platformDetermined: determined, notComparable: out };
}

function definitionOf(id: string, definitions: readonly IndicatorDefinition[]): IndicatorDefinition {
  const definition = definitions.find((one) => one.id === id);
  if (definition === undefined) throw new Error(`There is no indicator "${id}" to compare.`);
  return definition;
}

/** Those asked for, and the questions that the neutral score is made of. */
function measuredBy(
  asked: readonly IndicatorDefinition[],
  definitions: readonly IndicatorDefinition[],
): readonly IndicatorDefinition[] {
  return asked.some(({ id }) => id === 'mqa.neutral') ? [...asked, ...questionsOf(definitions)] : asked;
}

function questionsOf(definitions: readonly IndicatorDefinition[]): readonly IndicatorDefinition[] {
  return definitions.filter(
    ({ group, kind, weight }) => group === 'mqa' && kind === 'verdict' && weight !== null,
  );
}

/** Each platform and indicator once, whichever of the cities it was seen from. */
function determinedFor(
  cities: readonly ComparedCity[],
  { definitions, portals }: Comparison,
): readonly PlatformDetermined[] {
  const verdicts = definitions
    .filter(({ subject, kind }) => subject === 'DATASET' && kind === 'verdict')
    .map(({ id }) => id);
  const found = new Map<string, PlatformDetermined>();
  for (const { city, portals: own } of cities) {
    for (const platform of new Set(own.map((portal) => portal.platform))) {
      for (const one of platformDetermined(city, platform, verdicts, portals)) {
        const key = `${platform} ${one.indicator}`;
        if (!found.has(key)) found.set(key, one);
      }
    }
  }
  return [...found.values()];
}

function pointsBy(
  inside: readonly ComparedCity[],
  { definitions }: Comparison,
  dropped: ReadonlySet<string>,
): (definition: IndicatorDefinition, city: ComparedCity) => AggregatePoint | null {
  const mix = pooledMix(inside.map(({ freshness }) => freshness));
  const questions = questionsOf(definitions);
  return (definition, { points, freshness }) => {
    if (definition.id === 'mqa.neutral') return neutralPoint(definition, points, questions, dropped);
    if (definition.id === 'c.tau.standardised') return standardisedPoint(definition, freshness, mix);
    return points.find((point) => point.indicator === definition.id) ?? null;
  };
}

/** What is "c." of a city is "p." of its portals; dataset indicators have one name for both. */
function standing(
  city: ComparedCity,
  { id }: IndicatorDefinition,
  portals: readonly ComparedPortal[],
): readonly WithinPlatform[] {
  const indicator = id.startsWith('c.') ? `p.${id.slice(2)}` : id;
  return city.portals.flatMap((portal) => percentileWithinPlatform(portal, indicator, portals) ?? []);
}
