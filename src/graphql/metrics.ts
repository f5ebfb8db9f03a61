/** Measurements as the graph gives them. */
import { GatewayError } from '../domain/errors.ts';
import { isGiven } from '../domain/given.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { CITY_INDICATORS, INDICATORS, PORTAL_INDICATORS } from '../domain/metrics/indicators.ts';
import { bandOf, MQA_DIMENSIONS, MQA_MAX } from '../domain/metrics/indicators/mqa.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import { unpacked } from '../domain/metrics/pack.ts';
import { rounded } from '../domain/metrics/rounded.ts';
import { askedIndicators } from '../report/asked-indicators.ts';
import { compareMeasured } from '../report/comparison.ts';
import { evidenceOf, findAgain, violationIn, wasShared, type Found } from '../report/evidence.ts';
import { decomposeSeries } from '../report/decomposition.ts';
import { readSeries } from '../report/series.ts';
import type { Context } from './context.ts';
import type * as Schema from './generated/resolvers.ts';
import { asCity, asDataset, keyOf, needPortal } from './lookup.ts';
import type { CityComparisonRowModel, DatasetModel, MeasurementModel, ViolationModel } from './models.ts';
import { connectionOf, pageOf, type Connection, type PageArgs } from './pages.ts';

const MOST_INDICATORS = 200;
const MOST_COMPARED = 100;
/** States of datasets that are read to say why figures of one series changed. */
const MOST_STATES = 40_000;
const MOST_COMPARED_INDICATORS = 50;

type Named = readonly string[] | null | undefined;

function definitionsOf(ids: Named, usual: readonly IndicatorDefinition[]): readonly IndicatorDefinition[] {
  if (!isGiven(ids)) return usual;
  if (ids.length > MOST_INDICATORS)
    throw new GatewayError('BAD_INPUT', `indicators: at most ${MOST_INDICATORS}, got ${ids.length}.`);
  return askedIndicators(ids);
}
function utc(moment: string | null | undefined): string | null {
  return isGiven(moment) ? new Date(moment).toISOString() : null;
}
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => (done ??= work());
}
const noEvidence = (): Promise<null> => Promise.resolve(null);

/** Of "portal:…" or "city:…", in the order asked for. */
export async function scopeMetrics(
  { deps }: Context,
  scope: string,
  { indicators, asOf }: { readonly indicators?: Named; readonly asOf?: string | null | undefined },
): Promise<readonly MeasurementModel[]> {
  const definitions = definitionsOf(
    indicators,
    scope.startsWith('city:') ? CITY_INDICATORS : PORTAL_INDICATORS,
  );
  const at = utc(asOf);
  const [snapshot] = await deps.metrics.snapshots([scope], at);
  if (!isGiven(snapshot)) return [];
  const [points = []] = await deps.metrics.points(
    [scope],
    definitions.map(({ id }) => id),
    at,
  );
  const byId = new Map(points.map((point) => [point.indicator, point]));
  return definitions.flatMap((definition): readonly MeasurementModel[] => {
    const point = byId.get(definition.id);
    return point === undefined
      ? []
      : [{ definition, computedAt: snapshot.at, of: point, evidence: noEvidence }];
  });
}

export async function scopeHistory(
  { deps }: Context,
  scope: string,
  {
    indicator,
    from,
    to,
  }: {
    readonly indicator: string;
    readonly from?: string | null | undefined;
    readonly to?: string | null | undefined;
  },
): Promise<Schema.ResolversTypes['MetricSeries']> {
  const [definition] = askedIndicators([indicator]);
  if (definition === undefined) throw new GatewayError('BAD_INPUT', 'No indicator was named.');
  const series = await readSeries(deps, scope, definition, utc(from), utc(to));
  const { entries, breaks, trend, slope, p } = series;
  const decomposed = once(() => decomposeSeries(deps, definition, series, MOST_STATES));
  return {
    indicator: definition,
    points: entries.map(({ at, point, delta }) => ({
      ...{ at, n: point.n, delta: rounded(delta) },
      ...{ value: rounded(point.value), lower: rounded(point.lower), upper: rounded(point.upper) },
      decomposed: async () => (await decomposed()).get(at) ?? null,
    })),
    ...{ trend, slope, pValue: p },
    breaks: breaks.map(({ at, kind, note }) => ({ at, kind, note })),
  };
}

