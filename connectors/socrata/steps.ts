/** One step of a walk: a page from where it stands, and where it stands then. */
import { ConnectorError, isJsonObject, type Call, type Json } from '../../src/connector/index.ts';
import { nextPart, partAt, type Place } from './cursor.ts';
import type { Ask, DiscoveryAnswer } from './discovery.ts';
import type { Sweep, Taken } from './sweep.ts';

/** offset + limit ≤ 10,000, and `resultSetSize` stops there: https://dev.socrata.com/docs/other/discovery */
export const WINDOW = 10_000;
/** At or below every id, where a scroll by id begins. */
const LOWEST_ID = '0000-0000';
const MAX_ANCHORS = 5;
/** Pages of a scroll in a row that bring nothing new before it is taken for a circle. */
const MAX_STALE_PAGES = 20;
/** Insertions can move the same results into the next page, but not again and again. */
const MAX_REPEATS = 20;

export interface Step {
  readonly taken: Taken;
  readonly reported: number;
  /** null: the walk has ended. */
  readonly next: Place | null;
}
export interface Walker {
  readonly ask: Ask;
  readonly sweep: Sweep;
  readonly pageSize: number;
  readonly call: Call;
  readonly note: (message: string) => void;
}

/** "" for a result without an id. */
function idOf(result: Json | undefined): string {
  const resource = isJsonObject(result) ? result['resource'] : null;
  const id = isJsonObject(resource) ? resource['id'] : null;
  return typeof id === 'string' ? id : '';
}
function changedAt(result: Json | undefined): number {
  const resource = isJsonObject(result) ? result['resource'] : null;
  const text = isJsonObject(resource) ? resource['updatedAt'] : null;
  return typeof text === 'string' ? Date.parse(text) : Number.NaN;
}

function orderOf(place: Place): 'dataset_id' | 'updatedAt DESC' {
  return place.walk === 'full' ? 'dataset_id' : 'updatedAt DESC';
}

interface Window extends DiscoveryAnswer {
  readonly from: number;
  readonly isEnd: boolean;
}

/**
 * The page that continues the walk. It starts one before the place, at a result seen already: if something new
 * is there instead, earlier results were removed and others moved up unseen, so it starts further back.
 */
async function overlapping(walker: Walker, place: Place): Promise<Window> {
  const { ask, call, sweep, pageSize } = walker;
  const order = orderOf(place);
  let from = Math.max(0, place.offset - 1);
  for (let back = 4; ; back *= 2) {
    const limit = Math.min(pageSize + place.offset - from, WINDOW - from);
    const answer = await ask({ only: partAt(place).only, order, offset: from, limit }, call);
    const first = answer.results[0];
    const isAnchored = first !== undefined && (sweep.has(idOf(first)) || idOf(first) === '');
    if (from === 0 || isAnchored) return { ...answer, from, isEnd: false };
    from = Math.max(0, from - back);
  }
}

/**
 * The continuing page, or an empty one at the end. An overlap with nothing behind it is the end if the portal's
 * count says so too; if not, it may have lowered `limit` silently, so it is asked once without the overlap.
 */
async function continuing(walker: Walker, place: Place): Promise<Window> {
  const window = await overlapping(walker, place);
  const end = window.from + window.results.length;
  if (window.results.length > place.offset - window.from || end >= WINDOW) return window;
  if (window.results.length === 0 || end >= window.resultSetSize) return { ...window, isEnd: true };
  const { only } = partAt(place);
  const params = { only, order: orderOf(place), offset: end, limit: Math.min(walker.pageSize, WINDOW - end) };
  const answer = await walker.ask(params, walker.call);
  return { ...answer, from: end, isEnd: answer.results.length === 0 };
}

/** Throws BAD_SHAPE when the portal keeps sending one page, whatever offset it is asked for. */
function repeatGuard(): (results: readonly Json[]) => void {
  let before = '';
  let repeats = 0;
  return (results) => {
    const ids = results.map(idOf).join(' ');
    repeats = results.length > 1 && ids === before ? repeats + 1 : 0;
    before = ids;
    if (repeats < MAX_REPEATS) return;
    const text = `the portal sent the same ${results.length} results again and again, starting with "${ids.slice(0, 9)}"`;
    throw new ConnectorError('BAD_SHAPE', text);
  };
}

/** Newest first: what is older than `since` is cut off the end. */
function upTo(since: Date | null, results: readonly Json[]): readonly Json[] {
  if (since === null) return results;
  const last = results.findLastIndex((result) => !(changedAt(result) < since.getTime()));
  return results.slice(0, last + 1);
}

/** Walks by offset; throws UPSTREAM_FAILED when the part grows past the window under the walk. */
export function offsetStepper(walker: Walker, since: Date | null): (place: Place) => Promise<Step> {
  const checkRepeat = repeatGuard();
  return async (place) => {
    if (place.offset >= WINDOW)
      throw new ConnectorError(
        'UPSTREAM_FAILED',
        `the catalogue grew past ${WINDOW} results during the walk`,
      );
    const { results, resultSetSize, from, isEnd } = await continuing(walker, place);
    checkRepeat(results);
    const wanted = upTo(place.walk === 'recent' ? since : null, results);
    const taken = walker.sweep.take(wanted, walker.pageSize);
    const isOver = (isEnd || wanted.length < results.length) && taken.consumed === wanted.length;
    const anchors = [...place.anchors, ...taken.ids].slice(-MAX_ANCHORS);
    const onwards: Place = { ...place, offset: from + taken.consumed, anchors };
    return { taken, reported: resultSetSize, next: isOver ? nextPart(place) : onwards };
  };
}

function isAscending(ids: readonly string[]): boolean {
  return ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') <= id);
}

/**
 * Walks by scroll, which ends with an empty page. Throws BAD_SHAPE when pages came out of order and the portal
 * gives no count to compare with: nobody could tell what was lost.
 */
export function scrollStepper(walker: Walker): (place: Place) => Promise<Step> {
  let stale = 0;
  let isDoubtful = false;
  return async (place) => {
    const { ask, call, pageSize, sweep } = walker;
    const params = { only: partAt(place).only, scroll_id: place.scrollId, limit: pageSize };
    const { results, resultSetSize } = await ask(params, call);
    const taken = sweep.take(results, results.length);
    const reported = resultSetSize;
    if (results.length === 0) {
      if (isDoubtful && partAt(place).size === null)
        throw new ConnectorError(
          'BAD_SHAPE',
          'the scroll has no order and its results no count: some may be lost',
        );
      isDoubtful = false;
      return { taken, reported, next: nextPart(place) };
    }
    stale = taken.fresh === 0 ? stale + 1 : 0;
    const last = taken.ids.at(-1);
    if (last === undefined || stale > MAX_STALE_PAGES || last === place.scrollId)
      throw new ConnectorError('BAD_SHAPE', `the scroll goes in circles after "${place.scrollId}"`);
    const isSorted = isAscending(taken.ids);
    if (!isSorted) walker.note('a scroll page is not in the order of ids: results may be lost');
    // A scroll was seen to start with a page by relevance and to go on by id after that page's last result
    // (simonw/scrape-open-data, June 2022): all ids before it were lost. So it starts again from the lowest.
    const isFalseStart = place.scrollId === '' && !isSorted;
    if (!isSorted && !isFalseStart) isDoubtful = true;
    return { taken, reported, next: { ...place, scrollId: isFalseStart ? LOWEST_ID : last } };
  };
}
