/** Schemas for what needs no portal. */
import type { Column, RowCapabilities, TableSchema } from '../../../src/connector/index.ts';
import { SQL_CAPABILITIES } from '../../../connectors/ckan/rows-capabilities.ts';
import { typeOf } from '../../../connectors/ckan/rows-types.ts';
import { TABLE } from './rows-portal.ts';

export function aColumn(name: string, sourceType: string): Column {
  const system = name === '_id';
  return {
    name,
    type: typeOf(sourceType),
    nullable: !system,
    title: null,
    description: null,
    sourceType,
    system,
  };
}
export function aSchema(
  columns: readonly Column[],
  capabilities: RowCapabilities = SQL_CAPABILITIES,
): TableSchema {
  return {
    ref: { datasetId: 'd', tableId: TABLE },
    columns: [aColumn('_id', 'int'), ...columns],
    capabilities,
    version: null,
    asOf: null,
    key: '_id',
    count: null,
    sample: null,
  };
}
