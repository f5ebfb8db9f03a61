/** Which of the platform's two back ends holds a table: they differ in what `=` means for text. */
import type { HttpJson } from '../../src/connector/index.ts';

/**
 * 2.0, the old one, compares text without regard to case and serves at most 50,000 rows at once; 2.1 compares exactly.
 * https://dev.socrata.com/docs/endpoints
 */
export type Backend = '2.0' | '2.1';

/** What answers said so far, by table; lives as long as the portal is open. */
export interface Backends {
  /** null: not known yet. */
  of(tableId: string): Backend | null;
  learn(tableId: string, backend: Backend | null): void;
}

/**
 * From the headers of a rows answer: X-SODA2-Legacy-Types is "true" on 2.0 alone, and only 2.1 tells how far its
 * replicas are. Null where a proxy left out both.
 */
export function backendOf(headers: HttpJson['headers']): Backend | null {
  if (headers['x-soda2-legacy-types'] === 'true') return '2.0';
  const isNew =
    headers['x-soda2-truth-last-modified'] !== undefined || headers['x-soda2-data-out-of-date'] !== undefined;
  return isNew ? '2.1' : null;
}

/** More than this many tables are not remembered; what is forgotten is only learnt again. */
const MOST = 10_000;

export function createBackends(): Backends {
  const known = new Map<string, Backend>();
  return {
    of: (tableId) => known.get(tableId) ?? null,
    learn(tableId, backend) {
      if (backend === null) return;
      if (known.size >= MOST && !known.has(tableId)) known.clear();
      known.set(tableId, backend);
    },
  };
}
