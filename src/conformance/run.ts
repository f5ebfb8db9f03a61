/** Runs checks one after the other and says what came of each. */
import type { Connector } from '../connector/index.ts';
import { Breach, Moot, nameOfError, type Check, type Subject } from './check.ts';
import { brokenPortalChecks } from './broken-portal.ts';
import { catalogueChecks } from './catalogue.ts';
import { configChecks } from './config.ts';
import { errorChecks } from './errors.ts';
import { manifestChecks } from './manifest.ts';
import { mannersChecks } from './manners.ts';
import { mapChecks } from './map.ts';
import { observedChecks } from './observed.ts';
import { probeChecks } from './probe.ts';
import { resumingChecks } from './resuming.ts';
import { aggregateChecks } from './rows-aggregate.ts';
import { countChecks } from './rows-count.ts';
import { rowErrorChecks } from './rows-errors.ts';
import { filterChecks } from './rows-filter.ts';
import { orderChecks } from './rows-order.ts';
import { shapeChecks } from './rows-shape.ts';
import { undeclaredChecks } from './rows-undeclared.ts';
import { wordChecks } from './rows-words.ts';
import { stoppingChecks } from './stopping.ts';

/** Those of every connector, by subject. */
export const checks: readonly Check[] = [
  ...manifestChecks,
  ...configChecks,
  ...probeChecks,
  ...catalogueChecks,
  ...resumingChecks,
  ...brokenPortalChecks,
  ...mapChecks,
  ...observedChecks,
  ...errorChecks,
  ...stoppingChecks,
  ...mannersChecks,
  ...shapeChecks,
  ...undeclaredChecks,
  ...wordChecks,
  ...orderChecks,
  ...countChecks,
  ...aggregateChecks,
  ...rowErrorChecks,
];

/** The same, and one for each filter that the manifest declares. */
export function checksFor(connector: Connector): readonly Check[] {
  return [...checks, ...filterChecks(connector)];
}

export type Outcome =
  | { readonly is: 'passed' }
  | { readonly is: 'failed'; readonly because: string }
  /** It failed, and the subject says why that is right. */
  | { readonly is: 'bypassed'; readonly reason: string }
  | { readonly is: 'inapplicable'; readonly because: string };
export interface CheckResult {
  readonly id: string;
  readonly promise: string;
  readonly outcome: Outcome;
}

async function outcomeOf(check: Check, subject: Subject): Promise<Outcome> {
  try {
    const because = check.inapplicable?.(subject) ?? null;
    if (because !== null) return { is: 'inapplicable', because };
    await check.run(subject);
    return { is: 'passed' };
  } catch (error) {
    if (error instanceof Moot) return { is: 'inapplicable', because: error.message };
    return { is: 'failed', because: error instanceof Breach ? error.message : nameOfError(error) };
  }
}

/** The outcome of one check; a bypass of a check that does not fail is itself a failure. */
export async function runCheck(check: Check, subject: Subject): Promise<Outcome> {
  const outcome = await outcomeOf(check, subject);
  const bypass = subject.bypass.find((entry) => entry.check === check.id);
  if (bypass === undefined) return outcome;
  if (bypass.reason.trim() === '') return { is: 'failed', because: 'the bypass gives no reason' };
  if (outcome.is === 'failed') return { is: 'bypassed', reason: bypass.reason };
  const now = outcome.is === 'passed' ? 'passes' : 'does not apply';
  return { is: 'failed', because: `the bypass is stale: the check ${now}` };
}

/** Bypasses of checks that there are not. */
export function unknownBypasses(subject: Subject): readonly string[] {
  const known = checksFor(subject.connector).map(({ id }) => id);
  return subject.bypass.map(({ check }) => check).filter((id) => !known.includes(id));
}

export interface Report {
  readonly results: readonly CheckResult[];
  readonly unknownBypasses: readonly string[];
  readonly isPassed: boolean;
}

/** All checks, in order and one at a time: some replace globals while they run. */
export async function runConformance(
  subject: Subject,
  selected = checksFor(subject.connector),
): Promise<Report> {
  const results: CheckResult[] = [];
  for (const check of selected) {
    const { id, promise } = check;
    results.push({ id, promise, outcome: await runCheck(check, subject) });
  }
  const unknown = unknownBypasses(subject);
  const isPassed = unknown.length === 0 && results.every(({ outcome }) => outcome.is !== 'failed');
  return { results, unknownBypasses: unknown, isPassed };
}

export interface RunnableCheck {
  readonly id: string;
  /** Rejects with `Breach` when the promise is broken; answers with the outcome otherwise. */
  readonly run: () => Promise<Outcome>;
}

function runnable(id: string, run: () => Promise<Outcome>): RunnableCheck {
  return {
    id,
    async run() {
      const outcome = await run();
      if (outcome.is === 'failed') throw new Breach(`${id}: ${outcome.because}`);
      return outcome;
    },
  };
}

/**
 * The checks for any test runner: `for (const { id, run } of conformance(subject)) it(id, run)`. Not concurrently:
 * some replace globals while they run.
 */
export function conformance(subject: Subject): readonly RunnableCheck[] {
  const unknown = unknownBypasses(subject);
  return [
    ...checksFor(subject.connector).map((check) => runnable(check.id, () => runCheck(check, subject))),
    ...unknown.map((id) =>
      runnable(id, async () => ({ is: 'failed', because: 'a bypass of a check that does not exist' })),
    ),
  ];
}
