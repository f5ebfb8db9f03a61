/** The state of the gateway in facts, for people who run it. */
import type { Json } from '../domain/json.ts';
import { harvestStateOf } from '../harvest/status.ts';
import type { GraphDeps } from './deps.ts';

/** Well means: the store answers. */
export async function readHealth(
  deps: GraphDeps,
): Promise<{ readonly isWell: boolean; readonly facts: Json }> {
  try {
    const revision = await deps.catalogue.revision();
    return { isWell: true, facts: { status: 'ok', revision } };
  } catch (error) {
    deps.log.write('error', 'the store does not answer', { message: String(error) });
    return { isWell: false, facts: { status: 'failing', reason: 'The store does not answer.' } };
  }
}

/** Every portal's harvest, the datasets it has, and how the caches do. */
export async function readStatus(deps: GraphDeps): Promise<Json> {
  const { catalogue, harvestLog, registry, harvester, cache, clock, intervalMs } = deps;
  const slugs = registry.portals.map((portal) => portal.slug);
  const [revision, logs, counts, due] = await Promise.all([
    catalogue.revision(),
    harvestLog.portals(slugs),
    catalogue.counts(slugs),
    harvester.nextDue(slugs),
  ]);
  const now = clock.now();
  const portals = logs.map((log, index) => ({
    portal: log.portal,
    state: harvestStateOf(log, now, intervalMs),
    datasets: counts[index] ?? 0,
    lastComplete: log.lastComplete?.finishedAt ?? null,
    failures: log.failures,
    error: log.lastRun?.error?.code ?? null,
    nextDue: due[index] ?? null,
  }));
  const caches = Object.entries(cache.stats()).map(([kind, stats]): [string, Json] => [kind, { ...stats }]);
  return {
    at: now.toISOString(),
    revision,
    datasets: counts.reduce((sum, count) => sum + count, 0),
    portals,
    caches: Object.fromEntries(caches),
  };
}
