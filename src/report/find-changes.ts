/** Which datasets are not as they were when their portal was measured last. */
import { hash53 } from '../domain/hash-53.ts';
import { turnedBy } from '../domain/metrics/ledger/ledger-clock.ts';
import { isPassingAt } from '../domain/metrics/ledger/ledger-facts.ts';
import { placeOf } from '../domain/metrics/ledger/ledger-places.ts';
import type { KeptState } from '../ports/metrics.ts';
import type { DatasetsSince } from '../ports/store.ts';

/** What was kept, and the places of those of its datasets that are to be measured again whatever their content. */
export interface Before {
  readonly state: KeptState;
  readonly stale: ReadonlySet<number>;
}

export interface Changes {
  /** Local ids to be measured. */
  readonly wanted: readonly string[];
  /** Places of those of them that were measured before. */
  readonly stale: readonly number[];
  /** Places of those that live no more. */
  readonly gone: readonly number[];
}
/** As of `at`, RFC 3339 UTC. null: what was kept and what lives now do not come to the same. */
export function findChanges(
  { written, removed, living }: DatasetsSince,
  { state: { ledger }, stale }: Before,
  at: string,
): Changes | null {
  const again = new Set([...stale, ...turnedBy(ledger, at)]);
  for (let place = 0; place < ledger.flags.length; place += 1)
    if (isPassingAt(ledger, place)) again.add(place);
  const fresh: string[] = [];
  for (const { localId, contentHash } of written) {
    const place = placeOf(ledger.localIds, localId);
    if (place === null) fresh.push(localId);
    else if (ledger.content[place] !== hash53(contentHash)) again.add(place);
  }
  const gone = removed.map((localId) => placeOf(ledger.localIds, localId)).filter((place) => place !== null);
  if (ledger.localIds.length + fresh.length - gone.length !== living) return null;
  for (const place of gone) again.delete(place);
  const places = [...again].toSorted((a, b) => a - b);
  return { wanted: [...places.map((place) => ledger.localIds[place] ?? ''), ...fresh], stale: places, gone };
}
