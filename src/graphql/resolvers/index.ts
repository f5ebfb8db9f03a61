/** Every resolver, by type. */
import { scalars } from '../scalars.ts';
import { Connector } from './connector.ts';
import { Dataset, Distribution, LinkStatus } from './dataset.ts';
import { HarvestRun, HarvestStatus } from './harvest.ts';
import { CityComparisonRow, Indicator, Measurement, MetricPoint, Violation } from './metric.ts';
import { City } from './place.ts';
import { Portal } from './portal.ts';
import { Mutation, Node, Query } from './root.ts';
import { DatasetConnection, DatasetEdge } from './search.ts';
import { SourceStatus } from './source.ts';
import { AggregatePage, Column, RowPage, RowPlan, Table } from './table.ts';

export const resolvers = {
  ...scalars,
  AggregatePage,
  City,
  CityComparisonRow,
  Column,
  Connector,
  Dataset,
  DatasetConnection,
  DatasetEdge,
  Distribution,
  HarvestRun,
  HarvestStatus,
  Indicator,
  Measurement,
  LinkStatus,
  MetricPoint,
  Mutation,
  Node,
  Portal,
  Query,
  RowPage,
  RowPlan,
  SourceStatus,
  Table,
  Violation,
};
