/** What one sweep over a portal's list has seen so far, kept in memory: ids, totals, repeats. */
import type { CataloguePage, SourceRecord } from '../connector/index.ts';
import type { SourceFailure } from '../domain/harvest.ts';
import { canonicalJson } from '../domain/fingerprint.ts';

export interface TallyStep {
  /** Records whose id this sweep had not brought yet: the first of several with one id is kept. */
  readonly fresh: readonly SourceRecord[];
  /** Paging is stuck: the page is to be left unstored and the walk to stop. */
  readonly stuck: SourceFailure | null;
}

const MOST_REPEATS = 3;
const MOST_EMPTY = 50;

function stuckBecause(message: string): SourceFailure {
  return { code: 'BAD_SHAPE', message, retryAfterMs: null };
}

/** About 100 bytes for each id of the portal. */
export class SweepTally {
  repeatedPages = 0;
  #nameless = 0;
  #repeatsRunning = 0;
  #emptyRunning = 0;
  #totals: { first: number; last: number } | null = null;
  #before = '';
  readonly #ids = new Set<string>();
  /** Places, and how much had been seen when the walk was last sent there. */
  readonly #cursors = new Map<string, number>();

  constructor(firstTotal: number | null) {
    if (firstTotal !== null) this.#totals = { first: firstTotal, last: firstTotal };
  }

  /** Distinct ids, and those rejected without one. */
  get seen(): number {
    return this.#ids.size + this.#nameless;
  }
  get totals(): { readonly first: number; readonly last: number } | null {
    return this.#totals;
  }

  add(page: CataloguePage): TallyStep {
    const ids = idsOf(page);
    const stuck = this.#stuck(page, ids);
    if (stuck !== null) return { fresh: [], stuck };
    this.#before = JSON.stringify(ids);
    if (page.total?.precision === 'exact') {
      const { value } = page.total;
      this.#totals = { first: this.#totals?.first ?? value, last: value };
    }
    const fresh = page.records.filter(({ localId }) => {
      const isNew = !this.#ids.has(localId);
      this.#ids.add(localId);
      return isNew;
    });
    for (const id of ids) if (id !== null) this.#ids.add(id);
    this.#nameless += ids.filter((id) => id === null).length;
    if (page.next !== null) this.#cursors.set(canonicalJson(page.next), this.seen);
    return { fresh, stuck: null };
  }

  #bringsNew(ids: readonly (string | null)[]): boolean {
    return ids.some((id) => id === null || !this.#ids.has(id));
  }

  #stuck(page: CataloguePage, ids: readonly (string | null)[]): SourceFailure | null {
    const cursor = page.next === null ? null : canonicalJson(page.next);
    if (cursor !== null && this.#cursors.get(cursor) === this.seen && !this.#bringsNew(ids))
      return stuckBecause('the portal sent the walk back to a place where it had been');
    if (ids.length === 0) {
      this.#emptyRunning += 1;
      if (this.#emptyRunning <= MOST_EMPTY || cursor === null) return null;
      return stuckBecause(`${MOST_EMPTY} empty pages running, and still no last one`);
    }
    this.#emptyRunning = 0;
    const isRepeat = !this.#bringsNew(ids);
    this.#repeatsRunning = isRepeat ? this.#repeatsRunning + 1 : 0;
    if (isRepeat) this.repeatedPages += 1;
    if (isRepeat && this.#before === JSON.stringify(ids))
      return stuckBecause(`the portal sent the same page of ${ids.length} records twice`);
    if (this.#repeatsRunning < MOST_REPEATS || cursor === null) return null;
    return stuckBecause(`${MOST_REPEATS} pages running held only what earlier pages had held`);
  }
}

function idsOf(page: CataloguePage): readonly (string | null)[] {
  return [...page.records, ...page.rejected, ...page.leftOut].map(({ localId }) => localId);
}
