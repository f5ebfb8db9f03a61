/** Pages of long lists. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}
export interface Page<T> {
  readonly items: readonly { readonly item: T; readonly cursor: string }[];
  readonly total: number;
  readonly hasNextPage: boolean;
}
