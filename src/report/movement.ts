/** What came to a portal and what went. */
import type { HarvestRun } from '../domain/harvest.ts';
import type { Movement } from '../domain/metrics/aggregate/portal-inputs.ts';
import type { HarvestLog } from '../ports/store.ts';

const DAYS_90_MS = 90 * 86_400_000;
const PAGE = 100;
/** From when on what came and went counts, RFC 3339 UTC. */
export function beginOf(at: string): string {
  return new Date(Date.parse(at) - DAYS_90_MS).toISOString();
}

/** What came and went in 90 days, by the log of harvests; null: no harvest was complete before them. */
export async function movementOf(
  log: Pick<HarvestLog, 'runs'>,
  portal: string,
  at: string,
  size: number,
): Promise<Movement | null> {
  const from = beginOf(at);
  let [came, vanished] = [0, 0];
  let after: string | null = null;
  for (;;) {
    const [page] = await log.runs([{ portal, page: { first: PAGE, after } }]);
    const runs: readonly HarvestRun[] = page?.items.map(({ item }) => item) ?? [];
    for (const run of runs) {
      // What an incomplete harvest did not find then is not new now.
      if (run.startedAt < from && run.verdict === 'COMPLETE')
        return { came, vanished, before: size - came + vanished };
      if (run.startedAt < from) continue;
      came += run.added;
      vanished += run.removed;
    }
    after = page?.items.at(-1)?.cursor ?? null;
    if (page === undefined || !page.hasNextPage || after === null) return null;
  }
}
