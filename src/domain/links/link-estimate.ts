/** What is known of a portal's addresses, stratum by stratum: from this the share that is alive is estimated. */
import { drawnOf, type LinkFact } from './fact.ts';
import { strataOf } from './link-sample.ts';

export interface LinkStratumCount {
  readonly host: string;
  readonly template: string;
  /** Addresses in all (N_h). */
  readonly total: number;
  /** Of those, settled by a check: alive or dead (n_h). */
  readonly known: number;
  readonly alive: number;
  /** Checked and not settled. */
  readonly unknown: number;
}

/** `urls` are distinct and normalised. */
export function countStrata(
  urls: Iterable<string>,
  fact: (url: string) => LinkFact | null,
): readonly LinkStratumCount[] {
  return strataOf(urls).map(({ host, template, urls: all }) => {
    let [known, alive, unknown] = [0, 0, 0];
    for (const url of all) {
      const found = fact(url);
      const state = found === null ? null : drawnOf(found).state;
      if (state === 'PASS' || state === 'FAIL') known += 1;
      if (state === 'PASS') alive += 1;
      if (state === 'UNKNOWN') unknown += 1;
    }
    return { host, template, total: all.length, known, alive, unknown };
  });
}
