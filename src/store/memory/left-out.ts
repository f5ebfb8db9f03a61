/** What pools of cities leave out, by the time for which they do. */
import type { LeftOutDataset } from '../../ports/metrics.ts';
import { heldAtMonthEnd } from '../month-end.ts';

interface Held {
  readonly dataset: LeftOutDataset;
  readonly key: string;
  readonly validFrom: string;
  validTo: string | null;
}

export class MemoryLeftOut {
  readonly #held = new Map<string, Held[]>();

  /** Of a snapshot that is not followed by a later one. */
  put(scope: string, at: string, leftOut: readonly LeftOutDataset[]): void {
    const wanted = new Map(leftOut.map((dataset) => [keyOf(dataset), dataset]));
    const held = this.#held.get(scope) ?? [];
    for (const one of held) if (one.validTo === null && !wanted.delete(one.key)) one.validTo = at;
    const added = [...wanted].map(([key, dataset]): Held => ({ dataset, key, validFrom: at, validTo: null }));
    this.#held.set(scope, [...held.filter(({ validFrom, validTo }) => validFrom !== validTo), ...added]);
  }

  /** null: now. */
  at(scope: string, at: string | null): readonly LeftOutDataset[] {
    return (this.#held.get(scope) ?? [])
      .filter(({ validFrom, validTo }) =>
        at === null ? validTo === null : validFrom <= at && (validTo === null || validTo > at),
      )
      .map(({ dataset }) => dataset)
      .toSorted((a, b) => compare(a.portal, b.portal) || compare(a.localId, b.localId));
  }

  /** How many were forgotten. */
  thin(until: string, limit: number): number {
    const brief = [...this.#held.values()]
      .flat()
      .filter(
        ({ validFrom, validTo }) =>
          validTo !== null && validTo <= until && !heldAtMonthEnd(validFrom, validTo),
      )
      .toSorted((a, b) => compare(a.validTo ?? '', b.validTo ?? ''));
    const forgotten = new Set(brief.slice(0, limit));
    for (const [scope, held] of this.#held)
      this.#held.set(
        scope,
        held.filter((one) => !forgotten.has(one)),
      );
    return forgotten.size;
  }
}

function keyOf({ portal, localId, by }: LeftOutDataset): string {
  return JSON.stringify([portal, localId, by?.portal, by?.localId]);
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
