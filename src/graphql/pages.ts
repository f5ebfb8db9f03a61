/** Pages of the Relay kind. */
import { GatewayError } from '../domain/errors.ts';
import { fromGlobalId, toGlobalId } from '../domain/ids.ts';
import type { Page, PageRequest } from '../ports/store.ts';
import type { PageInfo } from './generated/resolvers.ts';

export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 20;

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** BAD_INPUT unless it is a whole number from 1 to 100. */
export function needSize(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 1 || value > MAX_PAGE)
    throw new GatewayError('BAD_INPUT', `${name}: expected 1 to ${MAX_PAGE}, got ${value}.`);
  return value;
}
export function pageOf(args: PageArgs): PageRequest {
  return { first: needSize('first', args.first ?? DEFAULT_PAGE), after: args.after ?? null };
}

interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

export function pageInfoOf(
  edges: readonly { readonly cursor: string }[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}

/** A page of the store as a connection. Something stands before it when it was asked for by a cursor. */
export function connectionOf<T, N>(page: Page<T>, request: PageRequest, show: (item: T) => N): Connection<N> {
  const edges = page.items.map(({ item, cursor }) => ({ cursor, node: show(item) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: pageInfoOf(edges, page.hasNextPage, request.after !== null && edges.length > 0),
    totalCount: page.total,
  };
}

/** The slug behind a cursor of a list of cities or portals. */
function slugOf(type: 'City' | 'Portal', after: string): string {
  const key = fromGlobalId(after);
  if (key !== null && (key.type === 'City' || key.type === 'Portal') && key.type === type) return key.slug;
  throw new GatewayError('BAD_CURSOR', 'after: this is no cursor of this list.', {
    hint: 'Give the endCursor of the page before, or leave it out.',
  });
}

/** A page of a list that is ordered by slug; its cursors survive changes of the list. */
export function slugPage<T extends { readonly slug: string }>(
  type: 'City' | 'Portal',
  all: readonly T[],
  request: PageRequest,
): Page<T> {
  const after = request.after === null ? null : slugOf(type, request.after);
  const rest = after === null ? all : all.filter((one) => one.slug > after);
  const items = rest.slice(0, request.first);
  return {
    items: items.map((item) => ({ item, cursor: toGlobalId({ type, slug: item.slug }) })),
    total: all.length,
    hasNextPage: rest.length > items.length,
  };
}
