/** Which kinds of evidence the words of a promise lean to. */
import type { PromiseKind } from './kind-phrases.ts';
import type { PromiseReading } from './read-promise.ts';

const KINDS: readonly PromiseKind[] = ['dataset', 'document', 'attestation', 'advocacy'];
/** Of each kind so many signals count, so that a long text does not outweigh a clear title. */
const MOST_SIGNALS = 3;

export interface Leaning {
  readonly kind: PromiseKind;
  /** 0..1 */
  readonly share: number;
  readonly reason: string;
}

/** A category that is surely meant speaks for datasets, as strongly as a plain word in a title. */
function pointsOf(kind: PromiseKind, reading: PromiseReading): number {
  const said = reading.signals[kind].slice(0, MOST_SIGNALS).reduce((sum, { points }) => sum + points, 0);
  if (kind !== 'dataset') return said;
  const [category] = reading.categories;
  return said + (category === undefined ? 0 : category.isSure ? 4 : 1);
}

/** Strongest first, never empty. */
export function leaningsOf(reading: PromiseReading): readonly Leaning[] {
  const points = KINDS.map((kind) => ({ kind, points: pointsOf(kind, reading) }));
  const all = points.reduce((sum, one) => sum + one.points, 0);
  if (all === 0)
    return [{ kind: 'attestation', share: 0.3, reason: 'nothing in its words says what would show it' }];
  return points
    .filter((one) => one.points > 0)
    .toSorted((a, b) => b.points - a.points || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .map(({ kind, points: own }) => ({ kind, share: own / all, reason: reasonOf(kind, reading) }));
}
function reasonOf(kind: PromiseKind, reading: PromiseReading): string {
  const phrases = reading.signals[kind].slice(0, MOST_SIGNALS).map(({ phrase }) => `"${phrase}"`);
  return phrases.length === 0 ? 'its subject is kept as data elsewhere' : `its words: ${phrases.join(', ')}`;
}
