/** Facts that still count: what was checked too long ago counts as not checked. */
import type { LinkFact } from '../domain/links/fact.ts';
import { isOutdated } from '../domain/links/link-schedule.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkStore } from '../ports/links.ts';

/** The cycle within which every address of a sample is checked again. */
export const LINK_MAX_AGE_MS = 30 * 86_400_000;

/** The same store, whose facts are null where they are older. What bears on the next check (`records`) stays whole. */
export function countedLinks(
  links: LinkStore,
  {
    clock,
    maxAgeMs = LINK_MAX_AGE_MS,
  }: { readonly clock: Pick<Clock, 'now'>; readonly maxAgeMs?: number | undefined },
): LinkStore {
  return {
    async facts(urls) {
      const now = clock.now().toISOString();
      const facts = await links.facts(urls);
      return facts.map((fact): LinkFact | null =>
        fact === null || isOutdated(fact, now, maxAgeMs) ? null : fact,
      );
    },
    async changedSince(revision) {
      const oldest = new Date(clock.now().getTime() - maxAgeMs).toISOString();
      return { ...(await links.changedSince(revision)), outdated: await links.drawnBefore(oldest) };
    },
    drawnBefore: (moment) => links.drawnBefore(moment),
    records: (urls) => links.records(urls),
    requests: (hosts, day) => links.requests(hosts, day),
    save: (batch) => links.save(batch),
  };
}
