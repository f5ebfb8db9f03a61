/** One portal's run: opened under its lease, walked, walked once more if the numbers disagree, and closed. */
import type { Call, SourceRecord } from '../connector/index.ts';
import type { HarvestRun, SourceFailure } from '../domain/harvest.ts';
import type { Clock } from '../ports/clock.ts';
import type { HarvestEvent } from '../ports/harvester.ts';
import type { HttpClient } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { OpenRun, PageOutcome, PortalLog, Store } from '../ports/store.ts';
import { createMeter, type Meter } from './meter.ts';
import { platformDoubt } from './platform-doubt.ts';
import type { OpenedPortal } from './portals.ts';
import { type PreparedRecords, prepareRecords } from './prepare.ts';
import { settlementOf } from './settle.ts';
import { judgeWalk, type WalkVerdict } from './verdict.ts';
import { runSweep, type SweepDeps, type SweepResult } from './walk.ts';

export interface RunDeps {
  readonly store: Store;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly digest: (text: string) => string;
  readonly emit: (event: HarvestEvent) => void;
  /** Who holds the portal: unique per process. */
  readonly holder: string;
}
export interface RunRequest {
  readonly opened: OpenedPortal;
  readonly open: OpenRun;
  /** As it stood before this run. */
  readonly before: PortalLog;
  readonly call: Call;
}
export type RunEnd = 'settled' | 'aborted' | 'lease-lost';

/** How often a worthless cursor may send a run back to the beginning. */
const MOST_RESTARTS = 2;
/** Above this many writes the full-text index is merged afterwards. */
const LARGE = 1_000;

interface Walked {
  readonly result: SweepResult;
  readonly walk: WalkVerdict;
  readonly failure: SourceFailure | null;
}

/** One run in progress; made for it and dropped with it. */
class Run {
  readonly #request: RunRequest;
  readonly #deps: RunDeps;
  readonly #meter: Meter;
  constructor(request: RunRequest, deps: RunDeps) {
    this.#request = request;
    this.#deps = deps;
    this.#meter = createMeter(deps.http, request.call.requestId);
  }

  async walkAndSettle(): Promise<RunEnd> {
    const first = await this.#walk(this.#request.open.cursor, this.#request.open.resumed);
    if (typeof first === 'string') return first;
    const walked = this.#deservesSecond(first) ? await this.#again() : first;
    if (typeof walked === 'string') return walked;
    return this.#settle(walked);
  }

