/** Walks through the catalogues that promises of a city speak of, and judges them; nothing is kept. */
import type { Commitment } from '../domain/commitments/book.ts';
import { createSweep } from '../domain/commitments/create-sweep.ts';
import type { Evaluation } from '../domain/commitments/evaluation.ts';
import type { PortalEntry } from '../domain/registry.ts';
import { sweepPortal } from './evidence.ts';
import { knownFacts } from './known-facts.ts';
import { watchedPortals } from './rules-of.ts';
import { newestSnapshot, readSources, type Sources } from './sources.ts';
import type { WatcherDeps } from './watcher-deps.ts';

/** As of `at`, RFC 3339 UTC. In the order of the commitments, which are all of the one city. */
export async function judgeCommitments(
  deps: WatcherDeps,
  city: string,
  commitments: readonly Commitment[],
  watched: readonly PortalEntry[],
  { facts }: Sources,
  at: string,
  signal: AbortSignal,
): Promise<readonly Evaluation[]> {
  const sweep = createSweep(commitments, deps.kit);
  for (const entry of watched) await sweepPortal(deps, sweep, entry, at, signal);
  const known = await knownFacts(deps, commitments, city, facts, at);
  signal.throwIfAborted();
  return sweep.finish(known);
}

/**
 * What verdicts commitments would have today that nobody has written down yet, such as ones with a rule that is only
 * proposed. Aligned with them. Nothing is saved.
 */
export async function previewCommitments(
  deps: WatcherDeps,
  commitments: readonly Commitment[],
  signal: AbortSignal,
): Promise<readonly Evaluation[]> {
  const sources = await readSources(deps.store, deps.registry, null);
  const found = new Map<string, Evaluation>();
  for (const city of new Set(commitments.map((one) => one.city))) {
    const own = commitments.filter((one) => one.city === city);
    const watched = watchedPortals(own, deps.registry.portals);
    const portals = deps.registry.portals.filter((portal) => portal.city === city);
    const at = newestSnapshot(sources.facts, [...portals, ...watched]) ?? deps.clock.now().toISOString();
    for (const one of await judgeCommitments(deps, city, own, watched, sources, at, signal))
      found.set(one.commitment, one);
  }
  return commitments.flatMap(({ id }) => found.get(id) ?? []);
}
