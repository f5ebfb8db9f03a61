/** Paging that does not lie: what came back decides where to go on, and a repeated page is never a loop. */
import type { Json } from '../domain/json.ts';
import { ConnectorError } from './errors.ts';

/** Sees each page's ids in turn; one guard per walk. */
export interface PageGuard {
  /**
   * Those of `ids` that no earlier page had. Throws BAD_SHAPE when a page that is not empty has the very ids of
   * the page before: the portal ignores the position it was asked for.
   */
  fresh(ids: readonly string[]): readonly string[];
  /** Distinct ids so far. */
  readonly seen: number;
}

/** Remembers every id of the walk (about 100 bytes each). */
export function pageGuard(): PageGuard {
  const all = new Set<string>();
  let before: readonly string[] = [];
  return {
    fresh(ids) {
      const isRepeat =
        ids.length > 0 && ids.length === before.length && ids.every((id, i) => id === before[i]);
      if (isRepeat) {
        const text = `the portal sent the same page of ${ids.length} records twice, starting with "${ids[0] ?? ''}"`;
        throw new ConnectorError('BAD_SHAPE', text);
      }
      before = [...ids];
      const fresh = [...new Set(ids)].filter((id) => !all.has(id));
      for (const id of fresh) all.add(id);
      return fresh;
    },
    get seen() {
      return all.size;
    },
  };
}

/** One page of a pager: what came, and how the portal says where it stands. */
export interface OffsetPage<T> {
  readonly items: readonly T[];
  /** The portal's own count; null when it gives none. */
  readonly total: number | null;
}

/** The most pages a pager reads; a portal of 10^7 records in pages of 100 needs no more. */
export const MAX_PAGES = 100_000;

function tooManyPages(): ConnectorError {
  return new ConnectorError('TOO_LARGE', `more than ${MAX_PAGES} pages`);
}

/**
 * Pages by offset, advancing by what came back, so that a silently lowered page size skips nothing. Ends at the
 * portal's total, or at an empty page when it gives none; never at a short page.
 */
export async function* byOffset<T>(
  start: number,
  fetchPage: (offset: number) => Promise<OffsetPage<T>>,
): AsyncGenerator<OffsetPage<T> & { readonly next: number | null }> {
  let offset = start;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await fetchPage(offset);
    offset += page.items.length;
    const isEnd = page.items.length === 0 || (page.total !== null && offset >= page.total);
    yield { ...page, next: isEnd ? null : offset };
    if (isEnd) return;
  }
  throw tooManyPages();
}

/** Pages by the portal's own token (a scroll id, a next link); ends when it gives none, throws when one repeats. */
export async function* byToken<T extends { readonly next: Json }>(
  start: Json,
  fetchPage: (token: Json) => Promise<T>,
): AsyncGenerator<T> {
  let token = start;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await fetchPage(token);
    if (page.next !== null && JSON.stringify(page.next) === JSON.stringify(token))
      throw new ConnectorError('BAD_SHAPE', 'the portal gave the same continuation twice');
    yield page;
    if (page.next === null) return;
    token = page.next;
  }
  throw tooManyPages();
}
