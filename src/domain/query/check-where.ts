/** Filters held against a table's columns. */
import { GatewayError } from '../errors.ts';
import type { Box, Condition, FilterOp, Leaf, Predicate, Scalar } from './ast.ts';
import { columnsByName, type ColumnOf } from './columns-by-name.ts';
import { cellKey } from './compare.ts';
import { checkLimits } from './limits.ts';
import { checkedText, literalFor, quoted } from './literal.ts';
import { isAlways, normalForm } from './normal.ts';
import { FILTER_TYPES, TYPE_WORDS } from './operators.ts';
import type { Column } from './table.ts';

/** Null where every row is meant. Throws BAD_INPUT. */
export function checkWhere(where: Predicate | null, columns: readonly Column[]): Condition | null {
  if (where === null) return null;
  checkLimits(where);
  const condition = normalForm(typed(where, columnsByName(columns)));
  return isAlways(condition) ? null : condition;
}

function typed(predicate: Predicate, columnOf: ColumnOf): Predicate {
  switch (predicate.op) {
    case 'not':
      return { op: 'not', of: typed(predicate.of, columnOf) };
    case 'and':
    case 'or':
      return { op: predicate.op, of: predicate.of.map((branch) => typed(branch, columnOf)) };
    default:
      return typedLeaf(predicate, columnOf(predicate.column));
  }
}

function typedLeaf(leaf: Leaf, column: Column): Leaf {
  if (!FILTER_TYPES[leaf.op].includes(column.type)) throw wrongOp(leaf.op, column);
  switch (leaf.op) {
    case 'contains':
    case 'startsWith':
      return { ...leaf, value: checkedText(column.name, leaf.value) };
    case 'isNull':
      return leaf;
    case 'within':
      return { ...leaf, box: checkBox(column, leaf.box) };
    case 'in':
      return { ...leaf, values: distinct(column, leaf.values) };
    default:
      return { ...leaf, value: literalFor(column, leaf.value) };
  }
}

function wrongOp(op: FilterOp, column: Column): GatewayError {
  const wanted = FILTER_TYPES[op].map((type) => TYPE_WORDS[type]).join(', ');
  return new GatewayError(
    'BAD_INPUT',
    `Column ${quoted(column.name)} holds ${TYPE_WORDS[column.type]}: "${op}" is for columns of ${wanted}.`,
  );
}

function distinct(column: Column, values: readonly Scalar[]): readonly Scalar[] {
  const byKey = new Map(
    values.map((value) => {
      const literal = literalFor(column, value);
      return [cellKey(literal, column.type), literal];
    }),
  );
  return [...byKey.values()];
}

/** West may be east of east: such a box goes over the antimeridian. */
function checkBox(column: Column, box: Box): Box {
  const [west, south, east, north] = box;
  const isOnGlobe = [west, east].every((lon) => lon >= -180 && lon <= 180) && south >= -90 && north <= 90;
  if (box.length === 4 && isOnGlobe && south <= north) return box;
  throw new GatewayError(
    'BAD_INPUT',
    `Column ${quoted(column.name)}: expected a box of west, south, east, north in degrees, got ${quoted(JSON.stringify(box))}.`,
  );
}
