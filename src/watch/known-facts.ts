/** What besides datasets promises are judged by, all of it read before the judging begins. */
import type { CommitmentBook, Commitment } from '../domain/commitments/book.ts';
import type { DocumentFact, MetricFact, SourceFacts, SweepFacts } from '../domain/commitments/sweep-input.ts';
import { normaliseLink } from '../domain/links/normalise-link.ts';
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import { indicatorOf } from '../domain/metrics/indicators.ts';
import { watchedDocuments, watchedMetrics } from './rules-of.ts';
import { firstSnapshotOf } from './sources.ts';
import type { WatcherDeps } from './watcher-deps.ts';

/** `commitments`: all of one city. */
export async function knownFacts(
  { store, book }: Pick<WatcherDeps, 'store' | 'book'>,
  commitments: readonly Commitment[],
  city: string,
  sources: readonly SourceFacts[],
  at: string,
): Promise<SweepFacts> {
  const documents = await documentsOf(store, commitments);
  const metrics = await metricsOf(store, commitments, at);
  const ids = commitments.map(({ id }) => id);
  const before = await store.verdicts.latest(ids, justBefore(at));
  const previous = new Map(ids.map((id, place) => [id, before[place]?.evaluation ?? null]));
  const firstAt = await firstSnapshotOf(store, sources, city, at);
  const starts = planStarts(book);
  return {
    ...{ at, sources },
    document: (url) => documents.get(normaliseLink(url) ?? '') ?? null,
    metric: (scope, indicator) => metrics.get(`${scope} ${indicator}`) ?? null,
    updates: book.updates.filter(({ reportedOn }) => isSaidBy(reportedOn, at)),
    assessments: book.assessments.filter(({ date }) => isSaidBy(date, at)),
    previous: (commitment) => previous.get(commitment) ?? null,
    firstSnapshotAt: (one) => (one === city ? firstAt : null),
    planStart: (plan) => starts.get(plan) ?? null,
  };
}

/** A moment is judged by what was known before it, so that judging it again gives the same. */
function justBefore(at: string): string {
  return new Date(Date.parse(at) - 1).toISOString();
}
/** Of a coarse date its beginning. */
function isSaidBy(day: string, at: string): boolean {
  return day <= at.slice(0, day.length);
}
function planStarts({ plans }: CommitmentBook): ReadonlyMap<string, string | null> {
  return new Map(plans.map(({ id, periodStart, publishedOn }) => [id, periodStart ?? publishedOn]));
}

/** By normalised address. */
async function documentsOf(
  { links, documents }: Pick<WatcherDeps['store'], 'links' | 'documents'>,
  commitments: readonly Commitment[],
): Promise<ReadonlyMap<string, DocumentFact>> {
  const urls = [...new Set(watchedDocuments(commitments).flatMap(({ url }) => normaliseLink(url) ?? []))];
  const facts = urls.length === 0 ? [] : await links.facts(urls);
  const texts = urls.length === 0 ? [] : await documents.texts(urls);
  return new Map(
    urls.map((url, place) => [url, { link: facts[place] ?? null, text: texts[place]?.text ?? null }]),
  );
}

async function metricsOf(
  { metrics }: Pick<WatcherDeps['store'], 'metrics'>,
  commitments: readonly Commitment[],
  at: string,
): Promise<ReadonlyMap<string, MetricFact>> {
  const watched = watchedMetrics(commitments);
  if (watched.length === 0) return new Map();
  const scopes = [...new Set(watched.map(({ scope }) => scope))];
  const ids = [...new Set(watched.map(({ indicator }) => indicator))];
  const points = await metrics.points(scopes, ids, at);
  const snapshots = await metrics.snapshots(scopes, at);
  return new Map(
    scopes.flatMap((scope, place) => {
      const { id = null } = snapshots[place] ?? {};
      return id === null
        ? []
        : (points[place] ?? []).map(
            (point) => [`${scope} ${point.indicator}`, metricFact(point, id)] as const,
          );
    }),
  );
}
function metricFact({ indicator, value, lower, upper }: AggregatePoint, snapshot: string): MetricFact {
  const isTime = indicator.startsWith('time.') || indicatorOf(indicator)?.dimension === 'timeliness';
  return { value, lower, upper, isTime, snapshot };
}
