/** Since when the catalogues are known that promises are judged by. */
import type { SourceFacts } from '../domain/commitments/sweep-input.ts';
import type { PortalEntry, Registry } from '../domain/registry.ts';
import type { Snapshot } from '../ports/metrics.ts';
import type { PortalLog, Store } from '../ports/store.ts';

export interface Sources {
  /** Every enabled portal of the registry. */
  readonly facts: readonly SourceFacts[];
  /** When a portal's records last changed as far as harvests tell, RFC 3339 UTC; null: never. */
  changedAt(portal: string): string | null;
}

/** `asOf`, RFC 3339 UTC: as it was then; null: now. */
export async function readSources(
  { metrics, log }: Pick<Store, 'metrics' | 'log'>,
  registry: Registry,
  asOf: string | null,
): Promise<Sources> {
  const entries = registry.portals.filter(({ enabled }) => enabled);
  const slugs = entries.map(({ slug }) => slug);
  const snapshots = await metrics.snapshots(
    slugs.map((slug) => `portal:${slug}`),
    asOf,
  );
  const logs = new Map((await log.portals(slugs)).map((one) => [one.portal, one]));
  return {
    facts: entries.map((entry, place) =>
      sourceOf(entry, snapshots[place] ?? null, logs.get(entry.slug) ?? null, asOf),
    ),
    changedAt: (portal) => logs.get(portal)?.lastRun?.finishedAt ?? null,
  };
}

/** A harvest that was complete and has not been measured yet is a snapshot too: of what was measured, nothing is known. */
function sourceOf(
  { slug: portal, city }: PortalEntry,
  snapshot: Snapshot | null,
  log: PortalLog | null,
  asOf: string | null,
): SourceFacts {
  const finishedAt = log?.lastComplete?.finishedAt ?? null;
  const isKnown = finishedAt !== null && (asOf === null || finishedAt <= asOf);
  if (isKnown && (snapshot === null || snapshot.at < finishedAt))
    return { portal, city, snapshot: `portal:${portal}@${finishedAt}`, takenAt: finishedAt };
  return { portal, city, snapshot: snapshot?.id ?? null, takenAt: snapshot?.at ?? null };
}

/** null: none of these portals has a complete snapshot. */
export function newestSnapshot(
  facts: readonly SourceFacts[],
  portals: readonly PortalEntry[],
): string | null {
  const slugs = new Set(portals.map(({ slug }) => slug));
  const moments = facts.flatMap(({ portal, takenAt }) =>
    takenAt !== null && slugs.has(portal) ? [takenAt] : [],
  );
  return moments.toSorted().at(-1) ?? null;
}

/** The first snapshot of any portal of the city by `at`; null: there was none. */
export async function firstSnapshotOf(
  { metrics }: Pick<Store, 'metrics'>,
  facts: readonly SourceFacts[],
  city: string,
  at: string,
): Promise<string | null> {
  const moments: string[] = [];
  for (const { portal, takenAt } of facts.filter((one) => one.city === city)) {
    const [first] = await metrics.series(`portal:${portal}`, 'p.size', null, at);
    const moment = first?.snapshot.at ?? takenAt;
    if (moment !== null) moments.push(moment);
  }
  return moments.toSorted()[0] ?? null;
}
