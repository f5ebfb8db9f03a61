/** What the parser makes of a SELECT. */

export type Expr =
  | { readonly is: 'column'; readonly name: string }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'number'; readonly digits: string }
  | { readonly is: 'bool'; readonly value: boolean }
  | { readonly is: 'null' }
  | {
      readonly is: 'call';
      readonly name: string;
      readonly args: readonly Expr[];
      readonly star: boolean;
      readonly distinct: boolean;
    }
  | { readonly is: 'cast'; readonly to: string; readonly of: Expr }
  | { readonly is: 'collate'; readonly collation: string; readonly of: Expr }
  | { readonly is: 'zone'; readonly zone: Expr; readonly of: Expr }
  | { readonly is: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr }
  | { readonly is: 'not'; readonly of: Expr }
  | { readonly is: 'negative'; readonly of: Expr }
  | { readonly is: 'in'; readonly not: boolean; readonly of: Expr; readonly list: readonly Expr[] }
  | {
      readonly is: 'between';
      readonly not: boolean;
      readonly of: Expr;
      readonly low: Expr;
      readonly high: Expr;
    }
  | {
      readonly is: 'like';
      readonly not: boolean;
      readonly fold: boolean;
      readonly of: Expr;
      readonly pattern: Expr;
      readonly escape: Expr | null;
    }
  | { readonly is: 'isNull'; readonly not: boolean; readonly of: Expr }
  | {
      readonly is: 'case';
      readonly whens: readonly { readonly when: Expr; readonly then: Expr }[];
      readonly otherwise: Expr | null;
    };

export interface SelectItem {
  readonly expr: Expr;
  /** null: the portal names it. */
  readonly as: string | null;
}
export interface OrderItem {
  readonly expr: Expr;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}
export type From =
  | { readonly is: 'table'; readonly name: string }
  | { readonly is: 'query'; readonly query: Query; readonly as: string };
export interface Query {
  /** '*': every column. */
  readonly select: readonly SelectItem[] | '*';
  readonly distinct: boolean;
  readonly from: From | null;
  readonly where: Expr | null;
  readonly groupBy: readonly Expr[];
  readonly orderBy: readonly OrderItem[];
  readonly limit: number | null;
  readonly offset: number;
}

/** Every table that a query reads. */
export function tablesIn(query: Query): readonly string[] {
  const { from } = query;
  if (from === null) return [];
  return from.is === 'table' ? [from.name] : tablesIn(from.query);
}
