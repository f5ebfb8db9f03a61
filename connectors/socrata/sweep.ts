/** What a walk has seen so far, and the pages made of what is new. */
import type { CataloguePage, Json } from '../../src/connector/index.ts';
import { sortResult } from './kinds.ts';

type Batch = Pick<CataloguePage, 'records' | 'rejected' | 'leftOut'>;
export interface Taken extends Batch {
  readonly fresh: number;
  /** How many of the results were looked at before `most` new ones were found. */
  readonly consumed: number;
  /** Ids of those, in their order; unreadable ones are not among them. */
  readonly ids: readonly string[];
}
export interface Sweep {
  has(id: string): boolean;
  /** Sorts the results that no earlier page had, at most `most` of them. */
  take(results: readonly Json[], most: number): Taken;
  /** Distinct results so far, since the part began. */
  readonly seenInPart: number;
  beginPart(): void;
}

interface Basket {
  readonly records: CataloguePage['records'][number][];
  readonly rejected: CataloguePage['rejected'][number][];
  readonly leftOut: CataloguePage['leftOut'][number][];
}

/** A result without an id is known by its text. */
function put(raw: Json, domain: string, seen: Set<string>, basket: Basket): string | null {
  const sorted = sortResult(raw, domain);
  const key = sorted.id ?? `?${JSON.stringify(raw)}`;
  if (seen.has(key)) return sorted.id;
  seen.add(key);
  if (sorted.is === 'record') basket.records.push(sorted.record);
  else if (sorted.is === 'left out') basket.leftOut.push(sorted.leftOut);
  else basket.rejected.push(sorted.rejected);
  return sorted.id;
}

/** `known`: ids that an earlier process saw. */
export function createSweep(domain: string, known: readonly string[]): Sweep {
  const seen = new Set<string>(known);
  let before = seen.size;
  return {
    has: (id) => seen.has(id),
    take(results, most) {
      const basket: Basket = { records: [], rejected: [], leftOut: [] };
      const start = seen.size;
      const ids: string[] = [];
      let consumed = 0;
      for (const raw of results) {
        if (seen.size - start >= most) break;
        const id = put(raw, domain, seen, basket);
        if (id !== null) ids.push(id);
        consumed += 1;
      }
      return { ...basket, fresh: seen.size - start, consumed, ids };
    },
    get seenInPart() {
      return seen.size - before;
    },
    beginPart() {
      before = seen.size;
    },
  };
}
