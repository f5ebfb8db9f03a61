/** Puts what a city's promises come to among the figures of its last snapshot. */
import type { Commitment, CommitmentBook } from '../domain/commitments/book.ts';
import type { Evaluation } from '../domain/commitments/evaluation.ts';
import { commitmentFigures } from '../domain/commitments/figures.ts';
import { judgedCommitments } from '../domain/commitments/judged-commitments.ts';
import { provisionCount, releaseCounts } from '../domain/commitments/release-figures.ts';
import { deliveryPoints } from '../domain/metrics/aggregate/delivery-points.ts';
import type { MetricBook } from '../ports/metrics.ts';

/** false: the city has not been measured by `at`, RFC 3339 UTC. */
export async function addCityFigures(
  metrics: MetricBook,
  book: CommitmentBook,
  city: string,
  commitments: readonly Commitment[],
  evaluations: readonly Evaluation[],
  at: string,
): Promise<boolean> {
  const scope = `city:${city}`;
  const [snapshot] = await metrics.snapshots([scope], at);
  if (snapshot === null || snapshot === undefined) return false;
  const [points = []] = await metrics.points([scope], null, at);
  const plans = book.plans.filter((plan) => plan.city === city);
  const byId = new Map(evaluations.map((evaluation) => [evaluation.commitment, evaluation]));
  const judged = judgedCommitments(book, commitments, (id) => byId.get(id) ?? null, at.slice(0, 10));
  const delivery = {
    releases: releaseCounts(commitments, at),
    provisions: provisionCount(plans),
    figures: commitmentFigures(judged, plans),
  };
  return metrics.addPoints(scope, snapshot.at, deliveryPoints(points, delivery));
}
