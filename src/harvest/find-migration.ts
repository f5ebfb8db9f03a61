import type { Dataset } from '../domain/dataset.ts';
import type { Store } from '../ports/store.ts';
import { describeMigration } from './migration.ts';

/** As many absent ones as are compared, and as many stored ones as are looked through for newcomers. */
const MOST_ABSENT = 2_000;
const MOST_SCANNED = 50_000;
const PAGE = 500;

type Read = Pick<Store, 'catalogue' | 'writer'>;

async function read(
  store: Read,
  portal: string,
  localIds: readonly string[],
): Promise<readonly { readonly dataset: Dataset; readonly firstSeenAt: string }[]> {
  const stored = await store.catalogue.datasets(localIds.map((localId) => ({ portal, localId })));
  return stored.filter((one) => one !== null);
}

/**
 * Datasets of `portal` first seen at or after `since`. Goes through the records rather than the search, because the
 * process that harvests need not keep a search index.
 */
async function newcomers(store: Read, portal: string, since: string): Promise<readonly Dataset[]> {
  const found: Dataset[] = [];
  let after: string | null = null;
  for (let scanned = 0; scanned < MOST_SCANNED; scanned += PAGE) {
    const records = await store.writer.records(portal, after, PAGE);
    const ids = records.map(({ localId }) => localId);
    const page = await read(store, portal, ids);
    found.push(...page.filter(({ firstSeenAt }) => firstSeenAt >= since).map(({ dataset }) => dataset));
    after = ids.at(-1) ?? null;
    if (after === null || ids.length < PAGE) break;
  }
  return found;
}

/** A sentence when many of the absent datasets seem to have come back under new ids; null otherwise. */
export async function migrationOf(
  store: Read,
  portal: string,
  absent: readonly string[],
  startedAt: string,
): Promise<string | null> {
  if (absent.length === 0) return null;
  const gone = await read(store, portal, absent.slice(0, MOST_ABSENT));
  const missing = new Set(absent);
  const came = (await newcomers(store, portal, startedAt)).filter(({ localId }) => !missing.has(localId));
  return describeMigration(
    gone.map(({ dataset }) => dataset),
    came,
  );
}
