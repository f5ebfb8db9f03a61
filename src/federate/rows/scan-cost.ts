/** What reading a whole table takes, as far as it is known before. Pure. */
import type { Condition } from '../../domain/query/ast.ts';
import type { TableSchema } from '../../domain/query/table.ts';
import type { RowLimits } from './limits.ts';

/** Pages that so many rows take. */
export function pagesOf(rows: number, { capabilities }: TableSchema): number {
  return Math.max(1, Math.ceil(rows / capabilities.page.maxSize));
}

/** Rows that the portal will give; null: nobody knows how many its filter lets through. */
export function knownRows(schema: TableSchema, pushed: Condition | null): number | null {
  return pushed === null ? (schema.count?.value ?? null) : null;
}

/** `too many`: more rows than are looked at, so that the end is not reached anyway. */
export function leastRequests(
  schema: TableSchema,
  pushed: Condition | null,
  { scanRows }: RowLimits,
): number | 'too many' {
  const rows = knownRows(schema, pushed);
  if (rows === null) return 1;
  // An estimate may be wrong in either direction: trying is better than believing it.
  if (rows > scanRows) return schema.count?.precision === 'exact' ? 'too many' : pagesOf(scanRows, schema);
  return pagesOf(rows, schema);
}

/** At least one column has to be asked for. */
export function scanColumns(schema: TableSchema, wanted: readonly string[]): readonly string[] {
  if (wanted.length > 0) return wanted;
  const first = schema.key ?? schema.columns[0]?.name;
  return first === undefined ? [] : [first];
}
