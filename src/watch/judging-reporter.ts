/** A reporter that has the promises of a city judged as soon as one of its portals was measured. */
import type { Registry } from '../domain/registry.ts';
import type { Log } from '../ports/log.ts';
import type { Reporter } from '../report/reporter.ts';
import { judgeCities } from './judge-cities.ts';
import type { Watcher } from './watcher.ts';

export interface JudgingDeps {
  readonly reporter: Reporter;
  readonly watcher: Watcher;
  readonly registry: Registry;
  readonly log: Log;
}

/** What goes wrong with judging is logged, and the measurement stands. */
export function createJudgingReporter({ reporter, watcher, registry, log }: JudgingDeps): Reporter {
  return {
    async measure(portal, options, signal) {
      const outcome = await reporter.measure(portal, options, signal);
      const city = registry.portals.find(({ slug }) => slug === portal)?.city ?? null;
      if (outcome.is !== 'measured' || city === null) return outcome;
      await judgeCities({ watcher, log, facts: { portal } }, [city], signal);
      return outcome;
    },
  };
}
