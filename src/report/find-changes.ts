/** Which datasets are not as they were when their portal was measured last. */
import { hash53 } from '../domain/hash-53.ts';
import { turnedBy } from '../domain/metrics/ledger/ledger-clock.ts';
import { isPassingAt } from '../domain/metrics/ledger/ledger-facts.ts';
import type { PortalState } from '../ports/metrics.ts';
import type { DatasetContent } from '../ports/store.ts';

/** What was kept, and which of its datasets are to be measured again whatever their content. */
export interface Before {
  readonly state: PortalState;
  readonly isStale: (place: number) => boolean;
  /** How many of them. */
  readonly stale: number;
}

export interface Changes {
  /** Local ids to be measured. */
  readonly wanted: readonly string[];
  /** Places of those of them that were measured before. */
  readonly stale: readonly number[];
  /** Places of those that live no more. */
  readonly gone: readonly number[];
  /** Places of those that are as they were. */
  readonly same: ReadonlyMap<string, number>;
}
/** As of `at`, RFC 3339 UTC. */
export function findChanges(
  contents: readonly DatasetContent[],
  { state, isStale }: Before,
  at: string,
): Changes {
  const { ledger } = state;
  const places = new Map(ledger.localIds.map((localId, place) => [localId, place]));
  const turned = new Set(turnedBy(ledger, at));
  const wanted: string[] = [];
  const stale: number[] = [];
  const same = new Map<string, number>();
  for (const { localId, contentHash } of contents) {
    const place = places.get(localId);
    if (place === undefined) {
      wanted.push(localId);
      continue;
    }
    places.delete(localId);
    const isSame =
      ledger.content[place] === hash53(contentHash) && !turned.has(place) && !isPassingAt(ledger, place);
    if (isSame && !isStale(place)) {
      same.set(localId, place);
      continue;
    }
    wanted.push(localId);
    stale.push(place);
  }
  return { wanted, stale, gone: [...places.values()], same };
}
