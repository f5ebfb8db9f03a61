/** Measurements read again, for those who ask without the graph. */
import type { Decomposition } from './domain/metrics/aggregate/decomposition.ts';
import type { IndicatorDefinition } from './domain/metrics/definition.ts';
import type { Registry } from './domain/registry.ts';
import type { MetricBook } from './ports/metrics.ts';
import type { Page, PageRequest } from './ports/page.ts';
import type { Catalogue } from './ports/store.ts';
import { askedIndicators } from './report/asked-indicators.ts';
import { compareMeasured, type Compared } from './report/comparison.ts';
import { decomposeSeries } from './report/decomposition.ts';
import { readSeries, type KeptSeries } from './report/series.ts';
import { listViolations, type ListedViolation } from './report/work-list.ts';

export interface Reports {
  /** In the order asked for. GatewayError BAD_INPUT for a name that is none, with the nearest that is one. */
  indicators(ids: readonly string[]): readonly IndicatorDefinition[];
  /** `asOf`, RFC 3339 UTC: as it was then; null: now. */
  compare(
    cities: readonly string[],
    definitions: readonly IndicatorDefinition[],
    asOf: string | null,
  ): Promise<Compared>;
  /** What a portal's stewards can mend, most points first. */
  violations(
    portal: string,
    indicators: readonly string[] | null,
    page: PageRequest,
  ): Promise<Page<ListedViolation>>;
  /** `scope`: "portal:…" or "city:…". */
  series(
    scope: string,
    definition: IndicatorDefinition,
    from: string | null,
    to: string | null,
  ): Promise<KeptSeries>;
  /** Why it changed, by the moment of the later snapshot, newest first until `states` of datasets are read. */
  decompose(
    series: KeptSeries,
    definition: IndicatorDefinition,
    states: number,
  ): Promise<ReadonlyMap<string, Decomposition>>;
}
export interface ReportsDeps {
  readonly metrics: MetricBook;
  readonly catalogue: Pick<Catalogue, 'datasets'>;
  readonly registry: Registry;
}

export function createReports(deps: ReportsDeps): Reports {
  return {
    indicators: askedIndicators,
    compare: (cities, definitions, asOf) => compareMeasured(deps, cities, definitions, asOf),
    violations: (portal, indicators, page) => listViolations(deps, portal, indicators, page),
    series: (scope, definition, from, to) => readSeries(deps, scope, definition, from, to),
    decompose: (series, definition, states) => decomposeSeries(deps, definition, series, states),
  };
}
