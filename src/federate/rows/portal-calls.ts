/** Asking portals: with a breaker, a deadline, a budget and a meter. */
import type { Call } from '../../connector/index.ts';
import { createAbortHub, type AbortHub } from '../../domain/abort-hub.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HttpClient } from '../../ports/http.ts';
import type { RowsContext } from '../../ports/rows.ts';
import { settleBudget } from './budget.ts';
import { failureOf, isUnsupported, SourceTrouble } from './failure.ts';
import { HEALTH_POLICY, healthAfter, mayAsk, outcomeFor, WELL } from './health.ts';
import type { Answered, Health, HealthPolicy } from './health.ts';
import { createPatience, type Patience } from './patience.ts';

/** What one question cost. */
export interface Spent {
  readonly requests: number;
  readonly durationMs: number;
}
export const NOTHING: Spent = { requests: 0, durationMs: 0 };
export function addSpent(a: Spent, b: Spent): Spent {
  return { requests: a.requests + b.requests, durationMs: a.durationMs + b.durationMs };
}

/** One question to a portal while it is under way. */
export interface Asking {
  readonly call: Call;
  readonly patience: Patience;
  /** What the source answers, in time; what it throws, as SourceTrouble or as UNSUPPORTED. */
  answer<T>(task: () => Promise<T>): Promise<T>;
  /** Takes requests out of the budget, or throws LIMIT_EXCEEDED. */
  take(requests: number, what: string): void;
  /** Takes them ahead for reading rows; free of a file, which is here already. */
  reserve(requests: number, what: string): void;
  /** Before each request for rows: uses up what was reserved, else takes it now. */
  spend(what: string): void;
  /** The task has an answer all the same, but the portal has failed. */
  note(error: unknown): void;
}
export type Asked<T> =
  | { readonly is: 'answered'; readonly value: T; readonly spent: Spent }
  /** `error`: SourceTrouble, or ConnectorError UNSUPPORTED as the connector threw it. */
  | { readonly is: 'failed'; readonly error: Error; readonly spent: Spent };

export interface Line {
  /** What fails together: a portal's rows, or the files of a host. */
  readonly line: string;
  readonly via: 'api' | 'file';
}

export interface PortalCalls {
  /**
   * The task asks its source through `answer`; whatever else it throws is no failure of the
   * portal's and is thrown.
   */
  ask<T>(asked: Line, context: RowsContext, task: (asking: Asking) => Promise<T>): Promise<Asked<T>>;
  /** The same in pieces, for answers that are given while they are read; `done` must be called. */
  begin(asked: Line, context: RowsContext): Begun;
}
export interface Begun {
  readonly asking: Asking;
  /** Closes the question with what came of it (undefined: an answer), and tells what it cost. Only the first time counts. */
  done(error: unknown): Spent;
  spent(): Spent;
}

export interface PortalCallsDeps {
  readonly clock: Clock;
  readonly meter: Pick<HttpClient, 'usage' | 'forget'>;
  readonly portalMs: number;
  readonly fileMs: number;
  readonly health?: HealthPolicy;
}

export function createPortalCalls(deps: PortalCallsDeps): PortalCalls {
  const { clock, meter } = deps;
  const hub: AbortHub = createAbortHub();
  const healths = new Map<string, Health>();
  let begunSoFar = 0;
  const now = (): number => clock.now().getTime();
  const record = (line: string, answered: Answered): void => {
    const health = healthAfter(healths.get(line) ?? WELL, answered, now(), deps.health ?? HEALTH_POLICY);
    if (health === WELL) healths.delete(line);
    else healths.set(line, health);
  };
  const admit = (line: string): void => {
    const verdict = mayAsk(healths.get(line) ?? WELL, now());
    if (!verdict.ask) throw new SourceTrouble(verdict.failure, 'skipped');
    if (verdict.health.is !== 'well') healths.set(line, verdict.health);
  };
  const begin = ({ line, via }: Line, context: RowsContext): Begun => {
    admit(line);
    begunSoFar += 1;
    const requestId = `${context.requestId}.${begunSoFar}`;
    const startedAt = now();
    let taken = 0;
    let ahead = 0;
    let noted: unknown = undefined;
    let final: Spent | null = null;
    const patience = createPatience({
      clock,
      hub,
      signal: context.signal,
      ms: via === 'file' ? deps.fileMs : deps.portalMs,
    });
    const spent = (): Spent =>
      final ?? { requests: meter.usage(requestId).requests, durationMs: now() - startedAt };
    const done = (thrown: unknown): Spent => {
      if (final !== null) return final;
      const error = thrown ?? noted;
      final = spent();
      patience.end();
      settleBudget(context.budget, taken, final.requests);
      meter.forget(requestId);
      record(line, answeredBy(error, final.requests));
      return final;
    };
    const take = (requests: number, what: string): void => {
      context.budget.take(requests, what);
      taken += requests;
    };
    const reserve = (requests: number, what: string): void => {
      if (via === 'file') return;
      take(requests, what);
      ahead += requests;
    };
    const spend = (what: string): void => {
      if (via === 'file') return;
      if (ahead === 0) reserve(1, what);
      ahead -= 1;
    };
    const note = (error: unknown): void => {
      noted = error;
    };
    const call = { signal: patience.signal, requestId };
    const answer = async <T>(task: () => Promise<T>): Promise<T> => {
      try {
        return await patience.within(task());
      } catch (error) {
        throw patience.isGivenUp ? new SourceTrouble(failureOf(error), 'given-up') : troubleOf(error);
      }
    };
    return { asking: { call, patience, answer, take, reserve, spend, note }, done, spent };
  };
  const ask = async <T>(
    asked: Line,
    context: RowsContext,
    task: (asking: Asking) => Promise<T>,
  ): Promise<Asked<T>> => {
    let begun: Begun;
    try {
      begun = begin(asked, context);
    } catch (error) {
      if (!(error instanceof SourceTrouble)) throw error;
      return { is: 'failed', error, spent: NOTHING };
    }
    try {
      const value = await task(begun.asking);
      return { is: 'answered', value, spent: begun.done(undefined) };
    } catch (error) {
      const spent = begun.done(error);
      if (isOfSource(error)) return { is: 'failed', error, spent };
      throw error;
    }
  };
  return { ask, begin };
}

/** What a portal threw, as trouble; what its connector could not translate stays what it is. */
export function troubleOf(error: unknown): Error {
  if (isOfSource(error)) return error;
  return new SourceTrouble(failureOf(error));
}

function isOfSource(error: unknown): error is Error {
  return error instanceof SourceTrouble || (error instanceof Error && isUnsupported(error));
}

/** What a question says of the portal; what was refused here says nothing, unless it was asked before. */
function answeredBy(error: unknown, requests: number): Answered {
  if (error === undefined) return { was: 'answer' };
  if (!(error instanceof SourceTrouble)) return requests > 0 ? { was: 'answer' } : { was: 'given-up' };
  return error.kind === 'given-up' ? { was: 'given-up' } : outcomeFor(error.failure);
}
