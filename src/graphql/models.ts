/** What the resolvers of each type stand on. */
import type { Connector } from '../connector/index.ts';
import type { ActionPlan, Commitment } from '../domain/commitments/book.ts';
import type { Distribution } from '../domain/dataset.ts';
import type { HarvestRun } from '../domain/harvest.ts';
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import type { ComparisonRow } from '../domain/metrics/compare/compare-cities.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import type { Evidence, IndicatorResult } from '../domain/metrics/result.ts';
import type { Decomposition } from '../domain/metrics/aggregate/decomposition.ts';
import type { Violation } from '../domain/metrics/violations.ts';
import type { LinkFact } from '../domain/links/fact.ts';
import type { Predicate } from '../domain/query/ast.ts';
import type { Column } from '../domain/query/table.ts';
import type { City, PortalEntry } from '../domain/registry.ts';
import type { TableListing } from '../domain/tables.ts';
import type { Scope } from '../federate/scope.ts';
import type { SourceReport } from '../federate/sources.ts';
import type { AggregateAnswer, RowPlan, RowsPage } from '../ports/rows.ts';
import type { DatasetHit, DatasetHits, PortalLog, Removal, StoredDataset } from '../ports/store.ts';

export type CityModel = { readonly kind: 'City' } & City;
export type PortalModel = { readonly kind: 'Portal' } & PortalEntry;
export type ConnectorModel = Connector;
export interface DatasetModel extends StoredDataset {
  readonly kind: 'Dataset';
  /** Set when the portal was asked for this answer, or should have been. */
  readonly source: SourceReport | null;
}
export interface DistributionModel {
  readonly kind: 'Distribution';
  readonly of: DatasetModel;
  readonly distribution: Distribution;
}
export type LinkStatusModel = LinkFact;
export type HarvestRunModel = { readonly kind: 'HarvestRun' } & HarvestRun;
export interface TableModel {
  readonly kind: 'Table';
  readonly of: DatasetModel;
  readonly listing: TableListing;
}
export interface ActionPlanModel {
  readonly kind: 'ActionPlan';
  readonly plan: ActionPlan;
}
export interface CommitmentModel {
  readonly kind: 'Commitment';
  readonly commitment: Commitment;
}
export type NodeModel =
  | CityModel
  | PortalModel
  | DatasetModel
  | DistributionModel
  | TableModel
  | HarvestRunModel
  | ActionPlanModel
  | CommitmentModel;

export type ColumnModel = Column;
export type RowPlanModel = RowPlan;
export interface RowPageModel extends RowsPage {
  readonly table: TableModel;
  readonly where: Predicate | null;
}
export interface AggregatePageModel extends AggregateAnswer {
  readonly table: TableModel;
}

export type IndicatorModel = IndicatorDefinition;
/** Of one dataset, or over many; evidence is looked for when it is asked for. */
export interface MeasurementModel {
  readonly definition: IndicatorDefinition;
  readonly computedAt: string;
  readonly of: IndicatorResult | AggregatePoint;
  readonly evidence: () => Promise<readonly Evidence[] | null>;
}
export interface MetricPointModel {
  readonly at: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number;
  readonly delta: number | null;
  /** Looked for when it is asked for. */
  readonly decomposed: () => Promise<Decomposition | null>;
}
export interface CityComparisonRowModel {
  readonly city: CityModel;
  readonly at: string;
  readonly row: ComparisonRow;
  readonly point: AggregatePoint;
}
export interface ViolationModel extends Violation {
  readonly dataset: DatasetModel;
}

export interface HarvestStatusModel {
  readonly log: PortalLog;
}
export type RemovalModel = Removal & { readonly dataset: DatasetModel };
export interface DatasetEdgeModel {
  readonly hit: DatasetHit;
  readonly node: DatasetModel;
}
export interface DatasetConnectionModel {
  readonly scope: Scope;
  readonly hits: DatasetHits;
  readonly edges: readonly DatasetEdgeModel[];
  /** Matches per portal slug, counted once however often it is asked. */
  readonly portalCounts: () => Promise<ReadonlyMap<string, number>>;
}
export interface SourceStatusModel {
  readonly portal: PortalModel;
  readonly report: SourceReport;
  readonly rows: () => Promise<number | null>;
}
