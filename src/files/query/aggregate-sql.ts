/** Groups and measures of a table: the statement, and the rows out of its answer. */
import type { DuckDBValue } from '@duckdb/node-api';
import { ConnectorError, type PushedAggregate } from '../../connector/index.ts';
import type { Cell, GroupKey, Measure, Row } from '../../domain/query/ast.ts';
import { decimalCell, integerCell } from '../../domain/query/cells.ts';
import { decimalText, divideDecimal, type Decimal } from '../../domain/query/decimal.ts';
import { MEAN_DIGITS } from '../../domain/query/exact-sum.ts';
import type { Storage } from '../storage.ts';
import { shieldedText, toCellOf, type ToCell } from './cells.ts';
import { conditionSql, type ConditionContext } from './condition-sql.ts';
import { latitudeOf, type SqlColumn } from './statement.ts';

export interface AggregateStatement {
  readonly sql: string;
  readonly parameters: readonly string[];
  readonly read: (answer: readonly (readonly DuckDBValue[])[]) => readonly Row[];
}
interface Part {
  readonly name: string;
  readonly expressions: readonly string[];
  readonly cell: (values: readonly DuckDBValue[]) => Cell;
}

function toCellFor(name: string, storage: Storage): ToCell {
  if (storage.as !== 'point') return toCellOf(storage);
  throw new ConnectorError('UNSUPPORTED', `Points have no order (${JSON.stringify(name.slice(0, 100))})`);
}
function single(toCell: ToCell): Part['cell'] {
  return ([value = null]) => (value === null ? null : toCell(value));
}

function keyPart({ column: name, bucket }: GroupKey, { names }: ConditionContext): Part {
  const { sql, storage } = names.of(name);
  if (bucket === null)
    return { name, expressions: [shieldedText(sql, storage)], cell: single(toCellFor(name, storage)) };
  const start = `CAST(date_trunc('${bucket}', ${sql}) AS DATE)`;
  return { name, expressions: [start], cell: single(toCellOf({ as: 'date' })) };
}

function sumOf(value: DuckDBValue | undefined): Decimal | null {
  if (typeof value === 'bigint') return { units: value, scale: 0 };
  return typeof value === 'object' && value !== null && 'scale' in value && typeof value.value === 'bigint'
    ? { units: value.value, scale: value.scale }
    : null;
}
function countOf(value: DuckDBValue | undefined): number {
  return typeof value === 'bigint' ? Number(value) : 0;
}

function distinct(column: SqlColumn): string {
  const { sql, storage } = column;
  if (storage.as !== 'point') return `count(DISTINCT ${sql})`;
  return `count(DISTINCT CASE WHEN ${sql} IS NOT NULL THEN struct_pack(x := ${sql}, y := ${latitudeOf(column)}) END)`;
}
function extreme(fn: 'min' | 'max', { sql, storage }: SqlColumn, name: string): Part {
  return {
    name,
    expressions: [shieldedText(`${fn}(${sql})`, storage)],
    cell: single(toCellFor(name, storage)),
  };
}

function isNumeric({ as }: Storage): boolean {
  return as === 'bigint' || as === 'hugeint' || as === 'decimal';
}

function measurePart({ as: name, fn, column }: Measure, { names }: ConditionContext): Part {
  const count = (expression: string): Part => ({
    name,
    expressions: [expression],
    cell: ([value]) => countOf(value),
  });
  if (column === null) return count('count(*)');
  const of = names.of(column);
  switch (fn) {
    case 'count':
      return count(`count(${of.sql})`);
    case 'countDistinct':
      return count(distinct(of));
    case 'min':
    case 'max':
      return extreme(fn, of, name);
    case 'sum':
    case 'avg': {
      if (!isNumeric(of.storage))
        throw new ConnectorError(
          'UNSUPPORTED',
          `"${fn}" of this column cannot be computed exactly in the engine`,
        );
      const toCell = of.storage.as === 'decimal' ? decimalCell : integerCell;
      return {
        name,
        expressions: [`sum(${of.sql})`, `count(${of.sql})`],
        cell: ([sum, counted]) => {
          const total = sumOf(sum);
          if (total === null) return null;
          return fn === 'sum'
            ? toCell(decimalText(total))
            : decimalCell(decimalText(divideDecimal(total, countOf(counted), MEAN_DIGITS)));
        },
      };
    }
  }
}

/** Groups in ascending order of their keys, nulls last. `table`: a name made here. */
export function aggregateStatement(
  query: PushedAggregate,
  table: string,
  context: ConditionContext,
): AggregateStatement {
  const { parameters } = context;
  const keys = query.groupBy.map((key) => keyPart(key, context));
  const parts = [...keys, ...query.measures.map((measure) => measurePart(measure, context))];
  const where = query.where === null ? '' : ` WHERE ${conditionSql(query.where, context)}`;
  const places = keys.map((_key, index) => String(index + 1));
  const group = places.length === 0 ? '' : ` GROUP BY ${places.join(', ')}`;
  const order =
    places.length === 0 ? '' : ` ORDER BY ${places.map((place) => `${place} ASC NULLS LAST`).join(', ')}`;
  const limit = ` LIMIT CAST(${parameters.add(String(query.limit))} AS BIGINT)`;
  const expressions = parts.flatMap((part) => part.expressions);
  const read: AggregateStatement['read'] = (answer) =>
    answer.map((values) => {
      let at = 0;
      const cells = parts.map(({ name, expressions: taken, cell }): [string, Cell] => {
        const value = cell(values.slice(at, at + taken.length));
        at += taken.length;
        return [name, value];
      });
      return Object.fromEntries(cells);
    });
  const sql = `SELECT ${expressions.join(', ')} FROM ${table} AS t${where}${group}${order}${limit}`;
  return { sql, parameters: parameters.values, read };
}
