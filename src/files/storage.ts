/** How a column of a file lies in the engine's table, which decides its type and what can be computed of it. */
import type { ColumnType } from '../domain/query/ast.ts';

export type Storage =
  /** `marked`: some text begins with U+FEFF, which the engine's client would drop. */
  | { readonly as: 'text'; readonly marked: boolean }
  | { readonly as: 'bigint' }
  /** `digits`: of the longest number, at most 38. */
  | { readonly as: 'hugeint'; readonly digits: number }
  | { readonly as: 'decimal'; readonly whole: number; readonly scale: number }
  /** Decimals too far apart for 38 digits, each of them the shortest spelling of its double. */
  | { readonly as: 'double' }
  | { readonly as: 'boolean' }
  | { readonly as: 'date' }
  /** `zoned`: kept in UTC; otherwise local times. */
  | { readonly as: 'timestamp'; readonly zoned: boolean }
  /** Two columns, x and y. */
  | { readonly as: 'point' }
  /** JSON text. */
  | { readonly as: 'json' };

/** Digits that the engine's decimals have at most. */
export const MAX_PRECISION = 38;
/** Whole numbers of so many digits always fit into 64 bits. */
export const BIGINT_DIGITS = 18;

export function typeOfStorage(storage: Storage): ColumnType {
  switch (storage.as) {
    case 'bigint':
    case 'hugeint':
      return 'integer';
    case 'decimal':
    case 'double':
      return 'decimal';
    case 'timestamp':
      return 'instant';
    case 'text':
    case 'boolean':
    case 'date':
    case 'point':
    case 'json':
      return storage.as;
  }
}

/** The engine's own word for the type. */
export function sqlTypeOf(storage: Storage): string {
  switch (storage.as) {
    case 'text':
    case 'json':
      return 'VARCHAR';
    case 'decimal':
      return `DECIMAL(${String(Math.max(1, storage.whole + storage.scale))},${String(storage.scale)})`;
    case 'point':
      return 'DOUBLE';
    default:
      return storage.as.toUpperCase();
  }
}
