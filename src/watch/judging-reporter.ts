/** A reporter that has promises judged as soon as a portal was measured: those of its city, and all that look at it. */
import type { CommitmentBook } from '../domain/commitments/book.ts';
import type { Registry } from '../domain/registry.ts';
import type { Log } from '../ports/log.ts';
import type { Reporter } from '../report/reporter.ts';
import { citiesLookingAt } from './concerned-cities.ts';
import { judgeCities } from './judge-cities.ts';
import type { Watcher } from './watcher.ts';

export interface JudgingDeps {
  readonly reporter: Reporter;
  readonly watcher: Watcher;
  readonly registry: Registry;
  readonly book: CommitmentBook;
  readonly log: Log;
}

/** What goes wrong with judging is logged, and the measurement stands. */
export function createJudgingReporter(deps: JudgingDeps): Reporter {
  const { reporter, watcher, registry, book, log } = deps;
  return {
    async measure(portal, options, signal) {
      const outcome = await reporter.measure(portal, options, signal);
      const entry = registry.portals.find(({ slug }) => slug === portal);
      if (outcome.is !== 'measured' || entry === undefined) return outcome;
      const own = entry.city === null ? [] : [entry.city];
      const cities = new Set([...own, ...citiesLookingAt(book, registry.portals, entry)]);
      await judgeCities({ watcher, log, facts: { portal } }, [...cities], signal);
      return outcome;
    },
  };
}
