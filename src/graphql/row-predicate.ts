/** Conditions on rows: from the graph's words to the core's. What needs the columns of a table is checked elsewhere. */
import { cornersOf } from '../domain/box.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Box, Comparison, Leaf, Predicate, Scalar } from '../domain/query/ast.ts';
import { QUERY_LIMITS } from '../domain/query/limits.ts';
import type { CompareOp, RowPredicate } from './generated/resolvers.ts';

/** A leaf, and where it stands in the input: "where.and[2].compare". */
export interface PlacedLeaf {
  readonly path: string;
  readonly leaf: Leaf;
}
export interface PredicateReading {
  readonly predicate: Predicate;
  readonly leaves: readonly PlacedLeaf[];
}

const COMPARISON = {
  EQ: 'eq',
  NE: 'ne',
  LT: 'lt',
  LE: 'le',
  GT: 'gt',
  GE: 'ge',
} as const satisfies Record<CompareOp, Comparison>;

/** "where.in.values[3]: expected …, got …." */
export function badInput(path: string, expected: string, came: unknown): GatewayError {
  const text = came === undefined ? 'nothing' : JSON.stringify(came);
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return new GatewayError('BAD_INPUT', `${path}: expected ${expected}, got ${shown}.`);
}

/**
 * A value that can be compared with. JSON numbers are doubles: beyond 2^53 it is not sure any more which number was
 * meant, so none is taken. Throws BAD_INPUT.
 */
function scalarAt(path: string, value: Json | undefined): Scalar | null {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw badInput(
      path,
      `a number that JSON keeps as it is (up to ${Number.MAX_SAFE_INTEGER} either way); send larger ones as text`,
      value,
    );
  const isScalar =
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (isScalar) return value;
  throw badInput(path, 'text, a number, true, false or null', value);
}

function boxAt(path: string, bbox: readonly number[]): Box {
  const corners = cornersOf(bbox);
  if (corners === null) throw badInput(path, '4 numbers (west, south, east, north)', bbox);
  const [west, south, east, north] = corners;
  const isOnGlobe = Math.max(Math.abs(west), Math.abs(east)) <= 180 && south >= -90 && north <= 90;
  if (!isOnGlobe || south > north)
    throw badInput(path, 'west and east within -180..180, and south <= north within -90..90', bbox);
  return corners;
}

class Reading {
  readonly leaves: PlacedLeaf[] = [];
  #conditions = 0;

  predicate(input: RowPredicate, path: string, depth: number): Predicate {
    this.#count(path, depth);
    if (input.and !== undefined) return this.#junction('and', input.and, `${path}.and`, depth);
    if (input.or !== undefined) return this.#junction('or', input.or, `${path}.or`, depth);
    if (input.not !== undefined)
      return { op: 'not', of: this.predicate(input.not, `${path}.not`, depth + 1) };
    return this.#condition(input, path);
  }

  #junction(op: 'and' | 'or', of: readonly RowPredicate[], path: string, depth: number): Predicate {
    return { op, of: of.map((one, index) => this.predicate(one, `${path}[${index}]`, depth + 1)) };
  }

  #condition(input: RowPredicate, path: string): Predicate {
    if (input.compare !== undefined) return this.#compare(input.compare, `${path}.compare`);
    if (input.in !== undefined) return this.#in(input.in, `${path}.in`);
    if (input.isNull !== undefined)
      return this.#leaf(`${path}.isNull`, { op: 'isNull', column: input.isNull.column });
    if (input.text !== undefined) {
      const { column, match, value, caseSensitive } = input.text;
      const op = match === 'CONTAINS' ? 'contains' : 'startsWith';
      return this.#leaf(`${path}.text`, { op, column, value, fold: caseSensitive !== true });
    }
    if (input.within !== undefined) {
      const { column, bbox } = input.within;
      const box = boxAt(`${path}.within.bbox`, bbox);
      return this.#leaf(`${path}.within`, { op: 'within', column, box });
    }
    throw badInput(path, 'one condition', {});
  }

  /** `eq null` and `ne null` ask whether there is a value; nothing is less or greater than none. */
  #compare({ column, op, value }: NonNullable<RowPredicate['compare']>, path: string): Predicate {
    const read = scalarAt(`${path}.value`, value);
    if (read !== null) return this.#leaf(path, { op: COMPARISON[op], column, value: read });
    if (op !== 'EQ' && op !== 'NE')
      throw badInput(
        `${path}.value`,
        `a value to compare with by ${op}; null goes with EQ and NE only`,
        null,
      );
    const isNull = this.#leaf(path, { op: 'isNull', column });
    return op === 'EQ' ? isNull : { op: 'not', of: isNull };
  }

  #in({ column, values }: NonNullable<RowPredicate['in']>, path: string): Predicate {
    if (values.length > QUERY_LIMITS.values)
      throw new GatewayError(
        'LIMIT_EXCEEDED',
        `${path}.values: at most ${QUERY_LIMITS.values} values can be listed, got ${values.length}.`,
      );
    const read = values.map((value, index) => scalarAt(`${path}.values[${index}]`, value));
    return this.#leaf(path, { op: 'in', column, values: read.filter((value) => value !== null) });
  }

  #leaf(path: string, leaf: Leaf): Leaf {
    this.leaves.push({ path, leaf });
    return leaf;
  }

  #count(path: string, depth: number): void {
    this.#conditions += 1;
    if (depth > QUERY_LIMITS.depth)
      throw new GatewayError(
        'LIMIT_EXCEEDED',
        `${path.slice(0, 60)}…: conditions can be nested ${QUERY_LIMITS.depth} deep.`,
      );
    if (this.#conditions > QUERY_LIMITS.leaves)
      throw new GatewayError(
        'LIMIT_EXCEEDED',
        `${path}: at most ${QUERY_LIMITS.leaves} conditions can be asked at once.`,
      );
  }
}

/** `path`: where the input stands, "where". Throws BAD_INPUT with the path of what is wrong, or LIMIT_EXCEEDED. */
export function readPredicate(input: RowPredicate, path: string): PredicateReading {
  const reading = new Reading();
  const predicate = reading.predicate(input, path, 0);
  return { predicate, leaves: reading.leaves };
}
