/** Points about how datasets spread over licences and publishers. */
import type { IndicatorDefinition } from '../definition.ts';
import { factPoint, sharePoint, unknownPoint, type AggregatePoint } from './point.ts';
import type { PortalTally } from './portal-tally.ts';

/** The share of the commonest licence. */
export function concentrationPoint(as: IndicatorDefinition, tally: PortalTally): AggregatePoint {
  const { most, known, unknown } = spread(tally, 'licences');
  return sharePoint(as, { passed: most, failed: known - most, unknown });
}

/** Σ share² of publishers. Unknown ones: each on its own at least, all with the largest at most. */
export function herfindahlPoint(as: IndicatorDefinition, tally: PortalTally): AggregatePoint {
  const { most, known, unknown, squares } = spread(tally, 'publishers');
  if (known === 0) return { ...unknownPoint(as, 'NOTHING_KNOWN'), n: unknown, unknown };
  const asked = known + unknown;
  const value = squares / known ** 2;
  return {
    ...factPoint(as, value),
    n: asked,
    known,
    unknown,
    // The same numbers by two ways may differ in the last digit.
    lower: Math.min(value, (squares + unknown) / asked ** 2),
    upper: Math.max(value, (squares - most ** 2 + (most + unknown) ** 2) / asked ** 2),
    coverage: known / asked,
  };
}

function spread(
  tally: PortalTally,
  name: 'licences' | 'publishers',
): { readonly most: number; readonly known: number; readonly unknown: number; readonly squares: number } {
  let [most, known, squares] = [0, 0, 0];
  for (const count of tally.counts(name).counts()) {
    most = Math.max(most, count);
    known += count;
    squares += count * count;
  }
  return { most, known, unknown: tally.size - known, squares };
}
