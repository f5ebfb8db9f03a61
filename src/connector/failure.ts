/** What a connector threw, as a value that can be kept and shown. */
import { ConnectorError, type ConnectorErrorCode } from './errors.ts';

const MAX_MESSAGE = 1_000;

export interface ConnectorFailure {
  readonly code: ConnectorErrorCode;
  /** At most 1,000 characters, and a mark where more were cut off. */
  readonly message: string;
  readonly retryAfterMs: number | null;
}

function shorten(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)}…`;
}

/** A connector that throws anything but a ConnectorError has met a shape that it did not foresee. */
export function failureOf(error: unknown): ConnectorFailure {
  if (error instanceof ConnectorError)
    return {
      code: error.code,
      message: shorten(error.message),
      retryAfterMs: error.facts.retryAfterMs ?? null,
    };
  const because = error instanceof Error ? error.message : String(error);
  return { code: 'BAD_SHAPE', message: shorten(`the connector failed: ${because}`), retryAfterMs: null };
}