/** As of the portal's last snapshot. */
export async function datasetMetrics(
  context: Context,
  model: DatasetModel,
  { indicators }: { readonly indicators?: Named },
): Promise<readonly MeasurementModel[]> {
  const definitions = definitionsOf(indicators, DATASET_INDICATORS);
  const kept = await context.loaders.measurements.load(keyOf(model));
  const snapshot = await context.loaders.snapshots.load(`portal:${model.dataset.portal}`);
  if (kept === null || snapshot === null) return [];
  const { at, platform } = snapshot;
  const byId = new Map(unpacked(kept.pack, at).map((result) => [result.indicator, result]));
  let found: Promise<Found> | null = null;
  const { dataset } = model;
  const language = context.places.portal(dataset.portal)?.language ?? null;
  const again = () =>
    (found ??= findAgain(context.deps, dataset.portal, { platform: platform ?? '', language, at }, [
      dataset,
    ]).then((find) => find(dataset, wasShared(kept, at))));
  return definitions.flatMap((definition): readonly MeasurementModel[] => {
    const result = byId.get(definition.id);
    if (result === undefined) return [];
    const evidence = async () => evidenceOf(await again(), kept, at, definition.id);
    return [{ definition, computedAt: at, of: result, evidence }];
  });
}

export async function datasetQuality(
  context: Context,
  model: DatasetModel,
): Promise<Schema.ResolversTypes['QualityScore'] | null> {
  const kept = await context.loaders.measurements.load(keyOf(model));
  if (kept === null) return null;
  const [total, lower, upper] = kept.quality;
  const byId = new Map(unpacked(kept.pack, kept.validFrom).map((result) => [result.indicator, result]));
  return {
    ...{ total, lower, upper, max: MQA_MAX, band: bandOf(total) },
    dimensions: MQA_DIMENSIONS.map(({ name, max }) => {
      const result = byId.get(`mqa.${name}`);
      return {
        name,
        max,
        points: result?.value ?? 0,
        lower: result?.lower ?? 0,
        upper: result?.upper ?? max,
      };
    }),
  };
}

export async function portalViolations(
  context: Context,
  portal: string,
  { indicators, ...args }: PageArgs & { readonly indicators?: Named },
): Promise<Connection<ViolationModel>> {
  const page = pageOf(args);
  const ids = isGiven(indicators) ? askedIndicators(indicators).map(({ id }) => id) : null;
  const kept = await context.deps.metrics.violations(portal, ids, page);
  const at = (await context.loaders.snapshots.load(`portal:${portal}`))?.at ?? context.now.toISOString();
  const { platform, language } = needPortal(context, portal);
  const stored = await Promise.all(
    kept.items.map(({ item }) => context.loaders.datasets.load({ portal, localId: item.localId })),
  );
  const again = await findAgain(
    context.deps,
    portal,
    { platform, language, at },
    stored.flatMap((one) => (isGiven(one) ? [one.dataset] : [])),
  );
  const items = kept.items.flatMap(({ item, cursor }, index) => {
    const dataset = stored[index];
    if (!isGiven(dataset)) return [];
    const full = violationIn(dataset.dataset, again, item.indicator);
    // What has changed since is told as it was counted.
    const told = full ?? {
      indicator: item.indicator,
      reason: 'CHANGED_SINCE',
      evidence: [],
      remedy: 'Nothing, perhaps: the record has changed since it was measured.',
    };
    return [{ cursor, item: { ...told, points: item.points, dataset: asDataset(dataset) } }];
  });
  return connectionOf({ ...kept, items }, page, (violation): ViolationModel => violation);
}

export async function comparedCities(
  { deps, places }: Context,
  {
    slugs,
    indicators,
    asOf,
  }: {
    readonly slugs: readonly string[];
    readonly indicators: readonly string[];
    readonly asOf?: string | null | undefined;
  },
): Promise<Schema.ResolversTypes['CityComparison']> {
  if (slugs.length > MOST_COMPARED)
    throw new GatewayError('BAD_INPUT', `slugs: at most ${MOST_COMPARED} cities, got ${slugs.length}.`);
  if (indicators.length > MOST_COMPARED_INDICATORS)
    throw new GatewayError(
      'BAD_INPUT',
      `indicators: at most ${MOST_COMPARED_INDICATORS}, got ${indicators.length}.`,
    );
  const cities = new Map(
    slugs.map((slug) => {
      const city = places.city(slug);
      if (city === null) throw new GatewayError('BAD_INPUT', `Unknown city "${slug}".`);
      return [slug, asCity(city)];
    }),
  );
  const definitions = askedIndicators([...new Set(indicators)]);
  const { rows, platformDetermined, notComparable, measuredAt } = await compareMeasured(
    { metrics: deps.metrics, registry: deps.registry },
    [...cities.keys()],
    definitions,
    utc(asOf),
  );
  return {
    platformDetermined: [...new Set(platformDetermined.map(({ indicator }) => indicator))].toSorted(),
    notComparable: notComparable.map(({ city, code, message }) => ({ city, code, message })),
    rows: rows.flatMap((row): readonly CityComparisonRowModel[] => {
      const city = cities.get(row.city);
      const at = measuredAt.get(row.city);
      // Of a city that was never measured, why is told among those that are not comparable.
      return city === undefined || at === undefined || row.point === null
        ? []
        : [{ city, at, row, point: row.point }];
    }),
  };
}

export function indicatorsOf(group: string | null | undefined): readonly IndicatorDefinition[] {
  return isGiven(group) ? INDICATORS.filter((one) => one.group === group) : INDICATORS;
}
