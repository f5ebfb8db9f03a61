/** One sweep over a portal's list: each page is stored with the place after it, and only then is the next one asked for. */
import { failureOf } from '../connector/failure.ts';
import { type Call, type CataloguePage, type CatalogueSource, ConnectorError } from '../connector/index.ts';
import type { Rejection, SourceFailure } from '../domain/harvest.ts';
import type { Json } from '../domain/json.ts';
import type { SourceRecord } from '../connector/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { PageOutcome, PageWrite, Store } from '../ports/store.ts';
import type { Meter } from './meter.ts';
import { type PreparedRecords, rejectionOf } from './prepare.ts';
import { SweepTally } from './sweep-tally.ts';

export interface Sweep {
  readonly runId: string;
  readonly portal: string;
  readonly source: CatalogueSource;
  readonly since: Date | null;
  readonly pageSize: number;
  readonly call: Call;
  /** Where an earlier process stopped; null: at the beginning. */
  readonly from: Json;
  /** The total that an earlier process read; null: none. */
  readonly firstTotal: number | null;
}
export interface SweepDeps {
  readonly writer: Store['writer'];
  readonly clock: Clock;
  readonly meter: Meter;
  readonly prepare: (records: readonly SourceRecord[]) => PreparedRecords;
  /** false: another process has taken the portal over, nothing may be written any more. */
  readonly keepLease: () => Promise<boolean>;
  readonly onPage: (outcome: PageOutcome) => Promise<void>;
}
export type SweepEnd =
  | { readonly is: 'ended' }
  | { readonly is: 'failed'; readonly failure: SourceFailure }
  /** The place that was saved means nothing to the connector (any more). */
  | { readonly is: 'lost-place' }
  | { readonly is: 'aborted' }
  | { readonly is: 'lease-lost' };
export interface SweepResult {
  readonly end: SweepEnd;
  readonly tally: SweepTally;
  /** Where the walk stands: the place after the last page stored. */
  readonly cursor: Json;
  readonly pages: number;
}

/** Enough for 10^7 records in pages of 100. */
const MAX_PAGES = 100_000;

type Step = { readonly is: 'page'; readonly page: CataloguePage } | SweepEnd;

async function nextPage(pages: AsyncIterator<CataloguePage>, call: Call): Promise<Step> {
  try {
    const step = await pages.next();
    if (call.signal.aborted) return { is: 'aborted' };
    if (step.done !== true) return { is: 'page', page: step.value };
    return { is: 'failed', failure: unfinished('the list ended without a last page') };
  } catch (error) {
    if (call.signal.aborted) return { is: 'aborted' };
    if (error instanceof ConnectorError && error.code === 'BAD_CURSOR') return { is: 'lost-place' };
    return { is: 'failed', failure: failureOf(error) };
  }
}

function unfinished(message: string): SourceFailure {
  return { code: 'BAD_SHAPE', message, retryAfterMs: null };
}

function pageWrite(
  sweep: Sweep,
  deps: SweepDeps,
  page: CataloguePage,
  fresh: readonly SourceRecord[],
): PageWrite {
  const { writes, rejections } = deps.prepare(fresh);
  const refused: Rejection[] = page.rejected.map(({ localId, error }) => rejectionOf(localId, error));
  const exact = page.total?.precision === 'exact' ? page.total.value : null;
  return {
    runId: sweep.runId,
    portal: sweep.portal,
    seenAt: deps.clock.now().toISOString(),
    records: writes,
    rejections: [...rejections, ...refused],
    leftOut: page.leftOut,
    cursor: page.next,
    expected: exact,
    ...deps.meter.take(),
  };
}

/** A list that throws before its first page is a failed walk like any other. */
async function* pagesOf(sweep: Sweep): AsyncGenerator<CataloguePage> {
  const { since, from: resume, pageSize } = sweep;
  yield* sweep.source.list({ since, resume, pageSize }, sweep.call);
}

/** Stops a generator that is not wanted any more; what it throws then is of no interest. */
async function dismiss(pages: AsyncIterator<CataloguePage>): Promise<void> {
  try {
    await pages.return?.();
  } catch {
    // The walk has its end already; a connector that fails while tidying up cannot change it.
  }
}

/** Throws only what the store throws: everything that a portal does is in the result. */
export async function runSweep(sweep: Sweep, deps: SweepDeps): Promise<SweepResult> {
  const tally = new SweepTally(sweep.firstTotal);
  let cursor = sweep.from;
  let pages = 0;
  const done = (end: SweepEnd): SweepResult => ({ end, tally, cursor, pages });
  const iterator = pagesOf(sweep);
  try {
    while (pages < MAX_PAGES) {
      const step = await nextPage(iterator, sweep.call);
      if (step.is !== 'page') return done(step);
      const { fresh, stuck } = tally.add(step.page);
      if (stuck !== null) return done({ is: 'failed', failure: stuck });
      if (!(await deps.keepLease())) return done({ is: 'lease-lost' });
      const outcome = await deps.writer.storePage(pageWrite(sweep, deps, step.page, fresh));
      cursor = step.page.next;
      pages += 1;
      await deps.onPage(outcome);
      if (cursor === null) return done({ is: 'ended' });
    }
    return done({ is: 'failed', failure: unfinished(`more than ${MAX_PAGES} pages`) });
  } finally {
    await dismiss(iterator);
  }
}
