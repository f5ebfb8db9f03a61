/** The neutral row query: types shared by the core and the connectors. */

export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'instant' | 'point' | 'json';
export type Scalar = string | number | boolean;
export type Cell = Scalar | null;

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type TextMatch = 'contains' | 'startsWith';

/** Two-valued: a null cell satisfies no leaf except `isNull`; `not` is plain negation. */
export type Predicate =
  | { readonly op: 'and' | 'or'; readonly of: readonly Predicate[] }
  | { readonly op: 'not'; readonly of: Predicate }
  | Leaf;
export type Leaf =
  | { readonly op: Comparison; readonly column: string; readonly value: Scalar }
  | { readonly op: 'in'; readonly column: string; readonly values: readonly Scalar[] }
  | { readonly op: TextMatch; readonly column: string; readonly value: string; readonly fold: boolean }
  | { readonly op: 'isNull'; readonly column: string }
  | {
      readonly op: 'within';
      readonly column: string;
      readonly box: readonly [west: number, south: number, east: number, north: number];
    };
export type LeafOp = Leaf['op'];

export interface SortKey {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'first' | 'last';
}
export type AggregateFn = 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max';

/** `exact`: the portal's answer is the answer. `superset`: it may hold extra rows; the core filters again. */
export type Fidelity = 'exact' | 'superset';

export interface RowCapabilities {
  /** Which leaf, on which column type, at what fidelity. Absent means: never sent. */
  readonly filter: Partial<Record<LeafOp, Partial<Record<ColumnType, Fidelity>>>>;
  readonly logic: readonly ('and' | 'or' | 'not')[];
  /** null: cannot sort. `unspecified`: a sort is pushed only on columns the schema says are never null. */
  readonly orderBy: {
    readonly maxKeys: number;
    readonly nulls: 'first' | 'last' | 'choose' | 'unspecified';
  } | null;
  /** `reach`: greatest offset + limit the portal will serve; null: no wall. */
  readonly page: { readonly maxSize: number; readonly reach: number | null };
  readonly count: 'exact' | 'estimate' | 'none';
  readonly aggregate: { readonly functions: readonly AggregateFn[]; readonly maxGroupKeys: number } | null;
}
