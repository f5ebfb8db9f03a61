/** Judges the promises of cities, and keeps what came of it. */
import type { Commitment } from '../domain/commitments/book.ts';
import type { Evaluation } from '../domain/commitments/evaluation.ts';
import { verdictChange } from '../domain/commitments/verdict-change.ts';
import { GatewayError } from '../domain/errors.ts';
import { normaliseLink } from '../domain/links/normalise-link.ts';
import type { PortalEntry } from '../domain/registry.ts';
import { nearest } from '../domain/suggest.ts';
import type { KeptEvaluation, VerdictChange } from '../ports/commitments.ts';
import { addCityFigures } from './city-figures.ts';
import { judgeCommitments } from './judge-commitments.ts';
import { asksForRows, watchedDocuments, watchedPortals } from './rules-of.ts';
import { newestSnapshot, readSources, type Sources } from './sources.ts';
import type { WatcherDeps } from './watcher-deps.ts';

export type EvaluateOutcome =
  | {
      readonly is: 'judged';
      readonly city: string;
      /** RFC 3339 UTC: the moment that was judged. */
      readonly at: string;
      /** In the order of the book. */
      readonly evaluations: readonly Evaluation[];
      /** Of the state, against the verdicts before that moment. */
      readonly changes: readonly VerdictChange[];
    }
  /** Nobody can look at the catalogue of then any more: what was kept then. */
  | {
      readonly is: 'kept';
      readonly city: string;
      readonly at: string;
      /** In the order of the book; those not judged by then are left out. */
      readonly kept: readonly KeptEvaluation[];
      readonly because: string;
    }
  | { readonly is: 'no-commitments'; readonly city: string };

export interface Watcher {
  /**
   * Judges all commitments of a city as of its newest complete snapshot, or as of `asOf` (RFC 3339 UTC), and saves all
   * verdicts or none. One after another, whoever asks. GatewayError NOT_FOUND: no such city; BAD_INPUT: `asOf` lies
   * ahead. Rejects with the signal's reason.
   */
  evaluate(city: string, asOf: string | null, signal?: AbortSignal): Promise<EvaluateOutcome>;
  /** Breaks off what is under way and waits for it. */
  close(): Promise<void>;
}

export function createWatcher(deps: WatcherDeps): Watcher {
  const over = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  return {
    evaluate(city, asOf, signal) {
      const either = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
      const next = last.then(() => evaluateCity(deps, city, asOf, either));
      last = next.catch(() => undefined);
      return next;
    },
    async close() {
      over.abort(new GatewayError('BUSY', 'The gateway is closed.'));
      await last;
    },
  };
}

async function evaluateCity(
  deps: WatcherDeps,
  city: string,
  asOf: string | null,
  signal: AbortSignal,
): Promise<EvaluateOutcome> {
  signal.throwIfAborted();
  const { store, registry, book, clock } = deps;
  checkCity(deps, city);
  const now = clock.now().toISOString();
  if (asOf !== null && asOf > now)
    throw new GatewayError('BAD_INPUT', `${asOf} lies ahead: it is ${now}.`, {
      hint: 'Ask as of a moment that is over, or leave it out.',
    });
  const commitments = book.commitments.filter((one) => one.city === city);
  if (commitments.length === 0) return { is: 'no-commitments', city };
  const watched = watchedPortals(commitments, registry.portals);
  const sources = await readSources(store, registry, asOf);
  const because = asOf === null ? null : await unseenThen(deps, commitments, watched, sources, asOf);
  if (asOf !== null && because !== null) return keptThen(deps, city, commitments, asOf, because);
  const own = registry.portals.filter((portal) => portal.city === city);
  const at = asOf ?? newestSnapshot(sources.facts, [...own, ...watched]) ?? now;
  const evaluations = await judgeCommitments(deps, city, commitments, watched, sources, at, signal);
  const changes = await save(deps, evaluations, at);
  if (asOf === null) await addCityFigures(store.metrics, book, city, commitments, evaluations, at);
  deps.log.write('info', 'commitments judged', {
    city,
    commitments: evaluations.length,
    changes: changes.length,
    at,
  });
  return { is: 'judged', city, at, evaluations, changes };
}

function checkCity({ registry, book }: WatcherDeps, city: string): void {
  const known = [...registry.cities.map(({ slug }) => slug), ...book.commitments.map((one) => one.city)];
  if (known.includes(city)) return;
  const near = nearest(city, known);
  throw new GatewayError(
    'NOT_FOUND',
    `There is no city "${city}".${near === null ? '' : ` Did you mean "${near}"?`}`,
  );
}

async function save(
  { store }: WatcherDeps,
  evaluations: readonly Evaluation[],
  at: string,
): Promise<readonly VerdictChange[]> {
  const ids = evaluations.map(({ commitment }) => commitment);
  const before = await store.verdicts.latest(ids, null);
  await store.verdicts.save({ at, evaluations });
  return evaluations.flatMap(({ commitment, verdict }, place) => {
    const last = before[place] ?? null;
    const state = last?.evaluation.verdict.state ?? null;
    const kind = verdictChange(state, verdict);
    // What is older than the last verdict is not kept.
    return kind === null || (last !== null && last.lastAt > at)
      ? []
      : [{ commitment, at, kind, before: state, after: verdict.state }];
  });
}

/** Why the catalogue of then cannot be looked at; null: it is as it was then. */
async function unseenThen(
  { store }: WatcherDeps,
  commitments: readonly Commitment[],
  watched: readonly PortalEntry[],
  { changedAt }: Sources,
  asOf: string,
): Promise<string | null> {
  for (const { slug } of watched) {
    const changed = changedAt(slug);
    if (changed !== null && changed > asOf)
      return `The catalogue of ${slug} was read again on ${changed}, and only its present content is kept.`;
  }
  for (const { slug } of watchedPortals(commitments.filter(asksForRows), watched)) {
    const asked = await store.contents.askedAt(slug);
    if (asked !== null && asked > asOf)
      return `The tables of ${slug} were counted again on ${asked}, and only the last counts are kept.`;
  }
  const urls = watchedDocuments(commitments).flatMap(({ url }) => normaliseLink(url) ?? []);
  const facts = urls.length === 0 ? [] : await store.links.facts(urls);
  const checked = facts.find((fact) => fact !== null && fact.checkedAt > asOf);
  return checked === undefined || checked === null
    ? null
    : `${checked.url} was asked again on ${checked.checkedAt}, and only its last answer is kept.`;
}

async function keptThen(
  { store }: WatcherDeps,
  city: string,
  commitments: readonly Commitment[],
  at: string,
  because: string,
): Promise<EvaluateOutcome> {
  const kept = await store.verdicts.latest(
    commitments.map(({ id }) => id),
    at,
  );
  return { is: 'kept', city, at, kept: kept.filter((one) => one !== null), because };
}
