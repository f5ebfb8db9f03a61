/** What went wrong with a portal, as a value and as an error. */
import { failureOf as connectorFailureOf } from '../../connector/failure.ts';
import { ConnectorError } from '../../connector/index.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { SourceFailure } from '../../domain/harvest.ts';

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

/** Why a portal failed, was not asked, or was not waited for. */
export function failureOf(error: unknown): SourceFailure {
  return error instanceof SourceTrouble ? error.failure : connectorFailureOf(error);
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
