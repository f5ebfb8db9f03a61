/** Did datasets vanish, or did the portal give them new ids? (Hub once doubled every dataset: opendatateam/udata#680.) */
import { isUrl } from '../domain/web-address.ts';
import type { Dataset } from '../domain/dataset.ts';

function pathOf(landingPage: string | null, localId: string): string {
  if (landingPage === null || !isUrl(landingPage)) return '';
  let path = new URL(landingPage).pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not percent-encoded UTF-8: the path as written will do.
  }
  return path.split(localId).join('*').toLowerCase();
}

/** Title, publisher and landing path without the id itself: what a new id leaves as it was. */
export function likeness(dataset: Dataset): string {
  return JSON.stringify([
    dataset.title.trim().toLowerCase(),
    dataset.publisher?.name.trim().toLowerCase() ?? null,
    pathOf(dataset.landingPage, dataset.localId),
  ]);
}

function tally(datasets: readonly Dataset[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const dataset of datasets) {
    const key = likeness(dataset);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** How many absent datasets have exactly one look-alike among the new ones, and are its only one. */
export function countMoved(absent: readonly Dataset[], fresh: readonly Dataset[]): number {
  const gone = tally(absent);
  const came = tally(fresh);
  return [...gone].filter(([key, count]) => count === 1 && came.get(key) === 1).length;
}

/** A sentence when at least half of the absent ones came back under other ids; null otherwise. */
export function describeMigration(absent: readonly Dataset[], fresh: readonly Dataset[]): string | null {
  const moved = countMoved(absent, fresh);
  if (moved < 2 || moved * 2 < absent.length) return null;
  return `${moved} of them came back under new ids (same title, publisher and page): the portal seems to have changed its ids.`;
}
