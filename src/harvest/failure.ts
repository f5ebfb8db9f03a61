import { REMEDY } from '../connector/index.ts';
import type { SourceFailure } from '../domain/harvest.ts';

/** The portal was slow, down or cut off: what it had sent until then is as good as ever. */
export function isPassing(failure: SourceFailure | null): boolean {
  if (failure === null || failure.code === 'BEYOND_REACH') return false;
  return REMEDY[failure.code] === 'retry';
}
