/** The catalogue of one Socrata domain, page by page. */
import {
  ConnectorError,
  MAX_PAGES,
  type Call,
  type CataloguePage,
  type CatalogueSource,
  type Count,
  type ListRequest,
  type PortalContext,
} from '../../src/connector/index.ts';
import { MAX_PAGE_SIZE } from './capabilities.ts';
import { domainOf, type SocrataConfig } from './config.ts';
import { partAt, readCursor, startOf, writeCursor, type Part, type Place } from './cursor.ts';
import { createAsk, type Ask } from './discovery.ts';
import { createGet } from './get.ts';
import { ALL_KINDS } from './kinds.ts';
import { offsetStepper, scrollStepper, WINDOW, type Step, type Walker } from './steps.ts';
import { createSweep, type Sweep } from './sweep.ts';

/** Changes are few; a page of them need not be large. */
const RECENT_PAGE_SIZE = 100;
const EVERYTHING: Part = { only: ALL_KINDS.join(','), size: null, isScrolled: false };

function partOf(kinds: readonly string[], size: number): Part {
  return { only: kinds.join(','), size: size === WINDOW ? null : size, isScrolled: size >= WINDOW };
}

/** Halves the kinds until each part fits the window; a single kind that does not is scrolled. */
async function plan(ask: Ask, call: Call): Promise<readonly Part[]> {
  const middle = ALL_KINDS.length >> 1;
  const queue: (readonly string[])[] = [ALL_KINDS.slice(0, middle), ALL_KINDS.slice(middle)];
  const parts: Part[] = [];
  for (let kinds = queue.shift(); kinds !== undefined; kinds = queue.shift()) {
    const { resultSetSize } = await ask({ only: kinds.join(','), limit: 1 }, call);
    const half = Math.ceil(kinds.length / 2);
    if (resultSetSize >= WINDOW && kinds.length > 1) queue.push(kinds.slice(0, half), kinds.slice(half));
    else if (resultSetSize > 0) parts.push(partOf(kinds, resultSetSize));
  }
  return parts;
}

/**
 * The sum of the parts, the present one as just reported. null where the portal stopped counting: it says 10,000,
 * or has sent more than it says.
 */
function totalOf(place: Place, reported: number, sweep: Sweep): Count | null {
  if (place.walk === 'recent' || reported === WINDOW || sweep.seenInPart > reported) return null;
  let value = reported;
  for (const [index, part] of place.parts.entries()) {
    if (index === place.at) continue;
    if (part.size === null) return null;
    value += part.size;
  }
  return { value, precision: 'exact' };
}

function pageOf(step: Step, place: Place, sweep: Sweep): CataloguePage {
  const { records, rejected, leftOut } = step.taken;
  const total = totalOf(place, step.reported, sweep);
  const next = step.next === null ? null : writeCursor(step.next);
  return { records, rejected, leftOut, gone: [], total, next };
}

/** By whole seconds, as the portal stamps: a change within the second of `since` must not be missed. */
function floorToSecond(since: Date | null): Date | null {
  return since === null ? null : new Date(Math.floor(since.getTime() / 1000) * 1000);
}

function firstPlace({ since, resume }: ListRequest): Place {
  if (resume === null) return startOf(since === null ? 'full' : 'recent', [EVERYTHING]);
  const place = readCursor(resume);
  if (since === null && place.walk === 'recent')
    throw new ConnectorError('BAD_CURSOR', 'a walk of recent changes cannot go on as a full one');
  return place;
}

function walkerOf(
  config: SocrataConfig,
  context: PortalContext,
  size: number,
  sweep: Sweep,
  call: Call,
): Walker {
  return {
    ask: createAsk(config, context.http),
    sweep,
    pageSize: Math.max(1, Math.min(size, MAX_PAGE_SIZE)),
    call,
    note: (message) => context.note('warn', message, { domain: domainOf(config) }),
  };
}

async function* listPages(
  config: SocrataConfig,
  context: PortalContext,
  request: ListRequest,
  call: Call,
): AsyncGenerator<CataloguePage> {
  let place: Place | null = firstPlace(request);
  const sweep = createSweep(domainOf(config), place.anchors);
  const size = place.walk === 'recent' ? Math.min(request.pageSize, RECENT_PAGE_SIZE) : request.pageSize;
  const walker = walkerOf(config, context, size, sweep, call);
  const byOffset = offsetStepper(walker, floorToSecond(request.since));
  const byScroll = scrollStepper(walker);
  for (let pages = 0; place !== null && pages < MAX_PAGES; pages += 1) {
    // More changes than the window shows: the rest is only in the whole list.
    if (place.walk === 'recent' && place.offset >= WINDOW) place = startOf('full', [EVERYTHING]);
    const isWhole = place.walk === 'full' && partAt(place).only === EVERYTHING.only;
    let step: Step = await (partAt(place).isScrolled ? byScroll(place) : byOffset(place));
    if (isWhole && place.offset === 0 && step.reported >= WINDOW) {
      const parts = await plan(walker.ask, call);
      place = startOf('full', parts);
      sweep.beginPart();
      step = { ...step, reported: parts[0]?.size ?? WINDOW, next: place };
    } else if (step.next !== null && step.next.at !== place.at) sweep.beginPart();
    yield pageOf(step, place, sweep);
    place = step.next;
  }
  if (place !== null) throw new ConnectorError('TOO_LARGE', `more than ${MAX_PAGES} pages`);
}

/** Lists everything but the platform's own bookkeeping; what is no dataset is left out by name. */
export function createCatalogue(config: SocrataConfig, context: PortalContext): CatalogueSource {
  return {
    list: (request, call) => listPages(config, context, request, call),
    get: createGet(config, context),
  };
}
