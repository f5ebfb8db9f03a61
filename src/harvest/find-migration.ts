import type { Dataset } from '../domain/dataset.ts';
import type { Catalogue } from '../ports/store.ts';
import { describeMigration } from './migration.ts';

/** As many on either side as are compared; enough to recognise a migration by. */
const SAMPLE = 2_000;
const PAGE = 200;

async function read(
  catalogue: Catalogue,
  portal: string,
  localIds: readonly string[],
): Promise<readonly { readonly dataset: Dataset; readonly firstSeenAt: string }[]> {
  const stored = await catalogue.datasets(localIds.map((localId) => ({ portal, localId })));
  return stored.filter((one) => one !== null);
}

/** Datasets of `portal` first seen at or after `since`, newest first. */
async function newcomers(catalogue: Catalogue, portal: string, since: string): Promise<readonly Dataset[]> {
  const found: Dataset[] = [];
  let after: string | null = null;
  while (found.length < SAMPLE) {
    const hits = await catalogue.search({
      query: null,
      filter: { portals: [portal] },
      removed: false,
      orderBy: { by: 'FIRST_SEEN', direction: 'DESC' },
      first: PAGE,
      after,
    });
    const page = await read(
      catalogue,
      portal,
      hits.hits.map(({ key }) => key.localId),
    );
    const fresh = page.filter(({ firstSeenAt }) => firstSeenAt >= since);
    found.push(...fresh.map(({ dataset }) => dataset));
    after = hits.hits.at(-1)?.cursor ?? null;
    if (fresh.length < page.length || !hits.hasNextPage || after === null) break;
  }
  return found;
}

/** A sentence when many of the absent datasets seem to have come back under new ids; null otherwise. */
export async function migrationOf(
  catalogue: Catalogue,
  portal: string,
  absent: readonly string[],
  startedAt: string,
): Promise<string | null> {
  const gone = await read(catalogue, portal, absent.slice(0, SAMPLE));
  const missing = new Set(absent);
  const came = (await newcomers(catalogue, portal, startedAt)).filter(({ localId }) => !missing.has(localId));
  return describeMigration(
    gone.map(({ dataset }) => dataset),
    came,
  );
}
