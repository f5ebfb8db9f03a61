/** What went wrong with a portal, as a value and as an error. */
import { ConnectorError } from '../../connector/index.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { SourceFailure } from '../../domain/harvest.ts';

const MAX_MESSAGE = 1_000;

/** `given-up`: by whoever asked, which says nothing of the portal, nor to others who wait for the same answer. */
export type TroubleKind = 'failed' | 'skipped' | 'given-up';

/** A portal failed, was not asked, or was not waited for. */
export class SourceTrouble extends Error {
  override readonly name = 'SourceTrouble';
  readonly failure: SourceFailure;
  readonly kind: TroubleKind;
  constructor(failure: SourceFailure, kind: TroubleKind = 'failed') {
    super(failure.message);
    this.failure = failure;
    this.kind = kind;
  }
  /** How the cache tells that a load was given up, so that those who joined it try again. */
  get code(): SourceFailure['code'] {
    return this.kind === 'given-up' ? 'ABORTED' : this.failure.code;
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
  const isLate =
    (reason instanceof Error && reason.name === 'TimeoutError') ||
    (reason instanceof GatewayError && reason.code === 'TIMEOUT');
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
  return isUnsupported(error) ? new SourceTrouble(failureOf(error)) : null;
}
