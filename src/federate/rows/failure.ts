/** What went wrong with a portal, as a value and as an error. */
import { ConnectorError } from '../../connector/index.ts';
import type { SourceFailure } from '../../domain/harvest.ts';

const MAX_MESSAGE = 1_000;

/** A portal failed, or was not asked. `code` is the failure's, as the cache looks for it. */
export class SourceTrouble extends Error {
  override readonly name = 'SourceTrouble';
  readonly failure: SourceFailure;
  /** It was not asked at all. */
  readonly skipped: boolean;
  constructor(failure: SourceFailure, skipped: boolean) {
    super(failure.message);
    this.failure = failure;
    this.skipped = skipped;
  }
  get code(): SourceFailure['code'] {
    return this.failure.code;
  }
}

function shorten(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)}…`;
}

/** A connector that throws anything but a ConnectorError has met a shape that it did not foresee. */
export function failureOf(error: unknown): SourceFailure {
  if (error instanceof SourceTrouble) return error.failure;
  if (error instanceof ConnectorError)
    return {
      code: error.code,
      message: shorten(error.message),
      retryAfterMs: error.facts.retryAfterMs ?? null,
    };
  const because = error instanceof Error ? error.message : String(error);
  return { code: 'BAD_SHAPE', message: shorten(`the connector failed: ${because}`), retryAfterMs: null };
}

/** Why whoever asked stopped waiting, as a failure: a deadline is a TIMEOUT, anything else was ABORTED. */
export function stopOf(reason: unknown): ConnectorError {
  if (reason instanceof ConnectorError) return reason;
  const isLate = reason instanceof Error && reason.name === 'TimeoutError';
  return isLate
    ? new ConnectorError('TIMEOUT', 'The time for the whole request was over.', { cause: reason })
    : new ConnectorError('ABORTED', 'The request was given up.', { cause: reason });
}

export function isUnsupported(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'UNSUPPORTED';
}

/** What a source threw, as trouble; null: it was no source's. */
export function troubleBehind(error: unknown): SourceTrouble | null {
  if (error instanceof SourceTrouble) return error;
  return isUnsupported(error) ? new SourceTrouble(failureOf(error), false) : null;
}
