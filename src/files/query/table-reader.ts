/** Questions answered by a table of the engine. */
import type { PushedAggregate, PushedRows, RowBatch } from '../../connector/index.ts';
import type { Condition, Row } from '../../domain/query/ast.ts';
import type { Fold } from '../engine/fold.ts';
import type { Session } from '../engine/session.ts';
import type { TableAbout } from '../table-about.ts';
import { aggregateStatement } from './aggregate-sql.ts';
import { BATCH_ROWS } from './capabilities.ts';
import { conditionSql, type ConditionContext } from './condition-sql.ts';
import { rowsStatement } from './rows-sql.ts';
import { namesOf, ParameterList } from './statement.ts';

export interface OpenTable {
  readonly about: TableAbout;
  /** With its database: a name made here. */
  readonly name: string;
  readonly fold: Fold;
}

/** The engine answers in pieces of this many rows. */
const PIECE_ROWS = 2_048;

function contextOf({ about, fold }: OpenTable): ConditionContext {
  return { names: namesOf(about), parameters: new ParameterList(), fold };
}

/** In constant memory; the last batch says so, and may be empty. */
export async function* readBatches(
  session: Session,
  table: OpenTable,
  query: PushedRows,
): AsyncGenerator<RowBatch> {
  const statement = rowsStatement(query, table.name, contextOf(table));
  const total = query.where === null ? ({ value: table.about.rows, precision: 'exact' } as const) : null;
  let rows: Row[] = [];
  for await (const chunk of session.stream(statement.sql, statement.parameters)) {
    if (rows.length + PIECE_ROWS > BATCH_ROWS) {
      yield { rows, total, last: false };
      rows = [];
    }
    rows.push(...statement.read(chunk));
  }
  yield { rows, total, last: true };
}

export async function countRows(
  session: Session,
  table: OpenTable,
  where: Condition | null,
): Promise<number> {
  if (where === null) return table.about.rows;
  const context = contextOf(table);
  const sql = `SELECT count(*) FROM ${table.name} AS t WHERE ${conditionSql(where, context)}`;
  const [found] = await session.all(sql, context.parameters.values);
  return Number(found?.[0] ?? 0n);
}

export async function aggregateRows(
  session: Session,
  table: OpenTable,
  query: PushedAggregate,
): Promise<readonly Row[]> {
  const statement = aggregateStatement(query, table.name, contextOf(table));
  return statement.read(await session.all(statement.sql, statement.parameters));
}
