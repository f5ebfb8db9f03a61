/** The kit: the only module a connector may import. */
export * from './contract.ts';
export * from './errors.ts';
export { meaningful, read, Reader } from './read.ts';
export type * from '../domain/draft.ts';
export type * from '../domain/query/ast.ts';
export type * from '../domain/query/table.ts';
export {
  dateCell,
  decimalCell,
  instantCell,
  integerCell,
  numberCell,
  pointCell,
} from '../domain/query/cells.ts';
export { rowBuilder } from '../domain/query/row.ts';
export { decimalOf, decimalText, divideDecimal, plainDecimal, plainNumber } from '../domain/query/decimal.ts';
export { demandDeclaredAggregate, demandDeclaredCount, demandDeclaredRows } from './declared.ts';
export { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
export { meanCell } from '../domain/query/mean-cell.ts';
export { foldCase } from '../domain/query/fold-case.ts';
export { exactNumbers } from '../domain/query/exact-numbers.ts';
export { byOffset, byToken, MAX_PAGES, pageGuard, type OffsetPage, type PageGuard } from './paging.ts';
export { admitConnector, readConfig, type ConfigReading } from './admit.ts';
export { findConnector, loadConnectors, type ImportModule } from './load.ts';
export { isUrl } from '../domain/web-address.ts';
