/** What the tables of datasets were found to hold, and asking them. */
import type { DatasetKey } from '../domain/ids.ts';
import type { ContentFact } from '../domain/metrics/content/content-fact.ts';

export interface ContentStore {
  /** Aligned with the keys; null: never asked. */
  facts(keys: readonly DatasetKey[]): Promise<readonly (ContentFact | null)[]>;
  /** Local ids of a portal whose facts were saved after a revision, and the revision of now. */
  changedSince(
    portal: string,
    revision: number,
  ): Promise<{ readonly revision: number; readonly localIds: readonly string[] }>;
  /** When a table of the portal was asked last, RFC 3339 UTC; null: never. */
  askedAt(portal: string): Promise<string | null>;
  /** One transaction; each replaces what was known of its dataset. */
  save(facts: readonly ContentFact[]): Promise<void>;
}

export interface ContentProbeRequest {
  readonly portal: string;
  /** Requests to the portal at most. */
  readonly requests: number;
}
export interface ContentProbeReport {
  readonly portal: string;
  /** Living datasets with a table that the portal answers for. */
  readonly tables: number;
  /** Of those, to be asked now. */
  readonly due: number;
  readonly probed: readonly ContentFact[];
  readonly requests: number;
  /** null: it came to its end. */
  readonly stopped: 'ABORTED' | 'BUDGET' | null;
  /** Cities whose commitments were judged again, since they ask for rows of the portal. */
  readonly judged: readonly string[];
}
export type ProbeContents = (
  request: ContentProbeRequest,
  hear?: (fact: ContentFact, of: number) => void,
  signal?: AbortSignal,
) => Promise<ContentProbeReport>;
