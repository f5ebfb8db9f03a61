/** The neutral row query: types shared by the core and the connectors. */
import type { Json } from '../json.ts';

export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'instant' | 'point' | 'json';
export type Scalar = string | number | boolean;
/**
 * One value of a row, by the type of its column; null: there is none.
 *
 * - text: text. boolean: true or false.
 * - integer: a number up to 2^53 - 1 either way, else its digits as text.
 * - decimal: a number where the shortest spelling of a double is the same decimal, else the decimal as text
 *   ("0.10" is the number 0.1; "12345678901234567.89" stays text). No exponent in text, no trailing zeros.
 * - date: "2024-05-01".
 * - instant: "2024-05-01T09:30:00" with a fraction only where it is not zero; "Z" at the end where the portal says
 *   which instant it is (offsets are turned into UTC), nothing at the end where it gives a local time without a zone.
 * - point: a GeoJSON Point, {"type": "Point", "coordinates": [longitude, latitude]}.
 * - json: any JSON, geometries other than points among it.
 */
export type Cell = Json;
export type Row = Readonly<Record<string, Cell>>;

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type TextMatch = 'contains' | 'startsWith';
export type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * Two-valued: a null cell satisfies no leaf except `isNull`. `not` is pushed to the leaves before anything is
 * evaluated (De Morgan): `not eq` is `ne`, and a negated leaf asks for a value that is not null as well.
 */
export type Predicate =
  | { readonly op: 'and' | 'or'; readonly of: readonly Predicate[] }
  | { readonly op: 'not'; readonly of: Predicate }
  | Leaf;
export type Leaf =
  | { readonly op: Comparison; readonly column: string; readonly value: Scalar }
  | { readonly op: 'in'; readonly column: string; readonly values: readonly Scalar[] }
  /** `fold`: upper and lower case are the same. */
  | { readonly op: TextMatch; readonly column: string; readonly value: string; readonly fold: boolean }
  | { readonly op: 'isNull'; readonly column: string }
  | { readonly op: 'within'; readonly column: string; readonly box: Box };
/** What `not` around a leaf becomes; each holds only of cells that are not null. */
export type NegativeLeaf =
  | { readonly op: 'notIn'; readonly column: string; readonly values: readonly Scalar[] }
  | {
      readonly op: 'notContains' | 'notStartsWith';
      readonly column: string;
      readonly value: string;
      readonly fold: boolean;
    }
  | { readonly op: 'notNull'; readonly column: string }
  | { readonly op: 'notWithin'; readonly column: string; readonly box: Box };
/** A predicate without `not`: what is split, pushed and evaluated. `and` of nothing is true, `or` of nothing false. */
export type Condition =
  { readonly op: 'and' | 'or'; readonly of: readonly Condition[] } | Leaf | NegativeLeaf;
export type FilterOp = (Leaf | NegativeLeaf)['op'];

export interface SortKey {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'first' | 'last';
}
export interface RowQuery {
  /** `all`: every column that is no system column. */
  readonly columns: readonly string[] | 'all';
  readonly where: Predicate | null;
  readonly orderBy: readonly SortKey[];
  readonly offset: number;
  readonly limit: number;
}
export type AggregateFn = 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max';
export type DateBucket = 'day' | 'month' | 'year';
export interface GroupKey {
  readonly column: string;
  /** The start of the day, month or year as a date; null: the value as it is. */
  readonly bucket: DateBucket | null;
}
export interface Measure {
  /** Its name in the answer. */
  readonly as: string;
  readonly fn: AggregateFn;
  /** null: rows are counted (`count` only). */
  readonly column: string | null;
}
/** Groups come in ascending order of their keys, nulls last, unless the portal orders text by a collation of its own. */
export interface AggregateQuery {
  readonly where: Predicate | null;
  readonly groupBy: readonly GroupKey[];
  readonly measures: readonly Measure[];
  readonly limit: number;
}

// ---------------------------------------------------------------- what a portal or table can do

/** `exact`: the portal's answer is the answer. `superset`: it may hold extra rows; the core filters again. */
export type Fidelity = 'exact' | 'superset';

export interface RowCapabilities {
  /** Which leaf, on which column type, at what fidelity. Absent means: never sent. */
  readonly filter: Partial<Record<FilterOp, Partial<Record<ColumnType, Fidelity>>>>;
  readonly logic: readonly ('and' | 'or')[];
  /** Values that an `in` or `notIn` may list; null: no limit. */
  readonly maxValues: number | null;
  /** null: cannot sort. */
  readonly orderBy: {
    readonly maxKeys: number;
    readonly types: readonly ColumnType[];
    /** `unspecified`: a sort is pushed only on columns the schema says are never null. */
    readonly nulls: 'first' | 'last' | 'choose' | 'unspecified';
    /** How text is ordered: by code point like here, or by a collation of the portal's own. */
    readonly text: 'code-point' | 'collation';
  } | null;
  /** `reach`: greatest offset + limit the portal will serve; null: no wall. */
  readonly page: { readonly maxSize: number; readonly reach: number | null };
  readonly count: 'exact' | 'estimate' | 'none';
  readonly aggregate: {
    /** Which function on which column types; `count` without a column always goes with it. */
    readonly functions: Partial<Record<AggregateFn, readonly ColumnType[]>>;
    readonly groupBy: readonly ColumnType[];
    readonly buckets: readonly DateBucket[];
    readonly maxGroupKeys: number;
  } | null;
}
