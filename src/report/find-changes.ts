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
  /** Aligned with what was found: the place of one that is as it was, or -1. */
  readonly same: Int32Array;
}
/** As of `at`, RFC 3339 UTC. Quickest where both are in the same order, as they are as a rule. */
export function findChanges(
  contents: readonly DatasetContent[],
  { state, isStale }: Before,
  at: string,
): Changes {
  const { ledger } = state;
  const placeOf = followedIn(ledger.localIds);
  const isThere = new Uint8Array(ledger.localIds.length);
  const turned = new Set(turnedBy(ledger, at));
  const wanted: string[] = [];
  const stale: number[] = [];
  const same = new Int32Array(contents.length).fill(-1);
  for (const [index, { localId, contentHash }] of contents.entries()) {
    const place = placeOf(localId);
    if (place === undefined) {
      wanted.push(localId);
      continue;
    }
    isThere[place] = 1;
    const isSame =
      ledger.content[place] === hash53(contentHash) && !turned.has(place) && !isPassingAt(ledger, place);
    if (isSame && !isStale(place)) {
      same[index] = place;
      continue;
    }
    wanted.push(localId);
    stale.push(place);
  }
  const gone: number[] = [];
  for (const [place, there] of isThere.entries()) if (there === 0) gone.push(place);
  return { wanted, stale, gone, same };
}

/** The place of an id in the list: the one after the last that was found, else looked up. */
function followedIn(localIds: readonly string[]): (localId: string) => number | undefined {
  let next = 0;
  let places: ReadonlyMap<string, number> | null = null;
  return (localId) => {
    if (localIds[next] === localId) return next++;
    places ??= new Map(localIds.map((one, place) => [one, place]));
    const place = places.get(localId);
    if (place !== undefined) next = place + 1;
    return place;
  };
}
