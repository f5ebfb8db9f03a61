/** One text per question, for keys of caches: equal questions give equal text, and only those. */
import { canonicalJson } from '../fingerprint.ts';
import type { Json } from '../json.ts';
import type { Condition, GroupKey, Measure, SortKey } from './ast.ts';
import { simplify } from './normal.ts';

/** Of a checked question, so that literals are spelled one way. What is left out is not part of the question. */
export interface CanonicalInput {
  readonly where: Condition | null;
  readonly columns?: readonly { readonly name: string }[];
  readonly orderBy?: readonly SortKey[];
  readonly groupBy?: readonly GroupKey[];
  readonly measures?: readonly Measure[];
  readonly offset?: number;
  readonly limit?: number | null;
}

/**
 * JSON. The order of branches, of values in lists, of columns and of measures makes no difference; that of sort keys and
 * of group keys does. A branch or a value that is there twice counts once.
 */
export function canonicalQuery(query: CanonicalInput): string {
  const { where, columns, orderBy, groupBy, measures, offset = null, limit = null } = query;
  const question: Json = {
    where: where === null ? null : canonicalCondition(simplify(where)),
    columns: columns === undefined ? null : [...new Set(columns.map(({ name }) => name))].sort(),
    orderBy: orderBy?.map(({ column, direction, nulls }) => [column, direction, nulls]) ?? null,
    groupBy: groupBy?.map(({ column, bucket }) => [column, bucket]) ?? null,
    measures:
      measures === undefined ? null : unordered(measures.map(({ as, fn, column }) => [as, fn, column])),
    offset,
    limit,
  };
  return canonicalJson(question);
}

function canonicalCondition(condition: Condition): Json {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const of = unordered(condition.of.map(canonicalCondition));
      const [only] = of;
      return only !== undefined && of.length === 1 ? only : { op: condition.op, of };
    }
    case 'in':
    case 'notIn':
      return { op: condition.op, column: condition.column, values: unordered(condition.values) };
    default:
      return { ...condition };
  }
}

function unordered(items: readonly Json[]): readonly Json[] {
  const byText = new Map(items.map((item) => [canonicalJson(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
