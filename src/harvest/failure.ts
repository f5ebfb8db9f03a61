import { ConnectorError, REMEDY } from '../connector/index.ts';
import type { SourceFailure } from '../domain/harvest.ts';

const MAX_MESSAGE = 1_000;

export function shorten(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)}…`;
}

/** A connector that throws anything but a ConnectorError has met a shape that it did not foresee. */
export function failureOf(error: unknown): SourceFailure {
  if (error instanceof ConnectorError)
    return {
      code: error.code,
      message: shorten(error.message),
      retryAfterMs: error.facts.retryAfterMs ?? null,
    };
  const because = error instanceof Error ? error.message : String(error);
  return { code: 'BAD_SHAPE', message: shorten(`the connector failed: ${because}`), retryAfterMs: null };
}

/** The portal was slow, down or cut off: what it had sent until then is as good as ever. */
export function isPassing(failure: SourceFailure | null): boolean {
  if (failure === null || failure.code === 'BEYOND_REACH') return false;
  return REMEDY[failure.code] === 'retry';
}
