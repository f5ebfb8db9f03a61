/** The reference: what a question means, row by row. Whatever a portal or a table of ours answers must equal this. */
import type { Cell, Comparison, Condition, Leaf, NegativeLeaf, Row, Scalar } from './ast.ts';
import { coordinatesOf } from './cells.ts';
import type { CheckedRows } from './check.ts';
import { cellKey, cellOrder } from './compare.ts';
import { foldCase } from './fold-case.ts';
import { cellOf, projectRow } from './row.ts';
import { rowOrder } from './sort.ts';
import type { Column } from './table.ts';
import { typesOf, type TypeOf } from './type-of.ts';

export type { TypeOf } from './type-of.ts';

type Test<T> = (value: T) => boolean;

/** Null: every row. A cell that the row does not have counts as null. */
export function compileCondition(condition: Condition | null, typeOf: TypeOf): (row: Row) => boolean {
  if (condition === null) return () => true;
  switch (condition.op) {
    case 'and': {
      const tests = condition.of.map((branch) => compileCondition(branch, typeOf));
      return (row) => tests.every((test) => test(row));
    }
    case 'or': {
      const tests = condition.of.map((branch) => compileCondition(branch, typeOf));
      return (row) => tests.some((test) => test(row));
    }
    default:
      return leafTest(condition, typeOf);
  }
}

function leafTest(leaf: Leaf | NegativeLeaf, typeOf: TypeOf): Test<Row> {
  const { column } = leaf;
  if (leaf.op === 'isNull') return (row) => cellOf(row, column) === null;
  const test = valueTest(leaf, typeOf);
  return (row) => {
    const cell = cellOf(row, column);
    return cell !== null && test(cell);
  };
}

/** Of cells that are not null. */
function valueTest(
  leaf: Exclude<Leaf | NegativeLeaf, { readonly op: 'isNull' }>,
  typeOf: TypeOf,
): Test<Cell> {
  switch (leaf.op) {
    case 'notNull':
      return () => true;
    case 'in':
    case 'notIn':
      return signed(leaf.op === 'in', listTest(leaf.values, leaf.column, typeOf));
    case 'contains':
    case 'notContains':
      return signed(
        leaf.op === 'contains',
        textTest(leaf, (text, part) => text.includes(part)),
      );
    case 'startsWith':
    case 'notStartsWith':
      return signed(
        leaf.op === 'startsWith',
        textTest(leaf, (text, part) => text.startsWith(part)),
      );
    case 'within':
    case 'notWithin':
      return signed(leaf.op === 'within', boxTest(leaf.box));
    default:
      return comparisonTest(leaf.op, leaf.value, cellOrder(typeOf(leaf.column)));
  }
}

function signed(isPositive: boolean, test: Test<Cell>): Test<Cell> {
  return isPositive ? test : (cell) => !test(cell);
}

function comparisonTest(op: Comparison, value: Scalar, order: (a: Cell, b: Cell) => number): Test<Cell> {
  switch (op) {
    case 'eq':
      return (cell) => order(cell, value) === 0;
    case 'ne':
      return (cell) => order(cell, value) !== 0;
    case 'lt':
      return (cell) => order(cell, value) < 0;
    case 'le':
      return (cell) => order(cell, value) <= 0;
    case 'gt':
      return (cell) => order(cell, value) > 0;
    case 'ge':
      return (cell) => order(cell, value) >= 0;
  }
}

function listTest(values: readonly Scalar[], column: string, typeOf: TypeOf): Test<Cell> {
  const type = typeOf(column);
  const keys = new Set(values.map((value) => cellKey(value, type)));
  return (cell) => keys.has(cellKey(cell, type));
}

function textTest(
  leaf: { readonly value: string; readonly fold: boolean },
  holds: (text: string, part: string) => boolean,
): Test<Cell> {
  const part = leaf.fold ? foldCase(leaf.value) : leaf.value;
  if (leaf.fold) return (cell) => typeof cell === 'string' && holds(foldCase(cell), part);
  return (cell) => typeof cell === 'string' && holds(cell, part);
}

/** The edges belong to the box; one whose west is east of its east goes over the antimeridian. */
function boxTest([west, south, east, north]: readonly [number, number, number, number]): Test<Cell> {
  return (cell) => {
    const at = coordinatesOf(cell);
    if (at === null) return false;
    const [lon, lat] = at;
    const isBetween = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
    return isBetween && lat >= south && lat <= north;
  };
}

/** Filtered, ordered, cut and with the columns of the query: the answer that every source must give. */
export function evaluateRows(
  query: CheckedRows & { readonly offset: number; readonly limit: number },
  rows: readonly Row[],
  columns: readonly Column[],
): readonly Row[] {
  const typeOf = typesOf(columns);
  const matching = rows.filter(compileCondition(query.where, typeOf));
  const ordered = query.orderBy.length === 0 ? matching : matching.toSorted(rowOrder(query.orderBy, typeOf));
  const names = query.columns.map((column) => column.name);
  return ordered.slice(query.offset, query.offset + query.limit).map((row) => projectRow(row, names));
}
