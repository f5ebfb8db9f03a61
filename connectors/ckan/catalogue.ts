/**
 * The walk over a catalogue: by id (`id > last`), which edits, insertions and deletions under way cannot disturb.
 * With CKAN's default order, packages edited meanwhile push others over page borders: ckan/ckanapi#44.
 */
import {
  ConnectorError,
  MAX_PAGES,
  pageGuard,
  type Call,
  type CataloguePage,
  type CatalogueSource,
  type ListRequest,
  type PageGuard,
  type PortalContext,
} from '../../src/connector/index.ts';
import type { CkanClient } from './client.ts';
import { readCursor, writeCursor, type Position, type WalkState } from './cursor.ts';
import { getMany } from './get.ts';
import { idOf, readSearch, sortOut, type SearchResult } from './records.ts';
import { idAfter, modifiedSince } from './solr.ts';

/** CKAN's own cap of `rows`; portals may have a lower one, which they do not announce. */
export const MAX_PAGE_SIZE = 1000;

interface Walk {
  readonly client: CkanClient;
  readonly context: PortalContext;
  readonly call: Call;
  readonly since: string | null;
  readonly guard: PageGuard;
}

async function search(walk: Walk, position: Position | null, rows: number): Promise<SearchResult> {
  const filters = [
    ...(walk.since === null ? [] : [modifiedSince(new Date(walk.since))]),
    ...(position?.mode === 'keyset' ? [idAfter(position.last)] : []),
  ];
  const params = {
    q: '*:*',
    ...(filters.length === 0 ? {} : { fq: filters.join(' ') }),
    sort: 'id asc',
    rows,
    start: position?.mode === 'offset' ? position.start : 0,
    facet: 'false',
  };
  try {
    return readSearch(await walk.client.get('package_search', params, walk.call));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'NOT_FOUND') throw error;
    // Portals move to other software: then the path is gone, which is not the same as being down.
    throw new ConnectorError('NOT_THIS_PLATFORM', 'no CKAN action API at this address (any more)', {
      ...error.facts,
      cause: error,
    });
  }
}

function idsOf(found: SearchResult): readonly string[] {
  return found.packages.flatMap((pkg) => idOf(pkg) ?? []);
}

function isAscendingAfter(ids: readonly string[], last: string): boolean {
  return ids.every((id, index) => id > (ids[index - 1] ?? last));
}

/** Lands on the portal's true page size: `rows` over its cap is lowered without a word, ckan/ckan#6295. */
function learnSize(found: SearchResult, asked: number): number {
  const got = found.packages.length;
  return got > 0 && got < asked && found.count > got ? got : asked;
}

/** An id range works here when it leaves only greater ids, and fewer than there were; or, where many came, than there are. */
async function provesKeyset(walk: Walk, found: SearchResult, last: string, total: number): Promise<boolean> {
  if (!isAscendingAfter(idsOf(found), last)) return false;
  if (found.count < total) return true;
  const all = await search(walk, null, 1);
  return found.count < all.count || isAscendingAfter(idsOf(all), last);
}

interface Step {
  readonly found: SearchResult;
  readonly position: Position | null;
  readonly state: WalkState;
}

/** The first page, which also gives the total. */
async function firstStep(walk: Walk, pageSize: number): Promise<Step> {
  const found = await search(walk, null, pageSize);
  const state: WalkState = {
    position: { mode: 'offset', start: 0 },
    total: found.count,
    size: learnSize(found, pageSize),
    since: walk.since,
  };
  return { found, position: null, state };
}

/** One page further; the first time it finds out whether id ranges work, and goes by offset when not. */
async function nextStep(walk: Walk, state: WalkState): Promise<Step> {
  const { position } = state;
  if (position.mode === 'offset' || position.isProven) {
    const found = await search(walk, position, state.size);
    return { found, position, state: { ...state, size: learnSize(found, state.size) } };
  }
  let because = 'the answer was not narrowed to greater ids';
  try {
    const found = await search(walk, position, state.size);
    if (await provesKeyset(walk, found, position.last, state.total)) return { found, position, state };
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'BAD_QUERY') throw error;
    because = error.message;
  }
  walk.context.note('warn', 'portal does not answer id ranges, reading by offset', { because });
  const byOffset: Position = { mode: 'offset', start: walk.guard.seen };
  return { found: await search(walk, byOffset, state.size), position: byOffset, state };
}

/** Where to go on after a page; null when it was the last one, by the portal's own count. */
function after(step: Step): Position | null {
  const { found, position } = step;
  const ids = idsOf(found);
  const got = found.packages.length;
  if (got === 0) return null;
  if (position?.mode === 'offset') {
    const start = position.start + got;
    return start >= found.count ? null : { mode: 'offset', start };
  }
  if (got >= found.count) return null;
  const last = ids.at(-1);
  const isOrdered = isAscendingAfter(ids, position?.last ?? '');
  if (position === null && (last === undefined || !isOrdered)) return { mode: 'offset', start: got };
  if (last === undefined || !isOrdered)
    throw new ConnectorError('BAD_SHAPE', `package_search: ids out of order after "${position?.last ?? ''}"`);
  return { mode: 'keyset', last, isProven: position !== null };
}

function checkNotCutShort(step: Step): void {
  const { found, position } = step;
  const remaining = position?.mode === 'offset' ? found.count - position.start : found.count;
  if (found.packages.length === 0 && remaining > 0)
    throw new ConnectorError('BAD_SHAPE', `package_search: an empty page with ${remaining} packages to come`);
}

function pageOf(walk: Walk, step: Step, next: Position | null): CataloguePage {
  const { records, rejected, leftOut } = sortOut(step.found.packages, walk.guard);
  return {
    records,
    rejected,
    leftOut,
    gone: [],
    total: { value: step.state.total, precision: 'exact' },
    next: next === null ? null : writeCursor({ ...step.state, position: next }),
  };
}

async function* walkPages(walk: Walk, request: ListRequest): AsyncGenerator<CataloguePage> {
  const size = Math.max(1, Math.min(request.pageSize, MAX_PAGE_SIZE));
  let state = request.resume === null ? null : readCursor(request.resume, walk.since);
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const step = state === null ? await firstStep(walk, size) : await nextStep(walk, state);
    checkNotCutShort(step);
    const next = after(step);
    yield pageOf(walk, step, next);
    if (next === null) return;
    state = { ...step.state, position: next };
  }
  throw new ConnectorError('TOO_LARGE', `more than ${MAX_PAGES} pages`);
}

export function createCatalogue(client: CkanClient, context: PortalContext): CatalogueSource {
  return {
    list(request, call) {
      const since = request.since === null ? null : request.since.toISOString();
      return walkPages({ client, context, call, since, guard: pageGuard() }, request);
    },
    get: (ids, call) => getMany(client, ids, call),
  };
}