  get #runId(): string {
    return this.#request.open.run.id;
  }

  /**
   * An uneven full walk is swept once more, over the same marks, if the portal moved under it. Where the run before
   * was uneven too, the numbers disagree for good and asking twice would only cost the portal.
   */
  #deservesSecond({ walk }: Walked): boolean {
    const { open, before } = this.#request;
    return open.run.mode === 'FULL' && walk.verdict === 'UNEVEN' && before.lastRun?.verdict !== 'UNEVEN';
  }

  async #again(): Promise<Walked | RunEnd> {
    this.#note('numbers disagree, sweeping once more');
    await this.#deps.store.log.restart(this.#runId);
    return this.#walk(null, false);
  }

  async #walk(from: OpenRun['cursor'], resumed: boolean): Promise<Walked | RunEnd> {
    let start = from;
    for (let restarts = 0; ; restarts += 1) {
      const result = await this.#sweep(start, resumed && restarts === 0);
      const { end } = result;
      if (end.is === 'aborted' || end.is === 'lease-lost') return end.is;
      if (end.is !== 'lost-place' || restarts >= MOST_RESTARTS) return this.#judge(result, start);
      this.#note('the saved place is worthless, starting again');
      await this.#deps.store.log.restart(this.#runId);
      start = null;
    }
  }

  #sweep(from: OpenRun['cursor'], resumed: boolean): Promise<SweepResult> {
    const { opened, open, call } = this.#request;
    const sweep = {
      runId: this.#runId,
      portal: opened.entry.slug,
      source: opened.portal.catalogue,
      since: open.since === null ? null : new Date(open.since),
      pageSize: opened.portal.capabilities.catalogue.maxPageSize,
      call,
      from,
      firstTotal: resumed && from !== null ? open.firstExpected : null,
    };
    return runSweep(sweep, this.#sweepDeps());
  }

  #sweepDeps(): SweepDeps {
    return {
      writer: this.#deps.store.writer,
      clock: this.#deps.clock,
      meter: this.#meter,
      prepare: (records) => this.#prepare(records),
      keepLease: () => this.#keepLease(),
      onPage: (outcome) => this.#tell(outcome),
    };
  }

  #keepLease(): Promise<boolean> {
    return this.#deps.store.log.renew(this.#runId, this.#deps.holder, this.#deps.clock.now().toISOString());
  }

  #prepare(records: readonly SourceRecord[]): PreparedRecords {
    const { entry, connector, config } = this.#request.opened;
    const { clock, digest } = this.#deps;
    return prepareRecords(records, { entry, connector, config, digest, now: clock.now() });
  }

  async #tell(outcome: PageOutcome): Promise<void> {
    const run = await this.#deps.store.log.run(this.#runId);
    if (run === null) return;
    const { portal, seen, expected, rejected, leftOut } = run;
    const { added, changed, unchanged } = outcome;
    const counts = { seen, expected, added, changed, unchanged, rejected, leftOut };
    this.#deps.emit({ type: 'page', portal, runId: run.id, ...counts });
  }

  /** A sweep from the beginning knows its own numbers; of a resumed one only the store knows them all. */
  async #judge(result: SweepResult, from: OpenRun['cursor']): Promise<Walked> {
    const { end, tally } = result;
    const stored = from === null ? null : await this.#deps.store.log.run(this.#runId);
    const failure = await this.#failureOf(end);
    const facts = {
      mode: this.#request.open.run.mode,
      ended: end.is === 'ended',
      failure,
      seen: stored?.seen ?? tally.seen,
      totals: tally.totals,
      repeatedPages: tally.repeatedPages,
    };
    return { result, walk: judgeWalk(facts), failure };
  }

  async #failureOf(end: SweepResult['end']): Promise<SourceFailure | null> {
    if (end.is === 'lost-place')
      return { code: 'BAD_CURSOR', message: 'the list could not be followed', retryAfterMs: null };
    if (end.is !== 'failed') return null;
    const other = await platformDoubt(this.#request.opened, end.failure, this.#request.call);
    return other === null ? end.failure : { code: 'NOT_THIS_PLATFORM', message: other, retryAfterMs: null };
  }

  async #settle({ result, walk, failure }: Walked): Promise<RunEnd> {
    const { open, opened, call } = this.#request;
    const { store, clock } = this.#deps;
    const closing = {
      runId: this.#runId,
      startedAt: open.run.startedAt,
      mode: open.run.mode,
      walk,
      failure,
      call,
      // A page that came twice is not told to whoever goes on: better to begin anew.
      isResumable:
        opened.portal.capabilities.catalogue.order === 'stable' && result.tally.repeatedPages === 0,
    };
    const settlement = await settlementOf(closing, {
      store,
      clock,
      opened,
      prepare: (records) => this.#prepare(records),
      otherPlatform: () => platformDoubt(opened, null, call),
    });
    if (!(await this.#keepLease())) return 'lease-lost';
    await this.#noteSpent(result.cursor);
    await store.writer.settle(settlement);
    await this.#optimise();
    return 'settled';
  }

  /** Requests since the last page (failed ones, confirmations) belong to the run as well. */
  async #noteSpent(cursor: OpenRun['cursor']): Promise<void> {
    const spent = this.#meter.take();
    if (spent.requests === 0 && spent.bytes === 0) return;
    await this.#deps.store.writer.storePage({
      runId: this.#runId,
      portal: this.#request.opened.entry.slug,
      seenAt: this.#deps.clock.now().toISOString(),
      records: [],
      rejections: [],
      leftOut: [],
      cursor,
      expected: null,
      ...spent,
    });
  }

  async #optimise(): Promise<void> {
    const run = await this.#deps.store.log.run(this.#runId);
    if (run !== null && run.added + run.changed + run.removed >= LARGE)
      await this.#deps.store.writer.optimise();
  }

  #note(message: string): void {
    this.#deps.log.write('info', message, { portal: this.#request.opened.entry.slug, run: this.#runId });
  }
}

/** Throws only what the store throws; what the portal does is in the run's record. */
export async function runPortal(request: RunRequest, deps: RunDeps): Promise<RunEnd> {
  return new Run(request, deps).walkAndSettle();
}

/** Closes a run of a portal that could not even be opened. */
export async function settleRefused(
  run: HarvestRun,
  failure: SourceFailure,
  deps: Pick<RunDeps, 'store' | 'clock'>,
): Promise<void> {
  await deps.store.writer.settle({
    runId: run.id,
    at: deps.clock.now().toISOString(),
    verdict: 'BROKEN',
    reason: `The portal could not be opened: ${failure.message}.`,
    error: failure,
    missed: [],
    remove: [],
    held: [],
    keepsPlace: false,
  });
}
