/** What is kept of a group for each of its measures. */
import { GatewayError } from '../errors.ts';
import type { Cell, ColumnType } from './ast.ts';
import { decimalCell, integerCell } from './cells.ts';
import type { CheckedMeasure } from './check-aggregate.ts';
import { cellKey, cellOrder } from './compare.ts';
import { ExactSum } from './exact-sum.ts';
import { quoted } from './literal.ts';
import { TYPE_WORDS } from './operators.ts';

export interface Accumulator {
  add(cell: Cell): void;
  result(): Cell;
}
/** Throws where no more may be kept. */
export type Keep = () => void;

/** `keep` is called for every value that has to be remembered. */
export function accumulatorOf(measure: CheckedMeasure, type: ColumnType, keep: Keep): Accumulator {
  switch (measure.fn) {
    case 'count':
      return measure.column === null ? rowCount() : valueCount();
    case 'countDistinct':
      return distinctCount(type, keep);
    case 'sum':
      return exactSum(measure, (sum) => sum.sum(type === 'integer' ? integerCell : decimalCell));
    case 'avg':
      return exactSum(measure, (sum) => sum.mean());
    case 'min':
      return extreme(type, -1);
    case 'max':
      return extreme(type, 1);
  }
}

function rowCount(): Accumulator {
  let count = 0;
  return { add: () => void (count += 1), result: () => count };
}

function valueCount(): Accumulator {
  let count = 0;
  return { add: (cell) => void (count += cell === null ? 0 : 1), result: () => count };
}

function distinctCount(type: ColumnType, keep: Keep): Accumulator {
  const keys = new Set<string | number | boolean>();
  return {
    add(cell) {
      if (cell === null) return;
      const before = keys.size;
      keys.add(cellKey(cell, type));
      if (keys.size > before) keep();
    },
    result: () => keys.size,
  };
}

function exactSum({ column, type }: CheckedMeasure, resultOf: (sum: ExactSum) => Cell): Accumulator {
  const sum = new ExactSum();
  return {
    add(cell) {
      if (sum.add(cell)) return;
      throw new GatewayError(
        'UPSTREAM_FAILED',
        `Column ${quoted(column ?? '')} should hold ${TYPE_WORDS[type]}, but a row has ${typeof cell === 'string' ? quoted(cell) : 'other JSON'}.`,
      );
    },
    result: () => resultOf(sum),
  };
}

function extreme(type: ColumnType, sign: 1 | -1): Accumulator {
  const order = cellOrder(type);
  let best: Cell = null;
  return {
    add(cell) {
      if (cell === null) return;
      const ahead = best === null ? 1 : sign * order(cell, best);
      if (ahead > 0) best = cell;
      else if (ahead === 0) best = fuller(best, cell);
    },
    result: () => best,
  };
}

/** Of two spellings of one value (an instant with "Z" and without) always the same one, in whatever order they come. */
export function fuller(a: Cell, b: Cell): Cell {
  return typeof a === 'string' && typeof b === 'string' && a < b ? b : a;
}
