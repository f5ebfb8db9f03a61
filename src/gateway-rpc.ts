/** What the serving and the harvesting thread say to each other. */
import { GatewayError, type GatewayErrorCode } from './domain/errors.ts';
import type { HarvestSide } from './gateway-harvest.ts';
import type { HarvestEvent } from './ports/harvester.ts';
import type { LinkCheckRequest, LinkEvent } from './ports/links.ts';
import type { MeasureProgress } from './report/portal-task.ts';

type Method = Exclude<keyof HarvestSide, 'subscribe'>;
/** Signals and listeners stay on their side: aborting is told by an abandonment, progress by messages of its own. */
export type CallArgs<M extends Method> = M extends 'checkLinks'
  ? [request: LinkCheckRequest]
  : M extends 'measure'
    ? [portal: string, anew: boolean]
    : Parameters<HarvestSide[M]>;
/** Nobody waits for the call of this id any more: signals cross no thread boundary by themselves. */
export interface Abandonment {
  readonly id: number;
  readonly method: 'abandon';
}
export type WorkerCall = {
  [M in Method]: { readonly id: number; readonly method: M; readonly args: CallArgs<M> };
}[Method];

export interface Reason {
  /** null: not one of ours, a fault. */
  readonly code: GatewayErrorCode | null;
  readonly message: string;
  readonly portal: string | null;
  readonly retryAfterMs: number | null;
  readonly hint: string | null;
  readonly stack: string | null;
}
/** What the calls that take long tell while they are at it. */
export type ProgressEvent = LinkEvent | MeasureProgress;
export type WorkerMessage<Value, Progress = ProgressEvent> =
  | { readonly type: 'ready' }
  | { readonly type: 'event'; readonly event: HarvestEvent }
  /** Of the call with this id. */
  | { readonly type: 'progress'; readonly id: number; readonly event: Progress }
  | { readonly type: 'answer'; readonly id: number; readonly value: Value }
  | { readonly type: 'failure'; readonly id: number; readonly reason: Reason };

/** An error in a form that a thread boundary keeps. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof GatewayError) {
    return {
      code: error.code,
      message: error.message,
      portal: error.facts.portal ?? null,
      retryAfterMs: error.facts.retryAfterMs ?? null,
      hint: error.facts.hint ?? null,
      stack: null,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  return { code: null, message, portal: null, retryAfterMs: null, hint: null, stack };
}

/** The error again, of the class it was. */
export function errorOf(reason: Reason): Error {
  if (reason.code === null) {
    const error = new Error(reason.message);
    if (reason.stack !== null) error.stack = reason.stack;
    return error;
  }
  return new GatewayError(reason.code, reason.message, {
    ...(reason.portal === null ? {} : { portal: reason.portal }),
    ...(reason.retryAfterMs === null ? {} : { retryAfterMs: reason.retryAfterMs }),
    ...(reason.hint === null ? {} : { hint: reason.hint }),
  });
}
