/** Reading datasets through to their portal by id: one question for any number of them, as far as the platform allows. */
import { failureOf } from '../connector/failure.ts';
import { type Call, ConnectorError, type SourceRecord } from '../connector/index.ts';
import type { SourceFailure } from '../domain/harvest.ts';
import type { Clock } from '../ports/clock.ts';
import type { FetchOutcome, FetchReport } from '../ports/harvester.ts';
import type { HttpClient } from '../ports/http.ts';
import type { RecordWrite, Store } from '../ports/store.ts';
import type { OpenedPortal } from './portals.ts';
import { prepareRecord, type Preparation } from './prepare.ts';

export interface FetchDeps {
  readonly store: Store;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly digest: (text: string) => string;
  readonly requestId: string;
  readonly closing: AbortSignal;
  /** Aborted when nobody waits for the answer any more. */
  readonly abandoned?: AbortSignal | undefined;
}

/** Somebody waits for the answer: a portal that asks us to come back in a minute is told as such instead. */
export const FETCH_TIMEOUT_MS = 30_000;

type Answer = SourceRecord | ConnectorError | null;

function failed(localId: string, failure: SourceFailure): FetchOutcome {
  return { localId, outcome: 'FAILED', failure };
}

async function ask(
  opened: OpenedPortal,
  ids: readonly string[],
  call: Call,
): Promise<readonly Answer[] | SourceFailure> {
  const { get } = opened.portal.catalogue;
  if (get === undefined)
    return { code: 'UNSUPPORTED', message: 'this platform has no reading by id', retryAfterMs: null };
  try {
    return await get.call(opened.portal.catalogue, ids, call);
  } catch (error) {
    return failureOf(error);
  }
}

function isFailure(answers: readonly Answer[] | SourceFailure): answers is SourceFailure {
  return 'code' in answers;
}

function outcomeOf(
  localId: string,
  answer: Answer | undefined,
  preparation: Preparation,
  writes: RecordWrite[],
): FetchOutcome {
  if (answer === null) return { localId, outcome: 'GONE', failure: null };
  if (answer instanceof ConnectorError && answer.code === 'NOT_FOUND')
    return { localId, outcome: 'GONE', failure: null };
  if (answer instanceof ConnectorError) return failed(localId, failureOf(answer));
  if (answer?.localId !== localId) {
    const came = answer === undefined ? 'nothing' : `"${answer.localId}"`;
    const message = `asked for "${localId}", got ${came}`;
    return failed(localId, { code: 'BAD_SHAPE', message, retryAfterMs: null });
  }
  const prepared = prepareRecord(answer, preparation);
  if (prepared.is === 'rejection') {
    const { code, message } = prepared.rejection;
    return failed(localId, { code, message, retryAfterMs: null });
  }
  writes.push(prepared.write);
  return { localId, outcome: 'STORED', failure: null };
}

/** An aborted call reads as what it is to the one who waits: no answer in time, or a gateway that shuts down. */
function inTime(failure: SourceFailure, deadline: AbortSignal): SourceFailure {
  if (failure.code !== 'ABORTED' || !deadline.aborted) return failure;
  return { code: 'TIMEOUT', message: `no answer within ${FETCH_TIMEOUT_MS} ms`, retryAfterMs: null };
}

async function fetchChunk(
  opened: OpenedPortal,
  ids: readonly string[],
  call: Call,
  deps: FetchDeps,
): Promise<readonly FetchOutcome[]> {
  const answers = await ask(opened, ids, call);
  if (isFailure(answers)) return ids.map((id) => failed(id, answers));
  const { entry, connector, config } = opened;
  const now = deps.clock.now();
  const preparation = { entry, connector, config, digest: deps.digest, now };
  const writes: RecordWrite[] = [];
  const outcomes = ids.map((id, index) => outcomeOf(id, answers[index], preparation, writes));
  if (writes.length > 0) await deps.store.writer.storeFetched(entry.slug, now.toISOString(), writes);
  return outcomes;
}

/** Aligned with `localIds`; throws only what the store throws. Dead portals answer within FETCH_TIMEOUT_MS. */
export async function fetchDatasets(
  opened: OpenedPortal,
  localIds: readonly string[],
  deps: FetchDeps,
): Promise<FetchReport> {
  const started = deps.clock.now().getTime();
  const deadline = AbortSignal.timeout(FETCH_TIMEOUT_MS);
  const ends = [deadline, deps.closing, ...(deps.abandoned === undefined ? [] : [deps.abandoned])];
  const call = { signal: AbortSignal.any(ends), requestId: deps.requestId };
  const distinct = [...new Set(localIds)];
  const size = opened.portal.capabilities.catalogue.getMany ?? Math.max(1, distinct.length);
  const outcomes = new Map<string, FetchOutcome>();
  for (let start = 0; start < distinct.length; start += size) {
    const chunk = await fetchChunk(opened, distinct.slice(start, start + size), call, deps);
    for (const one of chunk)
      outcomes.set(
        one.localId,
        one.failure === null ? one : { ...one, failure: inTime(one.failure, deadline) },
      );
  }
  const { requests } = deps.http.usage(deps.requestId);
  deps.http.forget(deps.requestId);
  return {
    outcomes: localIds.map((id) => outcomes.get(id) ?? { localId: id, outcome: 'GONE', failure: null }),
    requests,
    durationMs: deps.clock.now().getTime() - started,
  };
}

/** The same for a portal that could not be opened. */
export function fetchRefused(localIds: readonly string[], failure: SourceFailure): FetchReport {
  return { outcomes: localIds.map((id) => failed(id, failure)), requests: 0, durationMs: 0 };
}
