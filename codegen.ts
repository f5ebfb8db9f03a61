import type { CodegenConfig } from '@graphql-codegen/cli';

const models = '../models.ts';

/** schema/*.graphql -> src/graphql/generated; the result is committed, and a test makes it again and compares. */
const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'src/graphql/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.ts#Context',
        mappers: {
          AggregatePage: `${models}#AggregatePageModel`,
          City: `${models}#CityModel`,
          Column: `${models}#ColumnModel`,
          CityComparisonRow: `${models}#CityComparisonRowModel`,
          Connector: `${models}#ConnectorModel`,
          Dataset: `${models}#DatasetModel`,
          DatasetConnection: `${models}#DatasetConnectionModel`,
          DatasetEdge: `${models}#DatasetEdgeModel`,
          Distribution: `${models}#DistributionModel`,
          HarvestRun: `${models}#HarvestRunModel`,
          HarvestStatus: `${models}#HarvestStatusModel`,
          Indicator: `${models}#IndicatorModel`,
          Measurement: `${models}#MeasurementModel`,
          LinkStatus: `${models}#LinkStatusModel`,
          MetricPoint: `${models}#MetricPointModel`,
          Node: `${models}#NodeModel`,
          Portal: `${models}#PortalModel`,
          Removal: `${models}#RemovalModel`,
          RowPlan: `${models}#RowPlanModel`,
          RowPage: `${models}#RowPageModel`,
          SourceStatus: `${models}#SourceStatusModel`,
          Table: `${models}#TableModel`,
          Violation: `${models}#ViolationModel`,
        },
        scalars: {
          ID: { input: 'string', output: 'string' },
          DateTime: { input: 'string', output: 'string' },
          Date: { input: 'string', output: 'string' },
          URL: { input: 'string', output: 'string' },
          JSON: { input: '../../domain/json.ts#Json', output: '../../domain/json.ts#Json' },
        },
        strictScalars: true,
        defaultScalarType: 'unknown',
        immutableTypes: true,
        enumsAsTypes: true,
        useTypeImports: true,
        useIndexSignature: false,
        resolverTypeWrapperSignature: 'Promise<T | Error> | T | Error',
      },
    },
    'src/graphql/generated/schema.graphql': {
      plugins: ['schema-ast'],
      config: { includeDirectives: true, sort: true },
    },
  },
};
// The generator loads its configuration by the default export.
export default config;
