/** What saving a verdict means, decided once for all stores. */
import type { Evaluation } from '../domain/commitments/evaluation.ts';
import type { DatasetKey } from '../domain/ids.ts';

/** Of the verdict kept last: the moments between which it is known to have held. */
export interface LastVerdict {
  readonly body: string;
  readonly validFrom: string;
  readonly lastAt: string;
}
/**
 * `leave`: nothing changes. `prolong`: what is kept holds at the new moment too. `begin`: a new verdict holds from the
 * moment on. `replace`: the moment was judged already, otherwise; that judgement goes, and then one looks again.
 */
export type Placing = 'leave' | 'prolong' | 'begin' | 'replace';

/** All of an evaluation that makes it another one: everything but the moment and the snapshots. */
export function verdictBody({ at: _at, snapshots: _snapshots, ...body }: Evaluation): string {
  return JSON.stringify(body);
}

/**
 * Verdicts follow upon each other: what is older than the last kept one of its commitment is left out, since nobody
 * can look at a catalogue of then any more. `body` of both in the same spelling. `last` null: none is kept.
 */
export function placeVerdict(last: LastVerdict | null, at: string, body: string): Placing {
  if (last === null) return 'begin';
  if (at < last.lastAt) return 'leave';
  if (body === last.body) return at === last.lastAt ? 'leave' : 'prolong';
  return at === last.lastAt ? 'replace' : 'begin';
}

/** Datasets that the verdict rests on, those of its milestones too, each once. */
export function evidenceKeys({ verdict, milestones }: Evaluation): readonly DatasetKey[] {
  const all = [verdict, ...milestones.map((milestone) => milestone.verdict)].flatMap(({ requirements }) =>
    requirements.flatMap(({ datasets }) => datasets.map(({ portal, localId }) => ({ portal, localId }))),
  );
  return [...new Map(all.map((key) => [JSON.stringify([key.portal, key.localId]), key])).values()];
}
