/** Every resolver, by type. */
import { scalars } from '../scalars.ts';
import { ActionPlan, Assessment, Commitment, Consultation, Milestone, StatusReport } from './commitment.ts';
import { Connector } from './connector.ts';
import { Dataset, Distribution, LinkStatus } from './dataset.ts';
import { HarvestRun, HarvestStatus } from './harvest.ts';
import { CityComparisonRow, Indicator, Measurement, MetricPoint, Violation } from './metric.ts';
import { City } from './place.ts';
import {
  ActionType,
  CommitmentTheme,
  Declaration,
  Partner,
  Pledge,
  RecordSource,
  Round,
  Signatory,
  SteeringCommittee,
} from './partnership.ts';
import { Portal } from './portal.ts';
import { Mutation, Node, Query } from './root.ts';
import { DatasetConnection, DatasetEdge } from './search.ts';
import { SourceStatus } from './source.ts';
import { AggregatePage, Column, RowPage, RowPlan, Table } from './table.ts';
import {
  CandidateResult,
  CheckResult,
  CommitmentMetrics,
  EvidenceResult,
  Verdict,
  VerdictChange,
  VerdictPeriod,
} from './verdict.ts';

export const resolvers = {
  ...scalars,
  ActionPlan,
  ActionType,
  AggregatePage,
  Assessment,
  CandidateResult,
  CheckResult,
  City,
  CityComparisonRow,
  Column,
  Commitment,
  CommitmentMetrics,
  CommitmentTheme,
  Connector,
  Consultation,
  Dataset,
  DatasetConnection,
  DatasetEdge,
  Declaration,
  Distribution,
  EvidenceResult,
  HarvestRun,
  HarvestStatus,
  Indicator,
  Measurement,
  LinkStatus,
  MetricPoint,
  Milestone,
  Mutation,
  Node,
  Partner,
  Pledge,
  Portal,
  Query,
  RecordSource,
  Round,
  RowPage,
  RowPlan,
  Signatory,
  SourceStatus,
  StatusReport,
  SteeringCommittee,
  Table,
  Verdict,
  VerdictChange,
  VerdictPeriod,
  Violation,
};
