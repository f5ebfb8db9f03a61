/** Rows of a table: the statement, and the rows out of its answer. */
import type { DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api';
import type { PushedRows } from '../../connector/index.ts';
import type { Cell, Row, SortKey } from '../../domain/query/ast.ts';
import { ROW_COLUMN } from '../read/column-names.ts';
import { readingOf } from './cells.ts';
import { conditionSql, type ConditionContext } from './condition-sql.ts';

export interface RowsStatement {
  readonly sql: string;
  readonly parameters: readonly string[];
  /** Throws where rows that should come in the order of the file do not. */
  readonly read: (chunk: DuckDBDataChunk) => readonly Row[];
}

function orderSql(orderBy: readonly SortKey[], { names }: ConditionContext): string {
  const keys = orderBy.map(
    ({ column, direction, nulls }) =>
      `${names.of(column).sql} ${direction === 'asc' ? 'ASC' : 'DESC'} NULLS ${nulls === 'first' ? 'FIRST' : 'LAST'}`,
  );
  const isTied = orderBy.every(({ column }) => column !== ROW_COLUMN);
  return [...keys, ...(isTied ? ['t.r ASC'] : [])].join(', ');
}

/** Rows lie in the order of their numbers, so nothing has to be sorted to give them so. */
function isFileOrder(orderBy: readonly SortKey[]): boolean {
  const [first] = orderBy;
  return first === undefined || (first.column === ROW_COLUMN && first.direction === 'asc');
}

function setCell(row: Record<string, Cell>, name: string, cell: Cell): void {
  // Assigning this one would change what the row is.
  if (name === '__proto__')
    Object.defineProperty(row, name, { value: cell, enumerable: true, configurable: true, writable: true });
  else row[name] = cell;
}

/** `table`: a name made here. */
export function rowsStatement(query: PushedRows, table: string, context: ConditionContext): RowsStatement {
  const { names, parameters } = context;
  const expressions = ['t.r'];
  const readings = query.columns.map((name) => {
    const reading = readingOf(names.of(name));
    const at = expressions.push(...reading.expressions) - reading.expressions.length;
    return { name, at, cell: reading.cell };
  });
  const where = query.where === null ? '' : ` WHERE ${conditionSql(query.where, context)}`;
  const inOrder = isFileOrder(query.orderBy);
  const order = inOrder ? '' : ` ORDER BY ${orderSql(query.orderBy, context)}`;
  const { window } = query;
  const cut =
    window === null
      ? ''
      : ` LIMIT CAST(${parameters.add(String(window.limit))} AS BIGINT) OFFSET CAST(${parameters.add(String(window.offset))} AS BIGINT)`;
  let last = 0n;
  const check = (numbers: readonly DuckDBValue[]): void => {
    for (const number of numbers) {
      if (typeof number !== 'bigint' || number <= last)
        throw new Error('the rows of a file came out of order');
      last = number;
    }
  };
  const read = (chunk: DuckDBDataChunk): readonly Row[] => {
    const columns = chunk.getColumns();
    if (inOrder) check(columns[0] ?? []);
    const rows: Row[] = [];
    for (let index = 0; index < chunk.rowCount; index += 1) {
      const row: Record<string, Cell> = {};
      for (const { name, at, cell } of readings) setCell(row, name, cell(columns, at, index));
      rows.push(row);
    }
    return rows;
  };
  const sql = `SELECT ${expressions.join(', ')} FROM ${table} AS t${where}${order}${cut}`;
  return { sql, parameters: parameters.values, read };
}
