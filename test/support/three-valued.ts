/** What SQL's WHERE says of a predicate: a second reading of it, that shares no code with the first but comparison. */
import type { Cell, Leaf, Predicate, Row } from '../../src/domain/query/ast.ts';
import { coordinatesOf } from '../../src/domain/query/cells.ts';
import { compareCells } from '../../src/domain/query/compare.ts';
import { foldCase } from '../../src/domain/query/fold-case.ts';
import type { TypeOf } from '../../src/domain/query/type-of.ts';

type Truth = 'true' | 'false' | 'unknown';
const LEVEL = { false: 0, unknown: 1, true: 2 } as const;

export function whereSays(predicate: Predicate, row: Row, typeOf: TypeOf): boolean {
  return truth(predicate, row, typeOf) === 'true';
}

function truth(predicate: Predicate, row: Row, typeOf: TypeOf): Truth {
  switch (predicate.op) {
    case 'not': {
      const inner = truth(predicate.of, row, typeOf);
      return inner === 'unknown' ? inner : inner === 'true' ? 'false' : 'true';
    }
    case 'and':
    case 'or': {
      const sign = predicate.op === 'and' ? 1 : -1;
      const found = predicate.of.map((branch) => truth(branch, row, typeOf));
      const neutral: Truth = predicate.op === 'and' ? 'true' : 'false';
      return found.reduce((a, b) => (sign * (LEVEL[a] - LEVEL[b]) <= 0 ? a : b), neutral);
    }
    default: {
      const cell = row[predicate.column] ?? null;
      if (predicate.op === 'isNull') return cell === null ? 'true' : 'false';
      if (cell === null) return 'unknown';
      return holds(predicate, cell, typeOf) ? 'true' : 'false';
    }
  }
}

function holds(leaf: Exclude<Leaf, { op: 'isNull' }>, cell: Cell, typeOf: TypeOf): boolean {
  const type = typeOf(leaf.column);
  switch (leaf.op) {
    case 'in':
      return leaf.values.some((value) => compareCells(cell, value, type) === 0);
    case 'contains':
    case 'startsWith': {
      const [text, part] = leaf.fold
        ? [foldCase(String(cell)), foldCase(leaf.value)]
        : [String(cell), leaf.value];
      const at = text.indexOf(part);
      return leaf.op === 'contains' ? at >= 0 : at === 0;
    }
    case 'within': {
      const [west, south, east, north] = leaf.box;
      const [lon, lat] = coordinatesOf(cell) ?? [NaN, NaN];
      const turned = (lon - west + 360) % 360 <= (east - west + 360) % 360 || east - west === 360;
      return turned && lat >= south && lat <= north;
    }
    default: {
      const sign = compareCells(cell, leaf.value, type);
      const signs = { eq: [0], ne: [-1, 1], lt: [-1], le: [-1, 0], gt: [1], ge: [0, 1] }[leaf.op];
      return signs.includes(Math.sign(sign));
    }
  }
}
