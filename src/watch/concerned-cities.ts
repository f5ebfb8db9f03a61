/** Cities whose promises have to be judged again once something besides a catalogue was looked at. */
import type { CommitmentBook } from '../domain/commitments/book.ts';
import type { PortalEntry } from '../domain/registry.ts';
import { asksForRows, watchedPortals } from './rules-of.ts';

type Promises = Pick<CommitmentBook, 'commitments'>;

function citiesOf({ commitments }: Promises): readonly string[] {
  return [...new Set(commitments.map(({ city }) => city))].toSorted();
}

/** Rows of a portal's tables were counted. In order. */
export function citiesAskingForRows(
  book: Promises,
  portals: readonly PortalEntry[],
  portal: string,
): readonly string[] {
  const asking = book.commitments.filter(asksForRows);
  return citiesOf({ commitments: asking }).filter((city) =>
    watchedPortals(
      asking.filter((one) => one.city === city),
      portals,
    ).some(({ slug }) => slug === portal),
  );
}
