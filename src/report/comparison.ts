/** Cities beside each other, out of what was kept. */
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { compareCities, type CityInput, type Comparison } from '../domain/metrics/compare/compare-cities.ts';
import { platformDetermined } from '../domain/metrics/compare/platform-determined.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import type { Registry } from '../domain/registry.ts';
import type { MetricBook } from '../ports/metrics.ts';

export interface CityComparison extends Comparison {
  /** Ids of dataset indicators that a platform of one of these cities decides; ascending. */
  readonly platformDetermined: readonly string[];
}

/** Whether a dataset passes is what a platform can decide. */
const VERDICTS = DATASET_INDICATORS.filter(({ kind }) => kind === 'verdict').map(({ id }) => id);

async function inputsOf(
  metrics: MetricBook,
  slugs: readonly string[],
  ids: readonly string[],
  asOf: string | null,
): Promise<readonly CityInput[]> {
  const scopes = slugs.map((slug) => `city:${slug}`);
  const snapshots = await metrics.snapshots(scopes, asOf);
  const points = await metrics.points(scopes, ids, asOf);
  return slugs.map((slug, index) => {
    const snapshot = snapshots[index];
    if (snapshot === null || snapshot === undefined) return { slug, at: null };
    const { at, setVersion, isWhole } = snapshot;
    return {
      slug,
      at,
      setVersion,
      isWhole,
      points: new Map(points[index]?.map((point) => [point.indicator, point])),
    };
  });
}

async function determined(
  metrics: MetricBook,
  registry: Registry,
  slugs: readonly string[],
  asOf: string | null,
): Promise<readonly string[]> {
  const portals = registry.portals.filter(({ enabled }) => enabled);
  const platforms = new Set(
    portals.filter(({ city }) => city !== null && slugs.includes(city)).map(({ platform }) => platform),
  );
  const alike = portals.filter(({ platform }) => platforms.has(platform));
  const points = await metrics.points(
    alike.map(({ slug }) => `portal:${slug}`),
    VERDICTS,
    asOf,
  );
  const measured = alike
    .map(({ slug, city, platform }, index) => ({
      portal: slug,
      city,
      platform,
      points: new Map(points[index]?.map((point) => [point.indicator, point])),
    }))
    .filter((portal) => portal.points.size > 0);
  const found = new Set(
    [...platforms].flatMap((platform) => platformDetermined(measured, platform, VERDICTS)),
  );
  return [...found].toSorted();
}

export async function compareMeasured(
  { metrics, registry }: { readonly metrics: MetricBook; readonly registry: Registry },
  slugs: readonly string[],
  definitions: readonly IndicatorDefinition[],
  asOf: string | null,
): Promise<CityComparison> {
  const ids = definitions.map(({ id }) => id);
  const inputs = await inputsOf(metrics, slugs, ids, asOf);
  return {
    ...compareCities(inputs, definitions),
    platformDetermined: await determined(metrics, registry, slugs, asOf),
  };
}
